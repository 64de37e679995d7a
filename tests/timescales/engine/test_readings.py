"""Each reading taken where a document is silent is a setting of the pathway: edited, it rules."""

import pytest

from tests.timescales.engine.asking import CONFERENCE, DISCUSSION, REFERRAL, Owed, Told, owed
from timescales.engine.reading import PATHWAYS, load, read

REVIEW = {"conference": "review"}
SATURDAY: Told = ("strategy_discussion.held", "2026-03-28T16:00")
BOOKED: Told = ("conference.booked", "2026-04-09T14:00")
REVIEW_BOOKED: Told = ("conference.booked", "2026-07-10T10:00", REVIEW)
GROUPS: list[Told] = [
    ("core_group.held", "2026-04-28T11:00"),
    ("core_group.held", "2026-06-09T11:00"),
]


def edited(slug: str, was: str, now: str, *events: Told, as_of: str = "2026-08-01T09:00") -> Owed:
    text = (PATHWAYS / f"{slug}.toml").read_text(encoding="utf-8")
    assert text.count(was) == 1, was
    return owed(read(text.replace(was, now), name=f"{slug}.toml"), *events, as_of=as_of)


# The pathway, its setting as shipped and as edited, the row, and its limit with each.
READINGS = [
    # Day 1 of a discussion on a day that is not worked: the next working day, or the last.
    ("cambridgeshire", "closed_day_one", "next", "previous", "C04", "2026-04-07", "2026-04-02"),
    ("stoke-on-trent", "day_one", "following", "trigger", "S07", "2026-04-09", "2026-04-08"),
    ("darlington", "day_one", "following", "trigger", "D05", "2026-03-30", "2026-03-27"),
    # Bare "days", each with its unit.
    ("cambridgeshire", "home_visit", "10 working days", "10 days", "C18", "2026-04-29",
     "2026-04-25"),
    ("cambridgeshire", "first_core_group", "10 working days", "10 days", "C20", "2026-04-29",
     "2026-04-25"),
    ("csrs-process-map", "first_core_group", "10 working days", "10 days", "L10/first",
     "2026-04-29", "2026-04-25"),
    ("stoke-on-trent", "first_core_group", "10 working days", "10 days", "S13/first",
     "2026-04-29", "2026-04-25"),
    ("darlington", "first_core_group", "10 working days", "10 days", "D13a", "2026-04-29",
     "2026-04-25"),
    ("cambridgeshire", "report_before_review", "5 days", "5 working days", "C25", "2026-07-05",
     "2026-07-03"),
    ("stoke-on-trent", "record_before_review", "5 working days", "5 days", "S16/record_review",
     "2026-07-03", "2026-07-05"),
    ("stoke-on-trent", "report_before_review", "2 working days", "3 days", "S16/report",
     "2026-07-08", "2026-07-07"),
    ("stoke-on-trent", "objections", "15 working days", "15 days", "S25b/objections",
     "2026-06-22", "2026-06-16"),
    ("darlington", "minutes", "5 days", "5 working days", "D15", "2026-05-03", "2026-05-06"),
    ("darlington", "final_report", "5 days", "5 working days", "D20/final", "2026-07-05",
     "2026-07-03"),
    ("darlington", "corrections", "5 working days", "5 days", "D20/corrections", "2026-06-23",
     "2026-06-21"),
    # "Before the conference", and how long before an earlier one.
    ("cambridgeshire", "before_conference", "1 working day", "3 days", "C07", "2026-04-08",
     "2026-04-06"),
    ("darlington", "before_conference", "1 working day", "3 days", "D25", "2026-04-08",
     "2026-04-06"),
    ("darlington", "report_before_conference", "2 working days", "1 working day", "D09",
     "2026-04-07T10:00:00+01:00", "2026-04-08T10:00:00+01:00"),
    # What repeats, and what lies between.
    ("cambridgeshire", "first_visit", "one interval", "10 days", "C22", "2026-04-29", "2026-04-25"),
    ("csrs-process-map", "first_visit", "one interval", "10 days", "L11", "2026-04-29",
     "2026-04-25"),
    ("cambridgeshire", "supervision", "1 month", "4 weeks", "C26", "2026-05-15", "2026-05-13"),
    ("cambridgeshire", "midway", "1/2", "2/3", "C24", "2026-05-28", "2026-06-11"),
    ("stoke-on-trent", "midpoint", "56 days", "60 days", "S15", "2026-06-10", "2026-06-14"),
    ("stoke-on-trent", "second_midpoint_by", "6 months", "7 months", "S19", "2026-10-15",
     "2026-11-15"),
    ("stoke-on-trent", "third_midpoint_by", "9 months", "12 months", "S21", "2027-01-15",
     "2027-04-15"),
    ("stoke-on-trent", "fourth_midpoint_by", "14 months", "18 months", "S23", "2027-06-15",
     "2027-10-15"),
    ("darlington", "child_in_need_review", "3 months", "6 weeks", "D23", "2026-07-15",
     "2026-05-27"),
    ("national", "transfer_in", "15 working days", "10 working days", "N07", "2026-05-07",
     "2026-04-29"),
    ("national", "review_after_birth", "20 working days", "28 days", "N08/review", "2026-05-11",
     "2026-05-08"),
]  # fmt: skip
TRIGGERS: dict[str, list[Told]] = {
    "C04": [SATURDAY],
    "S25b/objections": [("looked_after_letter.sent", "2026-06-01T10:00")],
    "D23": [("conference.held", "2026-04-15T16:00", {"outcome": "child_in_need"})],
    "N07": [("transfer_in.notified", "2026-04-15T10:00")],
    "N08/review": [("child.born", "2026-04-10T10:00")],
}
USUAL: list[Told] = [DISCUSSION, BOOKED, CONFERENCE, GROUPS[0], REVIEW_BOOKED]


