"""Conferences that tests start from, made through the acts."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from accounts.models import Post, User
from accounts.roles import Role
from cases.models import Address, Case, Involvement, Professional, Relationship, Relative
from conferences.choices import Outcome, Presence, Question
from conferences.models import Conference, ConferenceChild, ConferenceRequest, Room
from conferences.services.bookings import When, book
from conferences.services.decisions import confirm_decisions, send_decisions
from conferences.services.diary import open_room, set_hours
from conferences.services.invitations import send_invitations
from conferences.services.meetings import Line, Marked, OfChild, save_day
from conferences.services.requests import send_request, start_request
from cpcase.records import add
from tests.cast import SINCE, Cast, person
from tests.given import at, siblings
from tests.given_enquiry import an_enquiry
from tests.past_the_acts import write
from tests.remembering import remembered

ASKED = at(30, 3, 15, 20)
BOOKED = at(31, 3, 9)
START = at(14, 4, 10)  # Day 14 in Cambridgeshire, a Tuesday
END = at(14, 4, 12)
NEXT_DAY = at(15, 4, 9)


def now(record: Any) -> Any:
    """The record as it stands in the database."""
    return type(record).objects.get(pk=record.pk)


@remembered
def around(cast: Cast, cases: Sequence[Case]) -> None:
    """A mother at home, a father apart who must not have the address, a teacher, a nurse."""
    family = cases[0].child.family
    add(
        Address(
            family=family, lines="14 Mill Lane, Aldermere", postcode="AL3 9QX", confidential=True,
            since=date(2026, 1, 5),
        ),
        by=cast.system,
    )  # fmt: skip
    mother = _relative(cast, cases, "Leanne", "mother", lives_with=True)
    father = _relative(cast, cases, "Craig", "father", lives_with=False)
    father.contact_rule = "Bail conditions: no contact, must not be given this address"
    father.address = "2 Station Road, Aldermere"
    write(father)
    mother.language, mother.interpreter = "Polish", True
    write(mother)
    for kind, agency, name, job in (
        ("education", cast.school, "Beth Lowe", "Head of year"),
        ("health", cast.health, "Rosa Finch", "Health visitor"),
    ):
        known = add(Professional(agency=agency, kind=kind, name=name, job=job), by=cast.system)
        for case in cases:
            add(Involvement(case=case, professional=known, since=SINCE), by=cast.system)


def _relative(
    cast: Cast, cases: Sequence[Case], name: str, relation: str, *, lives_with: bool
) -> Relative:
    relative = add(
        Relative(family=cases[0].child.family, first_name=name, last_name="Ashdown"),
        by=cast.system,
    )
    for case in cases:
        add(
            Relationship(
                child=case.child, relative=relative, relation=relation, lives_with=lives_with,
                parental_responsibility=True,
            ),
            by=cast.system,
        )  # fmt: skip
    return relative


@remembered
def a_room(cast: Cast, name: str = "Room 2") -> Room:
    """A room at the Civic Centre."""
    return open_room(
        name=name,
        place="Civic Centre",
        how_to_get_there="Bus 4 stops outside.",
        seats=12,
        step_free=True,
        by=cast.administrator,
    )


@remembered
def another_chair(cast: Cast, name: str = "Omar Haddad") -> User:
    """A second chair, who chairs on every working day."""
    chair = person(name)
    add(Post(person=chair, role=Role.CHAIR, since=SINCE), by=cast.system)
    every_day(cast, chair)
    return chair


@remembered
def every_day(cast: Cast, chair: User) -> None:
    """Hours from 9 to 5, Monday to Friday."""
    for weekday in range(5):
        set_hours(chair, weekday=weekday, starts=time(9), ends=time(17), by=cast.administrator)


@remembered
def a_draft_request(
    cast: Cast,
    *names: str,
    pathway: str = "cambridgeshire",
    family: str = "Ashdown",
    as_of: datetime = ASKED,
    **but: Any,
) -> ConferenceRequest:
    """A request that the worker began while the Section 47 is open."""
    cases = siblings(cast, *names, pathway=pathway, family=family)
    around(cast, cases)
    but.setdefault("by", cast.manager)  # D01: where only a manager records it
    return start_request(an_enquiry(cast, cases, **but), by=cast.worker, as_of=as_of)


@remembered
def a_request(
    cast: Cast, *names: str, with_list: bool = True, as_of: datetime = ASKED, **but: Any
) -> ConferenceRequest:
    """A request with conference administration."""
    request = a_draft_request(cast, *names, as_of=as_of, **but)
    return send_request(
        request, with_list=with_list, by=cast.worker, as_of=as_of, version=request.version
    )


@remembered
def to_book(cast: Cast, *names: str, **but: Any) -> Conference:
    """A conference that is asked for and has no date."""
    return now(a_request(cast, *names, **but).conference)


def when(
    cast: Cast,
    starts_at: datetime = START,
    *,
    room: Room | None = None,
    chair: User | None = None,
    hours: int = 2,
) -> When:
    """Two hours in Room 2 with Denise Okafor in the chair."""
    room = room or Room.objects.filter(name="Room 2").first() or a_room(cast)
    return When(starts_at, starts_at + timedelta(hours=hours), room, chair or cast.chair)


@remembered
def a_booked(cast: Cast, *names: str, starts_at: datetime = START, **but: Any) -> Conference:
    """A booked conference; nobody has been written to."""
    conference = to_book(cast, *names, **but)
    return book(
        conference, when(cast, starts_at), by=cast.administrator, as_of=BOOKED,
        version=conference.version,
    )  # fmt: skip


@remembered
def an_invited(cast: Cast, *names: str, **but: Any) -> Conference:
    """A booked conference whose letters are out."""
    conference = a_booked(cast, *names, **but)
    send_invitations(conference, by=cast.administrator, as_of=BOOKED, version=conference.version)
    return now(conference)


def everybody_here(conference: Conference, **but: str) -> dict[Any, Marked]:
    """Everybody on the list is here, but those named; father is in a separate part."""
    marked = {}
    for invitation in conference.invitations.on_the_list():
        presence = but.get(invitation.name.split()[0], Presence.HERE)
        marked[invitation.pk] = Marked(presence=presence)
    return marked


def a_plan(**but: Any) -> OfChild:
    """What leads to a plan for neglect."""
    whole: dict[str, Any] = {
        "answers": {Question.WORRIES: "Reuben is often at home alone at night."},
        "lines": [Line("Reuben is not alone at night", "An adult is at home", "A rota", "Leanne")],
        "outcome": Outcome.PLAN,
        "category": "NEG",
        "reason": "Harm is likely if nothing changes.",
        "first_core_group_at": at(21, 4, 10),
    }
    return OfChild(**{**whole, **but})


def nothing_needed(outcome: str = Outcome.CHILD_IN_NEED, **but: Any) -> OfChild:
    """What leads to no plan."""
    return OfChild(outcome=outcome, reason="The family has made the changes.", **but)


def child_called(conference: Conference, name: str) -> ConferenceChild:
    """The conference's row of a child, by first name."""
    found: ConferenceChild = conference.children.get(case__child__first_name=name)
    return found


