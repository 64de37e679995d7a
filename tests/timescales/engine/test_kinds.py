"""Reading events: defaults, what is unknown, and the index that each refusal names."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from timescales.engine.kinds import DEFAULTS, KINDS, BadEvent, read_event, read_events

AT = "2026-03-24T16:00:00+00:00"


def refused(*listed: Any) -> str:
    with pytest.raises(BadEvent) as refusal:
        read_events(list(listed))
    return str(refusal.value)


def good(kind: str = "referral.received", **facts: Any) -> dict[str, Any]:
    return {"kind": kind, "at": AT, "facts": facts}


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (good("strategy_discussion.cancelled"), "“strategy_discussion.cancelled” is not a kind"),
        (good(new_child=True), "“referral.received” has no fact “new_child”"),
        (good("visit.made", seen="yes"), "“yes” is not a value of “seen”"),
        (good("conference.held", outcome="close"), "“close” is not a value of “outcome”"),
        (good("conference.held", number=0), "“0” is not a value of “number”"),
        (good("core_group.held", number=True), "“True” is not a value of “number”"),
        (good("conference.booked", replaces=1.5), "“1.5” is not a value of “replaces”"),
        (good("plan.ended"), "“plan.ended” needs the fact “reason”"),
        (good("step.recorded", part="6w"), "“step.recorded” needs the fact “step”"),
        (good("visiting.set"), "“visiting.set” needs the fact “every_days”"),
        (good("visiting.set", every_days=0), "“0” is not a value of “every_days”"),
        ({"kind": "referral.received"}, "has no moment “at”"),
        ({"kind": "referral.received", "at": "yesterday"}, "“yesterday” is not a moment"),
        ({"kind": "referral.received", "at": "0001-01-01T00:00+14:00"}, "is not a moment"),
        ({"kind": ["visit.made"], "at": AT}, "is not a kind of event"),
        ({"at": AT}, "has no “kind”"),
        ({"kind": "visit.made", "at": "2026-03-24"}, "“2026-03-24” is a day: “at” is a moment"),
        ({**good(), "name": "x"}, "has the unknown key “name”"),
        ({**good(), "facts": []}, "has facts that are not an object"),
        ("referral.received", "is not an object with kind, at and facts"),
    ],
)
def test_what_cannot_be_read_names_its_index(event: Any, words: str) -> None:
    said = refused(good(), good("visit.made"), event)
    assert said.startswith("Event 2: ")
    assert words in said


def test_the_defaults_are_those_of_the_contract() -> None:
    def facts(kind: str, **given: Any) -> dict[str, Any]:
        return dict(read_event(0, good(kind, **given)).facts)

    assert facts("referral.received") == {"new_case": True}
    assert facts("strategy_discussion.held") == {
        "s47_initiated": True,
        "conference_possible": True,
    }
    assert facts("section_47.authorised", outcome="not_substantiated")["child_in_need"] is False
    assert facts("conference.held") == {"conference": "initial", "quorate": True, "outcome": "plan"}
    assert facts("visit.made") == {
        "seen": True,
        "alone": False,
        "announced": False,
        "attempted": False,
    }


def test_facts_that_are_null_or_left_out_take_the_default() -> None:
    event = read_event(0, {"kind": "visit.made", "at": AT, "facts": {"seen": None}})
    assert event["seen"] is True
    assert read_event(0, {"kind": "visit.made", "at": AT, "facts": None})["seen"] is True
    assert read_event(0, {"kind": "visit.made", "at": AT})["seen"] is True


def test_an_attempted_visit_saw_nobody() -> None:
    event = read_event(0, good("visit.made", attempted=True, alone=True))
    assert (event["seen"], event["alone"]) == (False, False)


def test_a_child_who_was_not_seen_was_not_seen_alone() -> None:
    assert read_event(0, good("visit.made", seen=False, alone=True))["alone"] is False


def test_null_lifts_a_childs_own_visiting_pattern() -> None:
    assert read_event(0, good("visiting.set", every_days=None))["every_days"] is None
    assert read_event(0, good("visiting.set", every_days=7))["every_days"] == 7


@pytest.mark.parametrize(
    ("at", "moment", "day"),
    [
        ("2026-06-01T00:30", "2026-05-31T23:30:00+00:00", "2026-06-01"),  # naive is London
        ("2026-05-31T23:30:00+00:00", "2026-05-31T23:30:00+00:00", "2026-06-01"),
        ("2026-06-01T00:30:00+01:00", "2026-05-31T23:30:00+00:00", "2026-06-01"),
        ("2026-01-01T00:30:00Z", "2026-01-01T00:30:00+00:00", "2026-01-01"),
    ],
)
def test_a_moment_is_kept_in_utc_with_its_day_in_london(at: str, moment: str, day: str) -> None:
    event = read_event(0, {"kind": "visit.made", "at": at})
    assert event.at == datetime.fromisoformat(moment)
    assert event.at.tzinfo is UTC
    assert event.day == date.fromisoformat(day)


def test_the_key_is_the_index_unless_another_is_given() -> None:
    assert [event.key for event in read_events([good(), good()])] == [0, 1]
    assert read_event(1, good(), key="an-id").key == "an-id"


def test_every_kind_can_be_read_with_its_defaults() -> None:
    needed: dict[str, dict[str, Any]] = {
        "plan.ended": {"reason": "moved"},
        "step.recorded": {"step": "C02"},
        "step.not_needed": {"step": "C02"},
        "visiting.set": {"every_days": 7},
    }
    for kind in KINDS:
        event = read_event(0, good(kind, **needed.get(kind, {})))
        assert DEFAULTS.get(kind, {}).items() <= event.facts.items()
