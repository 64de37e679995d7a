"""The brief's child page, with its own sentences: Reuben Ashdown on Monday 30 March 2026."""

from datetime import date, timedelta

from cpcase.web.components import (
    ChildBand,
    Counted,
    DueBlock,
    LimitRow,
    PathStep,
    Warned,
    Why,
    counting_weeks,
)
from tests.cpcase.web.gallery.worktray import TODAY

LIMIT = date(2026, 4, 15)
CLOSED = {date(2026, 4, 3): "Good Friday", date(2026, 4, 6): "Easter Monday"}


def fifteen_days() -> list[Counted]:
    """Day 1 to Day 15 from Tuesday 24 March 2026, over Easter."""
    day, number, counted = date(2026, 3, 24), 0, []
    while day <= LIMIT:
        if day in CLOSED:
            counted.append(Counted(day, closed=CLOSED[day]))
        elif day.weekday() < 5:
            number += 1
            counted.append(Counted(day, number))
        day += timedelta(days=1)
    return counted


BAND = ChildBand(
    name="Reuben Ashdown",
    stage="Section 47 enquiry, day 5 of 15",
    facts=(
        "6 years old, born 14 June 2019",
        "Boy",
        "Child number 204 117",
        "Social worker: Amina Yusuf",
        "Team manager: Tom Bright",
    ),
    warnings=(
        Warned("Visit in pairs: read before you go", "bad"),
        Warned("Father must not be given this address"),
    ),
    siblings=(
        ("Reuben, 6", "", ""),
        ("Isla, 3", "#", "same enquiry"),
        ("Casey Ashdown, 16", "#", "child in need"),
        ("Family and network", "#", ""),
    ),
    tabs=(
        ("Overview", "#", True),
        ("Timeline", "#", False),
        ("Visits", "#", False),
        ("Meetings", "#", False),
        ("Plan", "#", False),
        ("Chronology", "#", False),
        ("People", "#", False),
        ("Documents", "#", False),
        ("Who has looked", "#", False),
    ),
)

LIMITS = (
    LimitRow(
        TODAY,
        "Decide if a conference is needed",
        "Tom Bright, team manager. Everything he needs is in.",
        why=Why(
            "Day 5, counted from the strategy discussion on Tuesday 24 March as Day 1.",
            "Rule C04.",
        ),
    ),
    LimitRow(
        TODAY,
        "Send the conference request",
        "Amina Yusuf, social worker. Draft, 3 of 5 parts done.",
        href="#",
        action="Continue",
        why=Why("Day 5, the same day as the decision.", "Rule C05."),
    ),
    LimitRow(
        DueBlock("later", "Due in 10 working days", "Wednesday 15 April", "2026-04-15"),
        "Hold the initial conference",
        "Conference administration. Not booked yet: they are waiting for the request.",
        why=Why(
            "15 working days from Tuesday 24 March. Weekends and bank holidays are not counted.",
            "Rule C14, Aldermere pathway, version 3.",
            weeks=counting_weeks(fifteen_days(), limit=LIMIT, today=date(2026, 3, 30)),
            national="Thursday 16 April. It counts from the day after the discussion.",
            local="Day 15, Wednesday 15 April.",
            history=(
                "This date has not changed since it was first worked out, Tuesday 24 March at "
                "4:35pm.",
            ),
            is_open=True,
        ),
    ),
)

STEPS = (
    PathStep(
        "done",
        "Strategy discussion",
        (
            "Tuesday 24 March, signed off by Tom Bright at 4:35pm",
            "On time. Social care, police and health took part.",
        ),
    ),
    PathStep("done", "Children seen", ("Tuesday 24 March, 5:45pm, at home.", "On time, same day.")),
    PathStep("late", "Conference administration warned", ("Wednesday 25 March, 4:40pm",)),
    PathStep(
        "overdue",
        "Chronology brought up to date",
        ("Overdue by 2 working days, was due Thursday 26 March.",),
    ),
    PathStep(
        "now",
        "Section 47 enquiry",
        ("Started Tuesday 24 March. Due Wednesday 15 April.", "6 of 9 parts done"),
        href="#",
        link="Open the record",
    ),
    PathStep("replaced", "Report shared with the family", ("Was due Monday 13 April.",)),
    PathStep("next", "Initial conference", ("By Wednesday 15 April. Not booked.",)),
    PathStep("skipped", "Child in need review", ("Not needed: there is a conference.",)),
    PathStep(
        "next",
        "Plan, first core group, visits, reviews",
        ("Dates appear when the conference is booked.",),
    ),
)

PAGE = """{% extends "layout.html" %}{% load cp %}
{% block title %}Child 204117: overview{% endblock %}
{% block band %}{% child_band band %}{% endblock %}
{% block main %}{% child_tabs band "Reuben" %}
<div class="cp-top"><h2 class="govuk-heading-m govuk-!-margin-bottom-0" id="next">What happens next</h2><div class="cp-actions">{% govuk "button" text="Record a visit" href="#" %}{% govuk "button" text="Write a case note" href="#" classes="govuk-button--secondary" %}</div></div>
<div class="cp-cols"><div><section class="cp-section" aria-labelledby="next">{% for limit in limits %}{% limit_row limit %}{% endfor %}</section></div>
<div class="cp-aside">
<section class="cp-card"><h2>Last seen</h2><div class="cp-card__b"><p><strong>Tuesday 24 March, 5:45pm</strong><br>4 working days ago, by Amina Yusuf</p><p>{% mark "ok" "cp-mark ok" %} Seen alone</p><p>{% mark "ok" "cp-mark ok" %} Bedroom seen</p><p><a class="govuk-link" href="#">Read the visit</a></p></div></section>
<section class="cp-card"><h2>What Reuben says</h2><div class="cp-card__b"><p class="cp-quote">“I like it when Nan is there because it is quiet.”</p><p>Tuesday 24 March, to Amina Yusuf</p></div></section>
<section class="cp-card"><h2>People to call</h2><div class="cp-card__b"><dl><dt>Leanne Ashdown, mother</dt><dd>{% phone "01632 960101" "Leanne Ashdown" %}. Afternoons are best.</dd><dt>Rosa Finch, grandmother</dt><dd>{% phone "01632 960144" "Rosa Finch" %}</dd></dl></div></section>
</div>
<div><h2 class="govuk-heading-m">Pathway</h2>{% pathway_list steps %}</div></div>
{% endblock %}"""  # noqa: E501  a template, as the product's own are written
