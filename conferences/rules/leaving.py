"""What becomes of the conferences to come when a child leaves the siblings' process."""

from collections.abc import Iterable
from typing import Any

from cases.models import Case
from conferences.choices import Kind
from conferences.models import Conference, ConferenceChild
from conferences.workflows import CONFERENCE
from cpcase.refusals import Incomplete, NotNow


def places_to_come(case: Case) -> list[ConferenceChild]:
    """The child's places at what is asked for, to be booked or booked."""
    rows = case.conferences.filter(
        left_on=None, conference__in=Conference.objects.not_over()
    ).select_related("conference__request", "case__child", "case__timeline")
    return list(rows.order_by("created_at"))


def is_asked(place: ConferenceChild) -> bool:
    """Whether the manager says if it is still needed; a plan has to be reviewed, whoever leaves."""
    return bool(place.conference.kind != Kind.REVIEW)


def is_still_needed(place: ConferenceChild, said: bool | None) -> bool:
    """What the manager said; a review while the child has a plan."""
    if is_asked(place):
        return bool(said)
    return bool(place.case.plans.filter(ended_on=None).exists())


def check_answered(places: Iterable[ConferenceChild], said: bool | None) -> None:
    """The limit of a conference never goes without a word. Raises Incomplete."""
    if said is None and any(is_asked(place) for place in places):
        raise Incomplete("Say whether a conference is still needed.", field="conference_needed")


def check_may_be_stood_down(place: ConferenceChild, by: Any) -> None:
    """Raises NotNow, with who can, for somebody who stands no conference down."""
    if not CONFERENCE.can(place.conference, "stand_down", by=by):
        raise NotNow(
            f"{place.case.child.called} is the only child of a conference, and you may not stand "
            "it down. Ask the team manager or conference administration to stand it down first."
        )
