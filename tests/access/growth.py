"""More of everything that the world holds: a list that asks once a row is found out."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.crypto import get_random_string

from accounts.models import AccessEntry, Agency, Draft, Post, Team, User
from accounts.roles import Role
from accounts.services.access_log import Look, log_views
from accounts.services.drafts import save
from accounts.services.notices import tell
from cases.choices import NoteKind
from cases.models import FormerName, Warning
from cases.rules.referrals import Call
from cases.services.notes import write_note
from cases.services.referrals import receive
from cases.services.steps import record_step
from conferences.services.bookings import book
from conferences.services.invitations import send_invitations
from conferences.services.reports import write_report
from coregroups.services.meeting_dates import set_dates
from cpcase.records import add
from tests import given_conference, given_enquiry, given_plans
from tests.access.world import NOW, World
from tests.accounts.given_messages import a_doubtful, a_failing, a_given_up
from tests.cast import SINCE, person, software
from tests.given import at, siblings
from timescales.models import Alert
from timescales.services.alerts import ring_due
from timescales.services.pathways import close_on


def grow(world: World, number: int) -> None:
    """One more of each kind of row, for each page that lists some."""
    _people(world, number)
    _around_a_child(world, number)
    _families(world, number)
    _plans(world, number)
    ring_due(as_of=NOW)
    for letter, who in world.people.items():
        alert = Alert.objects.order_by("?").first()
        source = f"alert:{alert.pk}" if letter in "WM" else f"more {number}"
        tell(who, source_key=source, kind="today", words="Read this.", link="", as_of=NOW)


def _people(world: World, number: int) -> None:
    cast = world.cast
    agency = add(Agency(name=f"Agency {number}", kind="health"), by=cast.system)
    software(agency)
    add(Team(name=f"Team {number}"), by=cast.system)
    new = person(f"New Person {number}")
    add(Post(person=new, role=Role.SOCIAL_WORKER, team=cast.team, since=SINCE), by=cast.system)
    given_conference.another_chair(cast, f"Chair {number}")
    given_conference.a_room(cast, f"Room {20 + number}")
    close_on(at(number + 1, 6).date(), f"Closure {number}", by=cast.administrator, as_of=NOW)
    a_given_up(get_random_string(8))
    for kind in (a_failing, a_doubtful):
        message = kind()
        message.dedup_key = get_random_string(8)
        message.save(update_fields=["dedup_key"])
    for who in world.people.values():
        save(who, f"form {number}", {"words": ["x"]}, at=NOW)
        Draft.objects.create(
            person=who, key=f"gone {number}", saved_at=NOW, ended_at=NOW, set_aside_at=NOW
        )


def _around_a_child(world: World, number: int) -> None:
    cast, case = world.cast, world.records["case"]
    record_step(
        case, "C27", at=NOW, by=cast.worker, note="x", as_of=NOW,
        files=[SimpleUploadedFile("a.pdf", b"%PDF-1.7")],
    )  # fmt: skip
    for one in (case, world.records["planned"]):
        for kind in (NoteKind.NOTE, NoteKind.VOICE, NoteKind.OVERSIGHT):
            write_note(one, kind=kind, words="So.", happened_at=NOW, by=cast.manager, as_of=NOW)
        add(Warning(child=one.child, kind="dog", words=f"Dog {number}"), by=cast.system)
        add(FormerName(child=one.child, name=f"Name {number}"), by=cast.system)
        given_plans.people_around(one, cast)
        look = Look(by=cast.manager, page="x", at=NOW)
        log_views(look, [one], action=AccessEntry.Action.VIEW)


def _families(world: World, number: int) -> None:
    cast = world.cast

    def family(name: str) -> list[Any]:
        return siblings(cast, "Reuben", "Isla", family=f"{name}{number}")

    called = family("Called")
    receive(
        [called[0].child], Call(at(24, 3, 10), "9", "A bruise.", "N1"), team=cast.team,
        by=cast.worker, as_of=NOW,
    )  # fmt: skip
    given_enquiry.a_recorded(cast, family("Recorded"), by=cast.manager)
    given_enquiry.a_sent(cast, family("Sent"), as_of=at(30, 3))
    given_conference.a_request(
        cast, "Reuben", family=f"Asked{number}", with_list=False, pathway="stoke-on-trent"
    )
    room = given_conference.a_room(cast, f"Room {90 + number}")
    chair = User.objects.get(name=f"Chair {number}")
    for hour, invite in ((10, True), (13, False)):
        conference = given_conference.to_book(cast, "Reuben", family=f"Meets{number}{hour}")
        when = given_conference.when(cast, at(15, 4, hour), room=room, chair=chair)
        conference = book(
            conference, when, by=cast.administrator, as_of=given_conference.BOOKED,
            version=conference.version,
        )  # fmt: skip
        if invite:
            send_invitations(
                conference, by=cast.administrator, as_of=given_conference.BOOKED,
                version=conference.version,
            )  # fmt: skip
            write_report(
                given_conference.now(conference), words={}, parts={}, by=cast.worker, version=None
            )


def _plans(world: World, number: int) -> None:
    cast, plan = world.cast, world.records["plan"]
    group = given_plans.group_of(plan)
    given_plans.a_visit([plan.case], cast, moment=at(14, 4, 8, number))
    set_dates(group, dates=[(at(8 + number, 5, 10), "Civic")], by=cast.worker, as_of=NOW)
    (other,) = given_plans.plans(cast, "Reuben", pathway="darlington", held=at(12, 1, 12))
    given_plans.a_core_group_held(given_plans.group_of(other), cast, ended_at=at(20, 1, 11))
