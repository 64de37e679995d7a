"""Who is told when, up the ladder; every rung is data of the pathway."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.timescales.engine.asking import LONDON
from timescales.engine.calendar import calendar_for
from timescales.engine.reading import SHIPPED, load
from timescales.engine.rings import BadLadder, Ladder, rings

ENGLAND = calendar_for("england-and-wales")
LADDER = Ladder.of(load("national").rings)
OWNER, LATE = ("owner",), ("owner", "team_manager")


def rung(
    due: date | datetime,
    *,
    own_day: bool = False,
    requested: bool = False,
    since: datetime | None = None,
) -> list[tuple[str, str, tuple[str, ...]]]:
    found = rings(
        due,
        counted_from=since,
        own_day=own_day,
        conference_requested=requested,
        calendar=ENGLAND,
        ladder=LADDER,
    )
    return [(ring.name, ring.at.isoformat(), ring.roles) for ring in found]


def test_a_day_limit_rings_at_eight_on_working_days_over_easter() -> None:
    """Due on Thursday 2 April 2026, before Good Friday and Easter Monday."""
    assert rung(date(2026, 4, 2)) == [
        ("soon", "2026-03-31T08:00:00+01:00", OWNER),
        ("today", "2026-04-02T08:00:00+01:00", OWNER),
        ("overdue", "2026-04-07T08:00:00+01:00", LATE),
        ("escalated", "2026-04-08T08:00:00+01:00", ("service_manager",)),
    ]


def test_a_limit_on_a_closed_day_rings_on_the_working_day_before() -> None:
    """Due on Sunday 5 July 2026."""
    assert [(name, at[:10]) for name, at, _ in rung(date(2026, 7, 5))] == [
        ("soon", "2026-07-02"),
        ("today", "2026-07-03"),
        ("overdue", "2026-07-06"),
        ("escalated", "2026-07-07"),
    ]


def test_from_the_request_on_the_chair_hears_of_what_is_missed() -> None:
    roles = {name: roles for name, _, roles in rung(date(2026, 4, 15), requested=True)}
    assert roles["overdue"] == ("owner", "team_manager", "chair")
    assert roles["soon"] == roles["today"] == OWNER
    assert roles["escalated"] == ("service_manager",)


def test_a_duty_of_day_1_rings_when_it_falls_weekends_too() -> None:
    """C03 on Saturday 28 March 2026; the clocks go forward that night."""
    assert rung(date(2026, 3, 28), own_day=True) == [
        ("today", "2026-03-28T08:00:00+00:00", OWNER),
        ("overdue", "2026-03-29T08:00:00+01:00", LATE),
        ("escalated", "2026-03-31T08:00:00+01:00", ("service_manager",)),
    ]


def test_a_clock_limit_rings_when_a_quarter_is_left_at_its_moment_and_a_day_later() -> None:
    """C16: 24 hours from Friday 4pm; on the Saturday at 10am a quarter is left."""
    since = datetime(2026, 5, 15, 16, tzinfo=LONDON)
    due = datetime(2026, 5, 16, 16, tzinfo=LONDON)
    assert rung(due, since=since) == [
        ("soon", "2026-05-16T10:00:00+01:00", OWNER),
        ("overdue", "2026-05-16T16:00:00+01:00", LATE),
        ("escalated", "2026-05-17T16:00:00+01:00", ("service_manager",)),
    ]


def test_the_span_is_elapsed_time_over_the_clock_change() -> None:
    """24 hours from Saturday 28 March, 4pm, end on Sunday at 5pm; 6 hours before is 11am."""
    since = datetime(2026, 3, 28, 16, tzinfo=LONDON)
    due = datetime(2026, 3, 29, 17, tzinfo=LONDON)
    assert rung(due, since=since)[0] == ("soon", "2026-03-29T11:00:00+01:00", OWNER)


def test_a_clock_limit_before_its_trigger_rings_when_a_quarter_of_that_span_is_left() -> None:
    """L07: 24 hours before a conference at 4pm, so at 10am on the day of the limit."""
    due = datetime(2026, 5, 14, 16, tzinfo=LONDON)
    since = datetime(2026, 5, 15, 16, tzinfo=LONDON)
    assert [(name, at) for name, at, _ in rung(due, since=since)] == [
        ("soon", "2026-05-14T10:00:00+01:00"),
        ("overdue", "2026-05-14T16:00:00+01:00"),
        ("escalated", "2026-05-15T16:00:00+01:00"),
    ]
    assert [name for name, _, _ in rung(due, since=due)] == ["overdue", "escalated"]


@pytest.mark.parametrize("slug", SHIPPED)
def test_every_pathway_has_a_whole_ladder(slug: str) -> None:
    ladder = Ladder.of(load(slug).rings)
    assert [rung.name for rung in ladder.day] == ["soon", "today", "overdue", "escalated"]
    assert [rung.name for rung in ladder.clock] == ["soon", "overdue", "escalated"]
    assert ladder.hour.isoformat() == "08:00:00"


def test_a_pathways_own_ladder_takes_the_place_of_the_national_one() -> None:
    day = [{"name": "late", "after": "3 working days", "tell": ["chair"]}]
    ladder = Ladder.of({**load("national").rings, "day": day})
    found = rings(
        date(2026, 4, 2),
        counted_from=None,
        own_day=False,
        conference_requested=False,
        calendar=ENGLAND,
        ladder=ladder,
    )
    assert [(ring.name, ring.at.date(), ring.roles) for ring in found] == [
        ("late", date(2026, 4, 9), ("chair",))
    ]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"hour": None}, "needs the key “hour”"),
        ({"hour": "8"}, "“rings.hour” is a clock time"),
        ({"day": []}, "needs a list [[rings.day]]"),
        ({"day": [{"name": "x", "tell": "owner"}]}, "“rings.day.tell” is a list"),
        ({"day": [{"tell": ["owner"]}]}, "“rings.day.name” is text"),
        ({"day": [{"name": "x", "tell": [], "after": "2 hours"}]}, "“rings.day.after” counts days"),
        ({"clock": [{"name": "x", "tell": [], "after": "2 days"}]}, "“rings.clock.after” counts"),
        ({"clock": [{"name": "x", "tell": [], "left": "4"}]}, "“rings.clock.left” is a share"),
        ({"clock": [{"name": "x", "tell": [], "ring": 1}]}, "has the unknown key “ring”"),
        ({"night": []}, "has the unknown key “night”"),
    ],
)
def test_a_broken_ladder_is_refused_in_words(table: dict[str, Any], words: str) -> None:
    with pytest.raises(BadLadder) as refusal:
        Ladder.of({**load("national").rings, **table})
    assert words in str(refusal.value)
