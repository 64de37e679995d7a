"""The conference or its report that an event of a child's timeline came from."""

from collections.abc import Sequence
from typing import Any

from accounts.permissions import Permission
from cases.models import Case
from cases.presenters.origins import Origins, of_kind, origin
from conferences.models import Conference, ConferenceChild
from timescales.engine.kinds import DEFAULTS

_DECIDED = ("conference.held", "conference.decisions_sent")


def origins_of(case: Case, events: Sequence[Any], *, by: Any) -> Origins:
    """Only what the reader may see, in one query however many events there are."""
    told = of_kind(events, "conference.", "invitations.", "report.", "transfer_in.")
    told = [event for event in told if event.kind != "conference.decided"]
    if not told or not by.may(Permission.READ_CHILD, case):
        return {}
    mine = Conference.objects.visible_to(by).values("pk")
    rows = ConferenceChild.objects.filter(case=case, conference__in=mine)
    rows = rows.select_related("conference__chair", "conference__report").order_by("created_at")
    children, found = list(rows), {}
    for event in told:
        child = _about(event, children)
        if child is not None:
            found[event.pk] = _origin(event, child)
    return found


def _about(event: Any, children: Sequence[ConferenceChild]) -> ConferenceChild | None:
    """The conference that an event names by kind and number, else the last that was asked for."""
    facts = {**DEFAULTS.get(event.kind, {}), **event.facts}
    named = [
        child
        for child in children
        if facts.get("conference") in (None, child.conference.kind)
        and facts.get("number") in (None, child.number)
    ]
    if event.kind == "transfer_in.notified":
        named = [child for child in named if child.conference.kind == "transfer_in"]
    booked = [child for child in named if child.booked_event_id == event.pk]
    before = [child for child in named if child.created_at <= event.recorded_at]
    return next(iter(booked or before[-1:] or named), None)


def _origin(event: Any, child: ConferenceChild) -> Any:
    conference = child.conference
    if event.kind.startswith("report.") and getattr(conference, "report", None) is not None:
        return origin("Read the conference report", "conferences:report", conference.pk)
    if event.kind in _DECIDED and conference.held_at is not None:
        return origin("Read the decisions", "conferences:decisions", conference.pk)
    return origin("See the conference", "conferences:conference", conference.pk)