@remembered
def a_recorded(
    cast: Cast, conference: Conference, children: dict[str, OfChild] | None = None, **absent: str
) -> Conference:
    """What was said and decided is written; nothing is confirmed."""
    rows = {child.case.child.first_name: child for child in conference.children.all()}
    week_after = conference.starts_at and conference.starts_at + timedelta(days=7)
    written = children or dict.fromkeys(rows, a_plan(first_core_group_at=week_after))
    return save_day(
        conference,
        attendance=everybody_here(conference, **absent),
        children={rows[name].pk: said for name, said in written.items()},
        by=cast.chair,
        version=now(conference).version,
    )


@remembered
def a_held(
    cast: Cast, *names: str, children: dict[str, OfChild] | None = None, **but: Any
) -> Conference:
    """A conference whose decisions the chair confirmed at its end."""
    conference = a_recorded(cast, an_invited(cast, *names, **but), children)
    return confirm_decisions(
        conference, by=cast.chair, held_at=END, as_of=END, version=conference.version
    )


@remembered
def a_sent(cast: Cast, *names: str, **but: Any) -> Conference:
    """A conference whose decisions went out."""
    conference = a_held(cast, *names, **but)
    return send_decisions(
        conference, by=cast.administrator, as_of=NEXT_DAY, version=conference.version
    )