@pytest.mark.parametrize(("slug", "name", "was", "now", "row", "due", "other"), READINGS)
def test_a_reading_is_a_setting(
    slug: str, name: str, was: str, now: str, row: str, due: str, other: str
) -> None:
    """The row named, as shipped and with the setting changed."""
    step, _, part = row.partition("/")
    events = TRIGGERS.get(row, USUAL)
    assert owed(slug, *events, as_of="2026-08-01T09:00").due(step, part) == due
    changed = edited(slug, f'\n{name} = "{was}"', f'\n{name} = "{now}"', *events)
    assert changed.due(step, part) == other


def test_48_hours_are_two_working_days_or_elapsed_time() -> None:
    """S08: before Monday 13 April at 2pm, Thursday 9 or Saturday 11 April, at 2pm or at 9am."""
    events: list[Told] = [DISCUSSION, ("conference.booked", "2026-04-13T14:00")]
    for was, now, due in (
        ("2 working days", "2 working days", "2026-04-09T14:00:00+01:00"),
        ("2 working days", "48 hours", "2026-04-11T14:00:00+01:00"),
    ):
        setting = 'reports_before_conference = "{}"'
        rows = edited("stoke-on-trent", setting.format(was), setting.format(now), *events)
        assert rows.due("S08", "agencies") == rows.due("S08", "social_worker") == due
    at_nine = edited("stoke-on-trent", 'reports_at = "meeting"', "reports_at = 09:00:00", *events)
    assert at_nine.due("S08", "agencies") == "2026-04-09T09:00:00+01:00"


def test_how_long_before_a_mark_a_core_group_counts_is_a_setting() -> None:
    """D13d: with 6 weeks the core group of 19 August counts for 2 October too."""
    events = [
        CONFERENCE, *GROUPS, ("conference.held", "2026-07-10T12:00", REVIEW),
        ("core_group.held", "2026-08-21T11:00"),
    ]  # fmt: skip
    shipped = owed("darlington", *events, as_of="2026-09-01T09:00")
    assert shipped.status("D13d", "12w") == "upcoming"
    longer = edited(
        "darlington", 'counts_from = "3 weeks"', 'counts_from = "6 weeks"', *events,
        as_of="2026-09-01T09:00",
    )  # fmt: skip
    assert longer.status("D13d", "12w") == "met"


