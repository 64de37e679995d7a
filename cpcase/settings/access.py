"""Who comes in: sessions in the browser, what the bar counts, who puts a record right."""

SESSION_LONGEST = 12 * 60 * 60  # seconds of real time after which even a busy session ends
# Whose pages a browser shows: it keeps a form that is sent after its session has ended.
LAST_PERSON_COOKIE = "last-person"
CSRF_FAILURE_VIEW = "accounts.views.sign_in.not_from_here"

# A page's name and who counts what waits there for a person: "Sign-offs, 3". Both are text, since
# the pages belong to apps above the one that draws the bar.
NAVIGATION_COUNTS: dict[str, str] = {"worktray:sign_offs": "worktray.asked.waiting"}
# Who knows which child a notice is about: its own words name nobody, since mail takes them along.
NOTICE_SUBJECTS = "worktray.queries.subjects_of"
# Who knows what the alert of a notice is about now: a mail counts what is due when it is written.
ALERTS_NOW = "timescales.services.standing.kinds_now"
# Who knows to whom an episode is kept: a timeline knows no child's record, and rings for it.
NAMED_ON = "cases.services.restrictions.named_on"
# What stands on a child's timeline page besides its events: each answers for a case and its reader
# with a moment and a line for everything that happened.
TIMELINE_SOURCES = ("coregroups.presenters.needing.told_of",)
# Who knows which record an event of that page came from: each answers for a case and its reader.
TIMELINE_ORIGINS = (
    "cases.presenters.origins.origins_of",
    "coregroups.presenters.origins.origins_of",
    "conferences.presenters.origins.origins_of",
)
# What the conference said, and when people meet, on a family's paper about a plan: the plan's app
# stands below the conference's.
FAMILY_PLAN_WORDS = "conferences.papers.for_plans.said_and_meets"
# Event kind → who puts its record right when “Correct this” moves the event. The records belong to
# apps above the one that corrects. What is not named here is in the log alone, or is refused.
CORRECTIONS: dict[str, str] = {
    "referral.received": "cases.services.correcting.move_referral",
    "strategy_discussion.held": "cases.services.correcting.move_discussion",
    "step.recorded": "coregroups.services.correcting.correct_step",
    "visit.made": "coregroups.services.correcting.correct_visit",
    "core_group.held": "coregroups.services.correcting.move_core_group",
    "supervision.held": "coregroups.services.correcting.move_supervision",
    "midpoint_review.done": "coregroups.services.correcting.move_midpoint_review",
    "conference.held": "conferences.services.correcting.move_conference",
    "transfer_in.notified": "conferences.services.correcting.move_notice",
}
