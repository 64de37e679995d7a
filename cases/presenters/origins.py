"""The record that each event of a timeline came from, as far as these records hold it.

Those of higher floors answer in the same way (`settings.TIMELINE_ORIGINS`): for the events of one
page, in a few queries however many there are, and only what the reader may see.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from accounts.permissions import Permission
from cases.models import Assessment, Case, Enquiry, Referral, StrategyDiscussion
from cases.presenters.timeline_page import Origin
from cpcase.web.components import Action
from timescales.engine.offsets import london_day
from timescales.models import Deadline
from timescales.models.event import Event

Origins = dict[Any, Origin]


def origins_of(case: Case, events: Sequence[Event], *, by: Any) -> Origins:
    """Referral, strategy discussion, enquiry, decision, assessment, the child's own details."""
    return {
        **_referrals(case, events, by),
        **_discussions(case, events, by),
        **_enquiries(case, events, by),
        **_assessments(case, events, by),
        **_decisions(case, events, by),
        **_of_the_child(case, events),
        **_limits(case, events),
    }


def of_kind(events: Iterable[Event], *kinds: str) -> list[Event]:
    """Those of these kinds, or of a noun: `joint_report.`."""
    return [event for event in events if event.kind.startswith(kinds)]


def origin(text: str, name: str, *args: Any, who: str = "") -> Origin:
    """A link to a record's page, in words that say which it is."""
    return Origin(Action(text, reverse(name, args=args)), who)


def _referrals(case: Case, events: Sequence[Event], by: Any) -> Origins:
    told = of_kind(events, "referral.received")
    if not told:
        return {}
    mine = Referral.objects.visible_to(by).filter(children__case=case)
    at = {one.received_at: one for one in mine}
    return {
        event.pk: origin("Read the referral", "cases:referral", at[event.at].pk)
        for event in told
        if event.at in at
    }


def _discussions(case: Case, events: Sequence[Event], by: Any) -> Origins:
    told = of_kind(events, "strategy_discussion.")
    if not told:
        return {}
    mine = StrategyDiscussion.objects.visible_to(by).filter(children__case=case)
    rows = mine.values_list("pk", "signed_off_at", "children__case", "children__held_event_id")
    found: dict[Any, Any] = {}
    for pk, signed_at, child, held in rows:
        if child == case.pk:
            found |= {held: pk, signed_at: pk}
    keys = {event.pk: found.get(event.pk) or found.get(event.at) for event in told}
    return {
        event.pk: origin("Read the strategy discussion", "cases:strategy", keys[event.pk])
        for event in told
        if keys[event.pk]
    }


def _enquiries(case: Case, events: Sequence[Event], by: Any) -> Origins:
    """The enquiry that began last before: one that a child left goes on as the child's own."""
    told = of_kind(events, "section_47.")
    if not told:
        return {}
    seen = Enquiry.objects.visible_to(by).values("pk")
    rows = list(case.enquiries.filter(enquiry__in=seen).order_by("started_on", "created_at"))
    found = {}
    for event in told:
        began = [row for row in rows if row.started_on <= london_day(event.at)]
        if began:
            words = "Read the Section 47 enquiry"
            found[event.pk] = origin(words, "cases:enquiry", began[-1].enquiry_id)
    return found


def _assessments(case: Case, events: Sequence[Event], by: Any) -> Origins:
    told = of_kind(events, "assessment.")
    if not told:
        return {}
    at = {one.authorised_at: one for one in Assessment.objects.visible_to(by).filter(case=case)}
    return {
        event.pk: origin("Read the assessment", "cases:assessment", at[event.at].pk)
        for event in told
        if event.at in at
    }


def _decisions(case: Case, events: Sequence[Event], by: Any) -> Origins:
    """The reason, for every reader; the page where it is decided, for whoever decides."""
    told = of_kind(events, "conference.decided")
    if not told:
        return {}
    may = case.closed_on is None and by.may(Permission.DECIDE_CONFERENCE, case)
    page = Action("Is a conference needed?", reverse("cases:decide_conference", args=[case.pk]))
    rows = case.conference_decisions.select_related("decided_by")
    return {
        row.event_id: Origin(page if may else None, who=row.decided_by.name, words=row.why)
        for row in rows.filter(event_id__in=[event.pk for event in told])
    }


def _of_the_child(case: Case, events: Sequence[Event]) -> Origins:
    return {
        event.pk: origin("Read the child’s details", "cases:details", case.pk)
        for event in of_kind(events, "child.")
    }


def _limits(case: Case, events: Sequence[Event]) -> Origins:
    """A step has no record but its line: it leads to the limit that it met, and how far in time."""
    told: Mapping[Any, Event] = {event.pk: event for event in of_kind(events, "step.recorded")}
    if not told:
        return {}
    rows = Deadline.objects.filter(timeline=case.timeline_id, met_by__in=told)
    return {
        row.met_by_id: origin("See the limit that this met", "cases:limit", case.pk, row.pk)
        for row in rows.order_by("due_on")
    }