def test_whether_one_core_group_may_fulfil_two_marks_is_a_setting() -> None:
    """D13d: 18 weeks after the review, and 4 weeks before the next."""
    events: list[Told] = [
        CONFERENCE,
        *GROUPS,
        ("conference.held", "2026-07-10T12:00", REVIEW),
        ("conference.booked", "2026-12-11T10:00", REVIEW),
        ("core_group.held", "2026-11-12T11:00"),
    ]
    shipped = owed("darlington", *events, as_of="2026-11-16T09:00")
    assert shipped.status("D13d", "18w") == shipped.status("D13d", "pre_review") == "met"
    apart = edited(
        "darlington",
        "one_core_group_may_fulfil_two = true",
        "one_core_group_may_fulfil_two = false",
        *events,
        as_of="2026-11-16T09:00",
    )
    # It was the first after the review, so it did for the 6 weeks, late, and for nothing more.
    assert apart.status("D13d", "6w") == "met_late"
    assert apart.status("D13d", "18w") == apart.status("D13d", "pre_review") == "overdue"


@pytest.mark.parametrize(
    ("name", "shipped", "written", "other"),
    [
        ("quorate_with", 2, "1", 1),
        ("late_conference_agreed_by", "service_manager", '"nobody"', "nobody"),
        ("only_managers_record", False, "true", True),
    ],
)
def test_what_a_rule_of_a_meeting_asks_for_is_the_pathways_own_else_the_national_one(
    name: str, shipped: object, written: str, other: object
) -> None:
    """N06, S03, D01."""
    text = (PATHWAYS / "cambridgeshire.toml").read_text(encoding="utf-8")
    assert load("cambridgeshire").setting(name) == shipped
    own = text.replace("[settings]", f"[settings]\n{name} = {written}")
    assert read(own, name="cambridgeshire.toml").setting(name) == other


def test_clear_days_are_one_more() -> None:
    """C10: 2 clear working days before Thursday 9 April, over Easter."""
    text = (PATHWAYS / "cambridgeshire.toml").read_text(encoding="utf-8")
    shipped = 'before = "2 working days"\nmet_by = "report.shared"'
    clear = read(
        text.replace(shipped, shipped.replace("working", "clear working")), name="cambridgeshire"
    )
    row = owed(clear, DISCUSSION, BOOKED, as_of="2026-04-01T09:00").row("C10")
    assert row.as_row()["due"] == "2026-04-02"
    assert row.explanation.startswith("2 clear working days before the initial conference")
    assert owed("cambridgeshire", DISCUSSION, BOOKED, as_of="2026-04-01T09:00").due("C10") == (
        "2026-04-07"
    )


def test_the_nation_of_a_pathway_chooses_its_bank_holidays() -> None:
    """N01 in Scotland: Easter Monday is worked, nothing else differs up to May."""
    assert owed("national", REFERRAL, as_of="2026-04-01T09:00").due("N01") == "2026-05-29"
    head = 'day_one = "following"'
    scottish = edited("national", head, head + '\nnation = "scotland"', REFERRAL)
    assert scottish.due("N01") == "2026-05-28"


def test_first_allowed_days_are_settings_too() -> None:
    """C23, S19, S21, S23, S25a."""
    ended: Told = ("plan.ended", "2026-07-10T12:00", {"reason": "child_in_need"})
    for slug, name, was, now, row, other in (
        ("cambridgeshire", "window_before_review", "10 working days", "5 working days",
         "C23/window", "2026-07-03"),
        ("stoke-on-trent", "second_midpoint_after", "5 months", "4 months", "S19", "2026-08-16"),
        ("stoke-on-trent", "third_midpoint_after", "8 months", "7 months", "S21", "2026-11-16"),
        ("stoke-on-trent", "fourth_midpoint_after", "13 months", "12 months", "S23", "2027-04-16"),
        ("stoke-on-trent", "child_in_need_stays", "84 days", "12 months", "S25a", "2027-07-10"),
    ):  # fmt: skip
        step, _, part = row.partition("/")
        events = [*USUAL, ended] if row == "S25a" else USUAL
        changed = edited(slug, f'\n{name} = "{was}"', f'\n{name} = "{now}"', *events)
        assert changed.row(step, part).as_row()["not_before"] == other


def test_how_long_minutes_may_take_is_a_setting() -> None:
    """C21."""
    name = 'core_group_minutes = "{}"'
    changed = edited(
        "cambridgeshire", name.format("10 working days"), name.format("5 days"), *GROUPS[:1]
    )
    assert changed.due("C21") == "2026-05-03"
