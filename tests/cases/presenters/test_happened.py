"""Each kind of event as a sentence, with the facts that a reader must know."""

from datetime import date
from typing import Any

import pytest

from cases.presenters.happened import sentence_of
from cases.presenters.timeline_kinds import GROUPS, choices_of, chosen_of, group_of
from tests.given import at
from timescales.engine.kinds import KINDS, NEEDED
from timescales.models.event import Event

WHEN = at(24, 4, 10)
NEEDS: dict[str, Any] = {"reason": "moved", "step": "C08", "every_days": 5}


def said(kind: str, **facts: Any) -> str:
    return sentence_of(
        Event(kind=kind, at=WHEN, facts=facts), who="Tom Bright", child="Isla",
        today=date(2026, 4, 20), titles={"C08": "Discuss advocacy"},
    )  # fmt: skip


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_a_sentence_and_a_group(kind: str) -> None:
    words = said(kind, **{name: NEEDS[name] for name in NEEDED.get(kind, ())})
    assert words[0].isupper()
    assert words.endswith(".")
    assert "_" not in words
    assert "{" not in words
    assert group_of(kind) in GROUPS


@pytest.mark.parametrize(
    ("kind", "facts", "words"),
    [
        ("referral.received", {}, "A referral came in."),
        ("referral.received", {"new_case": False},
         "A referral came in while we were working with Isla already."),
        ("strategy_discussion.held", {"conference_possible": False},
         "A strategy discussion was held. A Section 47 enquiry was started. No conference is "
         "expected."),
        ("strategy_discussion.held", {"s47_initiated": False},
         "A strategy discussion was held. No Section 47 enquiry was started."),
        ("section_47.authorised", {"outcome": "not_substantiated", "child_in_need": True},
         "Tom Bright authorised the Section 47 enquiry. Outcome: not substantiated. Isla is a "
         "child in need."),
        ("conference.decided", {"needed": False},
         "Tom Bright decided that a conference is not needed."),
        ("conference.requested", {"conference": "review", "number": 2},
         "Tom Bright asked for review conference 2."),
        ("conference.booked", {"conference": "initial"},
         "Tom Bright booked the initial conference for Friday 24 April at 10am."),
        ("conference.booked", {"conference": "initial", "replaces": "x"},
         "Tom Bright moved the initial conference to Friday 24 April at 10am."),
        ("conference.held", {"conference": "initial", "outcome": "plan"},
         "The initial conference was held with enough agencies. Decided: a child protection plan."),
        ("conference.held", {"conference": "review", "number": 1, "outcome": "child_in_need"},
         "Review conference 1 was held with enough agencies. The child protection plan ends. Isla "
         "has a child in need plan instead."),
        ("conference.held", {"conference": "review", "number": 1, "quorate": False},
         "Review conference 1 was held without enough agencies. The child protection plan goes "
         "on."),
        ("core_group.held", {"number": 3}, "Core group 3 met."),
        ("visit.made", {"seen": True, "alone": True},
         "Tom Bright saw Isla, alone. The visit was not announced."),
        ("visit.made", {"seen": False, "announced": True},
         "Tom Bright visited. Isla was not seen. The visit was announced."),
        ("visit.made", {"attempted": True},
         "Tom Bright tried to visit Isla. Nobody could be seen."),
        ("visiting.set", {"every_days": 5},
         "Tom Bright set that Isla is to be seen at least every 5 days."),
        ("visiting.set", {"every_days": None},
         "Tom Bright set that Isla is seen as often as the pathway asks again."),
        ("plan.ended", {"reason": "looked_after"},
         "The child protection plan ended. Isla is looked after."),
        ("step.recorded", {"step": "C08"}, "Done by Tom Bright: Discuss advocacy (C08)."),
        ("step.not_needed", {"step": "X1"}, "Not needed, said Tom Bright: X1."),
    ],
)  # fmt: skip
def test_the_sentence_says_what_the_facts_mean(
    kind: str, facts: dict[str, Any], words: str
) -> None:
    assert said(kind, **facts) == words


def test_the_filter_offers_what_there_is_and_counts_it() -> None:
    """Only a known kind is taken from an address; one that is chosen stays to be taken off."""
    chosen = chosen_of(["visit", "plan", "nonsense"])
    assert chosen == ("visit", "plan")
    boxes = choices_of(["visit", "step", "visit"], chosen)
    assert [(box.code, box.count, box.chosen) for box in boxes] == [
        ("visit", 2, True), ("plan", 0, True), ("step", 1, False),
    ]  # fmt: skip
