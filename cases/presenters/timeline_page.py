"""Everything that happened in an episode, newest first, with what was withdrawn and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from cases.models import Paper
from cpcase.web import formats
from cpcase.web.components import Action
from timescales.models import Timeline
from timescales.models.event import Event

_WORDS = {
    "referral.received": "Referral received",
    "strategy_discussion.held": "Strategy discussion held",
    "strategy_discussion.signed_off": "Strategy discussion signed off",
    "section_47.allocated": "Section 47 enquiry allocated",
    "section_47.authorised": "Section 47 enquiry authorised",
    "conference.decided": "Decision whether a conference is needed",
    "conference.requested": "Conference requested",
    "conference.stood_down": "Conference stood down",
    "conference.booked": "Conference booked",
    "conference.held": "Conference held",
    "conference.decisions_sent": "Decisions sent",
    "invitations.listed": "Invitation list given",
    "assessment.authorised": "Assessment authorised",
    "report.submitted": "Conference report submitted",
    "report.authorised": "Conference report authorised",
    "report.shared": "Conference report shared",
    "core_group.held": "Core group held",
    "core_group.minutes_sent": "Core group minutes sent",
    "visit.made": "Visit",
    "supervision.held": "Supervision",
    "midpoint_review.done": "Mid-point review",
    "plan.ended": "Plan ended",
    "looked_after_letter.sent": "Letter to the partnership",
    "child.born": "Child born",
    "child.died": "Child died",
    "transfer_in.notified": "Notice of a move into the area",
    "step.recorded": "Step recorded",
    "step.not_needed": "Step not needed",
}
# What a fact says where it is so, and where it is not: nothing where that goes without saying.
_FACTS = {
    "s47_initiated": ("Section 47 enquiry started", "no Section 47 enquiry"),
    "conference_possible": ("conference possible", "no conference expected"),
    "needed": ("conference needed", "no conference needed"),
    "seen": ("seen", "not seen"),
    "alone": ("alone", "not alone"),
    "announced": ("announced", "not announced"),
    "attempted": ("tried, nobody was there", ""),
    "quorate": ("quorate", "not quorate"),
    "child_in_need": ("child in need", ""),
    "new_case": ("new case", ""),
}


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One event in words; `act` is what its reader can do where it is wrong."""

    id: Any
    what: str
    when: str
    facts: str
    recorded: str
    withdrawn: str
    act: Action | None = None
    papers: tuple[Paper, ...] = ()


def titles_of(timeline: Timeline) -> dict[str, str]:
    """The words of each row of a timeline: the pathway's, the national ones, the overlay's."""
    versions = filter(None, (timeline.pathway, timeline.overlay))
    return {
        row: step.title for version in versions for row, step in version.pathway.step_by_id.items()
    }


def lines_of(
    events: list[Event],
    today: date,
    *,
    titles: Mapping[str, str],
    act_on: Callable[[Event], Action | None],
    papers: Sequence[Paper] = (),
    doers: Mapping[Any, str] = MappingProxyType({}),
) -> tuple[TimelineLine, ...]:
    """The events as lines, each with its files; both the withdrawn and the right one stay.

    `act_on` says what the reader can do where an event is wrong; `doers`, by event, who did a
    step that somebody else wrote down.
    """
    with_it: dict[Any, list[Paper]] = {}
    for paper in papers:
        with_it.setdefault(paper.event_id, []).append(paper)
    return tuple(
        _line(event, today, titles, act_on, tuple(with_it.get(event.pk, ())), doers)
        for event in events
    )


def _line(
    event: Event,
    today: date,
    titles: Mapping[str, str],
    act_on: Callable[[Event], Action | None],
    papers: tuple[Paper, ...],
    doers: Mapping[Any, str],
) -> TimelineLine:
    gone = getattr(event, "withdrawal", None) if hasattr(event, "withdrawal") else None
    withdrawn = ""
    if gone is not None:
        withdrawn = f"Taken back on {formats.moment(gone.at, today)} by {gone.by.name}."
    return TimelineLine(
        id=event.pk,
        what=_what(event, titles),
        when=formats.moment(event.at, today),
        facts=facts_in_words(event),
        recorded=_recorded(event, today, doers.get(event.pk) or doers.get(event.corrects_id) or ""),
        withdrawn=withdrawn,
        act=act_on(event) if gone is None else None,
        papers=papers,
    )


def _recorded(event: Event, today: date, doer: str) -> str:
    done = f"Done by {doer}. " if doer else ""
    return f"{done}Recorded by {event.recorded_by.name}, {formats.moment(event.recorded_at, today)}"


def _what(event: Event, titles: Mapping[str, str]) -> str:
    words = _WORDS.get(event.kind) or event.kind.replace(".", " ").replace("_", " ").capitalize()
    step = event.facts.get("step")
    if not step:
        return words
    return f"{words}: {titles[step]} ({step})" if step in titles else f"{words}: {step}"


def facts_in_words(event: Event) -> str:
    """The coded facts as one reads them: seen, alone; not announced."""
    said = []
    for name, value in event.facts.items():
        if isinstance(value, bool):
            plain = name.replace("_", " ")
            yes, no = _FACTS.get(name, (plain, f"not {plain}"))
            said.append(yes if value else no)
        elif name in ("outcome", "reason", "conference"):
            said.append(str(value).replace("_", " "))
        elif name == "number":
            said.append(f"number {value}")
    return "; ".join(filter(None, said))
