"""The brief's worktray, with its own sentences: Monday 30 March 2026, Amina Yusuf."""

from cpcase.web.components import Action, DueBlock, Heading, NavLink, Why, WorkRow

LATE = DueBlock("overdue", "Overdue by 2 working days", "was due Thursday 26 March", "2026-03-26")
TODAY = DueBlock("today", "Due today", "Monday 30 March", "2026-03-30")
IN_THREE = DueBlock("soon", "Due in 3 working days", "Thursday 2 April", "2026-04-02")
IN_FOUR = DueBlock("soon", "Due in 4 working days", "Tuesday 7 April", "2026-04-07")
IN_FIVE = DueBlock("soon", "Due in 5 working days", "Wednesday 8 April", "2026-04-08")

BAR = (
    NavLink("My work", "#", True),
    NavLink("My children", "#"),
    NavLink("Calendar", "#"),
    NavLink("Conferences", "#"),
    NavLink("Amina Yusuf", "#"),
)

SIBLINGS = "Reuben Ashdown, 6, and Isla Ashdown, 3. Section 47 enquiry"
JAYDEN = "Jayden Cole, 9. Child protection plan: neglect"
NOOR = "Noor Rahimi, 13. Child protection plan: emotional abuse"
REVIEW = "Noor Rahimi, 13. Review conference: Monday 13 April, 10am"

OVERDUE = (
    WorkRow(
        LATE,
        "See Jayden alone at home",
        "#",
        JAYDEN,
        whys=(
            "His plan says every 2 weeks. Last seen alone on Thursday 12 March.",
            "Your manager, Tom Bright, was told on Friday 27 March.",
        ),
        actions=(
            Action("Record this visit", "#", "to Jayden Cole"),
            Action("Say why it is late", "#", ": Jayden Cole"),
        ),
    ),
)
DUE_TODAY = (
    WorkRow(
        TODAY,
        "Send the conference request",
        "#",
        SIBLINGS,
        whys=("Day 5 of 15. Conference administration need the list of people to invite.",),
        why=Why(
            "The strategy discussion on Tuesday 24 March is Day 1. Saturday 28 and Sunday 29 March "
            "are not counted, so Day 5 is Monday 30 March.",
            "Rule C05, Aldermere pathway, version 3.",
            question="Why today?",
        ),
        tag="Draft: 3 of 5 parts done",
        tag_colour="blue",
        actions=(Action("Continue", "#", "the conference request for Reuben and Isla Ashdown"),),
        children=(Action("Reuben Ashdown, 6", "#"), Action("Isla Ashdown, 3", "#")),
        stage="Section 47 enquiry",
    ),
    WorkRow(
        TODAY,
        "Send the core group minutes",
        "#",
        NOOR,
        whys=(
            "The core group met on Monday 16 March. Members should have the minutes within 10 "
            "working days.",
        ),
        said=("From Beth Lowe, Brook Lane School, on Friday 27 March",),
        actions=(Action("Read and send", "#", "the minutes for Noor Rahimi"),),
    ),
)
NEXT = (
    WorkRow(
        IN_THREE,
        "See Noor alone",
        "#",
        NOOR,
        whys=("Every 2 weeks. Last seen alone on Thursday 19 March.",),
        said=("Booked: Wednesday 1 April, 3:45pm",),
        actions=(Action("Prepare", "#", "for the visit to Noor Rahimi"),),
    ),
    WorkRow(
        IN_FOUR,
        "Hold the core group",
        "#",
        JAYDEN,
        whys=("Every 4 weeks. The last one was on Tuesday 10 March.",),
        said=("Booked: Thursday 2 April, 10am",),
        actions=(Action("Open", "#", "the core group for Jayden Cole"),),
    ),
    WorkRow(
        IN_FIVE,
        "Share the review report with the family",
        "#",
        REVIEW,
        whys=("5 days before the review conference.",),
        tag="Not started",
        actions=(Action("Start, pre-filled", "#", "review report for Noor Rahimi"),),
    ),
)
WAITING = (
    WorkRow(
        TODAY,
        "Is a conference needed?",
        "#",
        SIBLINGS,
        whys=("With Tom Bright, team manager, since Friday 27 March at 3:10pm.",),
        said=("Opened by Tom today, 8:51am",),
    ),
    WorkRow(
        IN_FIVE,
        "Health report for the review conference",
        "#",
        REVIEW,
        whys=("Asked on Monday 23 March: Grace Obi, school nurse.",),
        actions=(Action("Remind", "#", "Grace Obi about the health report"),),
    ),
)
GROUPS = (
    Heading("overdue", "Overdue", OVERDUE, total=1),
    Heading("today", "Due today", DUE_TODAY, total=2),
    Heading(
        "week",
        "Next 5 working days",
        NEXT,
        "To Wednesday 8 April. Friday 3 April and Monday 6 April are bank holidays.",
        total=3,
    ),
    Heading("waiting", "Waiting for someone else", WAITING, total=2),
)
JUMPS = (
    ("overdue", 1, "overdue"),
    ("today", 2, "due today"),
    ("week", 3, "due in the next 5 working days"),
    ("later", 4, "later"),
    ("waiting", 2, "waiting for someone else"),
)

PAGE = """{% extends "layout.html" %}{% load cp %}
{% block title %}My work{% endblock %}
{% block skip %}<a href="#overdue" class="govuk-skip-link">Skip to overdue work</a>{% endblock %}
{% block main %}
<div class="cp-top"><div><h1 class="govuk-heading-l">My work</h1><p class="govuk-body govuk-!-margin-bottom-0">Monday 30 March 2026</p></div>
<div class="cp-actions">{% govuk "button" text="Record a visit" href="#" %}{% govuk "button" text="Write a case note" href="#" classes="govuk-button--secondary" %}</div></div>
<div class="cp-today"><section aria-labelledby="diary"><h2 id="diary">Today</h2><ul><li><strong>11am</strong> <a class="govuk-link" href="#">Home visit, Ashdown family</a>, 14 Larch Row</li><li><strong>2:30pm</strong> Supervision with Tom Bright: Reuben, Isla, Jayden</li></ul></section>
<section aria-labelledby="drafts"><h2 id="drafts">Unfinished</h2><ul><li><a class="govuk-link" href="#">Visit to Isla Ashdown, Friday 27 March</a></li><li>Saved on Friday at 4:52pm, from your phone</li></ul></section></div>
{% jump jumps %}
{% for group in groups %}<section class="cp-group" aria-labelledby="{{ group.anchor }}"><h2 class="govuk-heading-m" id="{{ group.anchor }}">{{ group.title }}</h2>{% if group.note %}<p class="govuk-body-s govuk-!-margin-bottom-2">{{ group.note }}</p>{% endif %}<ul class="cp-list">{% for row in group.rows %}{% work_row row %}{% endfor %}</ul></section>
{% endfor %}
<section class="cp-group" aria-labelledby="later"><h2 class="govuk-heading-m" id="later">Later</h2><p class="govuk-body">4 more, the first on Wednesday 15 April. <a class="govuk-link" href="#">Show all later work</a></p></section>
{% endblock %}"""  # noqa: E501  a template, as the product's own are written
