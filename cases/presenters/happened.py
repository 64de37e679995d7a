"""An event as a sentence: what happened, by whom, with the facts that a reader must know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cases.choices import S47Outcome
from cpcase.web import formats
from timescales.engine.kinds import DEFAULTS
from timescales.models.event import Event


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence is made of: `who` did it, `child` it was about, what the row is called."""

    facts: Mapping[str, Any]
    who: str
    child: str
    at: datetime
    today: date
    titles: Mapping[str, str]
    # Whom a visit saw: the child, or the mother of a baby who was not born yet.
    seen: str = ""

    @property
    def conference(self) -> str:
        """The initial conference, or review conference 2."""
        kind = {"review": "review conference", "transfer_in": "transfer-in conference"}.get(
            self.facts.get("conference", ""), "initial conference"
        )
        number = self.facts.get("number")
        return f"{kind} {number}" if kind.startswith("review") and number else f"the {kind}"

    @property
    def core_group(self) -> str:
        """Core group 3."""
        number = self.facts.get("number")
        return f"core group {number}" if number else "the core group"

    @property
    def row(self) -> str:
        """The step as the pathway calls it, with its ID."""
        step = self.facts["step"]
        title = self.titles.get(step)
        return f"{title} ({step})" if title else str(step)


def sentence_of(
    event: Event, *, who: str, child: str, today: date, titles: Mapping[str, str], seen: str = ""
) -> str:
    """The whole event in a sentence or two; `who` did it, `titles` are the words of each row.

    `seen` is whom a visit saw, where that is not the child.
    """
    facts = {**DEFAULTS.get(event.kind, {}), **event.facts}
    it = Told(facts, who, child, event.at, today, titles, seen or child)
    own = _OWN.get(event.kind)
    return own(it) if own else _PLAIN[event.kind].format(
        who=it.who, child=it.child, conference=it.conference, core_group=it.core_group
    )  # fmt: skip


_PLAIN: Mapping[str, str] = {
    "strategy_discussion.signed_off": "{who} signed the strategy discussion off.",
    "section_47.allocated": "{who} allocated the Section 47 enquiry.",
    "conference.requested": "{who} asked for {conference}.",
    "conference.stood_down": "{who} stood {conference} down.",
    "conference.decisions_sent": "{who} sent the decisions of {conference}.",
    "invitations.listed": "{who} gave the list of people to invite to the conference.",
    "assessment.authorised": "{who} authorised the assessment.",
    "report.submitted": "{who} sent the conference report to the manager.",
    "report.authorised": "{who} authorised the conference report.",
    "report.shared": "{who} shared the conference report with the family.",
    "core_group.minutes_sent": "{who} sent the minutes of {core_group}.",
    "supervision.held": "{who} talked through {child}’s plan in supervision.",
    "midpoint_review.done": "{who} reviewed {child}’s plan at its mid-point.",
    "joint_report.draft_sent": "{who} sent the draft joint report to members and parents.",
    "joint_report.corrected": "Corrections to the joint report came in.",
    "joint_report.submitted": "{who} sent the joint report to the manager.",
    "joint_report.authorised": "{who} authorised the joint report.",
    "joint_report.final_sent": "{who} sent out the joint report.",
    "looked_after_letter.sent": "{who} sent the letter that {child} is looked after.",
    "child.born": "{child} was born.",
    "child.died": "{child} died.",
    "transfer_in.notified": "Another authority gave notice that {child} has moved here with a "
    "child protection plan.",
}


def _referral(it: Told) -> str:
    return "A referral came in." if it.facts["new_case"] else (
        f"A referral came in while we were working with {it.child} already."
    )  # fmt: skip


def _discussion(it: Told) -> str:
    if not it.facts["s47_initiated"]:
        return "A strategy discussion was held. No Section 47 enquiry was started."
    expected = "A conference is possible" if it.facts["conference_possible"] else (
        "No conference is expected"
    )  # fmt: skip
    return f"A strategy discussion was held. A Section 47 enquiry was started. {expected}."


def _authorised(it: Told) -> str:
    found = S47Outcome(it.facts["outcome"]).label
    need = f" {it.child} is a child in need." if it.facts["child_in_need"] else ""
    return (
        f"{it.who} authorised the Section 47 enquiry. Outcome: {formats.in_sentence(found)}.{need}"
    )


def _decided(it: Told) -> str:
    needed = "is needed" if it.facts["needed"] else "is not needed"
    return f"{it.who} decided that a conference {needed}."


def _booked(it: Told) -> str:
    did = "moved" if it.facts.get("replaces") is not None else "booked"
    to = "to" if did == "moved" else "for"
    return f"{it.who} {did} {it.conference} {to} {formats.moment(it.at, it.today)}."


def _conference(it: Told) -> str:
    named = it.conference[:1].upper() + it.conference[1:]
    if not it.facts["quorate"]:
        named = f"{named} was held without enough agencies."
    else:
        named = f"{named} was held with enough agencies."
    review = it.facts["conference"] == "review"
    plan = "The child protection plan goes on." if review else (
        "Decided: a child protection plan."
    )  # fmt: skip
    ends = "The child protection plan ends" if review else "Decided: no child protection plan"
    need = f"{ends}. {it.child} has a child in need plan instead."
    return f"{named} " + {"plan": plan, "child_in_need": need}.get(it.facts["outcome"], f"{ends}.")


def _core_group(it: Told) -> str:
    return f"{it.core_group[:1].upper()}{it.core_group[1:]} met."


def _visit(it: Told) -> str:
    if it.facts["attempted"]:
        return f"{it.who} tried to visit {it.seen}. Nobody could be seen."
    how = "The visit was announced." if it.facts["announced"] else "The visit was not announced."
    if not it.facts["seen"]:
        return f"{it.who} visited. {it.seen} was not seen. {how}"
    alone = "alone" if it.facts["alone"] else "but not alone"
    return f"{it.who} saw {it.seen}, {alone}. {how}"


def _visiting(it: Told) -> str:
    every = it.facts.get("every_days")
    if every is None:
        return f"{it.who} set that {it.child} is seen as often as the pathway asks again."
    often = "every day" if every == 1 else f"every {every} days"
    return f"{it.who} set that {it.child} is to be seen at least {often}."


def _ended(it: Told) -> str:
    after = {
        "child_in_need": f"{it.child} goes on as a child in need.",
        "looked_after": f"{it.child} is looked after.",
        "moved": f"{it.child} moved to another authority.",
        "abroad": f"{it.child} moved abroad.",
        "turned_18": f"{it.child} turned 18.",
        "died": f"{it.child} died.",
    }
    return f"The child protection plan ended. {after[it.facts['reason']]}"


def _step(it: Told) -> str:
    return f"Done by {it.who}: {it.row}."


def _not_needed(it: Told) -> str:
    return f"Not needed, said {it.who}: {it.row}."


_OWN: Mapping[str, Callable[[Told], str]] = {
    "referral.received": _referral,
    "strategy_discussion.held": _discussion,
    "section_47.authorised": _authorised,
    "conference.decided": _decided,
    "conference.booked": _booked,
    "conference.held": _conference,
    "core_group.held": _core_group,
    "visit.made": _visit,
    "visiting.set": _visiting,
    "plan.ended": _ended,
    "step.recorded": _step,
    "step.not_needed": _not_needed,
}
