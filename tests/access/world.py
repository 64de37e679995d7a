"""One authority with a record in each state that a page asks for, made through the acts."""

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Agency, Draft, Notice, Post, User
from accounts.roles import Role
from accounts.services.drafts import Drafts
from accounts.services.notices import tell as tell_person
from accounts.services.stand_ins import stand_in
from cases.choices.enquiry import PartKind
from cases.models import (
    Address,
    Case,
    FormerName,
    Involvement,
    NamedPerson,
    Professional,
    Relationship,
    Relative,
    Warning,
)
from cases.rules.referrals import Call
from cases.services.assessments import start
from cases.services.referrals import receive
from cases.services.steps import record_step
from conferences.models import Letter
from conferences.rules.slots import written
from conferences.services.reports import write_report
from coregroups.choices import HowThere, MeetingKind
from coregroups.models import JointReport
from coregroups.rules.visits import Sight
from coregroups.services.child_in_need import (
    open_child_in_need_plan,
    review_child_in_need_plan,
)
from coregroups.services.early_endings import ask_to_end_early
from coregroups.services.meeting_dates import set_dates
from coregroups.services.visits import Told, record_visit
from cpcase.models import Message, State
from cpcase.records import add
from tests import given_conference, given_enquiry, given_plans
from tests.cast import SINCE, Cast, gather, person, software
from tests.given import a_pathway, an_unborn, at, siblings
from tests.past_the_acts import NEXT
from tests.remembering import remembered
from timescales.models import Alert, Allocation, Deadline, Timeline
from timescales.services.alerts import ring_due
from timescales.services.pathways import close_on

NOW = at(14, 4, 12, 30)  # the conference that began at ten has just ended
ON_PLAN = at(12, 1, 12)


@dataclass(frozen=True, slots=True)
class World:
    """The people, by the letter that the table names them with; the records, by their names."""

    cast: Cast
    people: dict[str, User]
    records: dict[str, Any]


@remembered
def build() -> World:
    """The whole world, in the database."""
    cast = gather()
    housing = add(Agency(name="Aldermere Housing", kind="housing"), by=cast.system)
    outsider = person("Wen Archer", agency=housing)
    add(Post(person=outsider, role=Role.PARTNER, since=SINCE), by=cast.system)
    records = {
        **_of_accounts(cast),
        **_of_cases(cast),
        **_of_conferences(cast),
        **_of_plans(cast),
    }
    records |= _of_dates(cast)
    people = {
        "W": cast.worker, "M": cast.manager, "A": cast.administrator, "C": cast.chair,
        "S": cast.service_manager, "U": cast.auditor, "N": cast.senior_manager,
        "Y": cast.system_administrator, "P": cast.partner, "O": outsider, "K": cast.colleague,
    }  # fmt: skip
    return World(cast, people, records)


def _of_accounts(cast: Cast) -> dict[str, Any]:
    absence = stand_in(
        cast.manager, stand_in=cast.other_manager, since=SINCE, until=SINCE, by=cast.manager
    )
    tell_person(cast.manager, kind="x", words="Read this.", link="", source_key="one", as_of=NOW)
    return {
        "person": cast.other_worker,
        "post": cast.other_worker.posts.get(),
        "team": cast.team,
        "agency": cast.police,
        "client": software(cast.police),
        "own absence": absence,
        "own notice": Notice.objects.get(person=cast.manager, source_key="one"),
        "own draft set aside": Draft.objects.create(
            person=cast.manager, key="another", saved_at=NOW, ended_at=NOW, set_aside_at=NOW
        ),
        "own draft": Drafts(cast.manager, NOW).save("a form", {"words": "Half a sen"}),
        "message": Message.objects.create(
            channel="email",
            address="a@b.test",
            subject="1 thing is due",
            state=State.DEAD,
            not_before=None,
        ),
        "closure": close_on(at(24, 12).date(), "Staff day", by=cast.administrator, as_of=NOW),
    }


def _of_cases(cast: Cast) -> dict[str, Any]:
    draft, recorded, called, sent, held = (
        siblings(cast, "Reuben", family=name)
        for name in ("Draft", "Recorded", "Called", "Sent", "Held")
    )
    enquiry = given_enquiry.an_enquiry(cast, held, by=cast.manager)
    with_manager = given_enquiry.a_sent(cast, sent, as_of=at(30, 3))
    a_pathway("red-amber-green", cast)
    call = Call(at(24, 3, 10), "9", "A bruise.", "N1")
    children = [called[0].child]
    needed = open_child_in_need_plan(called[0], on=NOW.date(), by=cast.worker, as_of=NOW)
    return {
        "draft discussion": given_enquiry.a_draft(cast, draft),
        "discussion": given_enquiry.a_recorded(cast, recorded, by=cast.manager),
        "referral": receive(children, call, team=cast.team, by=cast.worker, as_of=NOW),
        "family": called[0].child.family,
        "child in need plan": needed,
        "child in need review": review_child_in_need_plan(
            needed, words="It helps.", at=NOW, by=cast.worker, as_of=NOW
        ),
        "assessment": start(called[0], on=NOW.date(), by=cast.worker, as_of=NOW),
        "enquiry with the manager": with_manager,
        "decided": sent[0],
        "enquiry": enquiry,
        "part": given_enquiry.part_of(enquiry, PartKind.SAYS, held[0]),
        "case": held[0],
        "new case": siblings(cast, "Reuben", family="New")[0],
        "unborn": an_unborn(cast, family="Unborn"),
        **_of_a_child(cast, held[0]),
    }


def _of_a_child(cast: Cast, case: Case) -> dict[str, Any]:
    by, child, since = cast.system, case.child, SINCE
    home = Address(family=child.family, lines="3 Mill Lane", since=since)
    away = Address(family=child.family, child=child, lines="1 Hill Road", since=since)
    mother = add(Relative(family=child.family, first_name="Leanne"), by=by)
    teacher = add(Professional(kind="education", name="Beth Lowe"), by=by)
    return {
        "warning": add(Warning(child=child, kind="dog", words="A dog that bites"), by=by),
        "former name": add(FormerName(child=child, name="Reuben Finch"), by=by),
        "address": add(home, by=by),
        "own address": add(away, by=by),
        "relation": add(Relationship(child=child, relative=mother, relation="mother"), by=by),
        "involvement": add(Involvement(case=case, professional=teacher, since=since), by=by),
    }


def _of_conferences(cast: Cast) -> dict[str, Any]:
    held = given_conference.a_held(cast, "Reuben", family="Fenwick")
    booked = given_conference.an_invited(cast, "Reuben", family="Garth", starts_at=at(15, 4, 10))
    to_invite = given_conference.a_booked(cast, "Reuben", family="Lowe", starts_at=at(15, 4, 13))
    spoken = given_conference.a_recorded(
        cast, given_conference.an_invited(cast, "Reuben", family="Hale", starts_at=at(14, 4, 14))
    )
    given_conference.every_day(cast, cast.chair)
    report = write_report(booked, words={}, parts={}, by=cast.worker, version=None)
    invitations = booked.invitations
    return {
        "draft request": given_conference.a_draft_request(cast, "Reuben", family="Ives"),
        "request": given_conference.a_request(
            cast, "Reuben", family="Joyce", with_list=False, pathway="stoke-on-trent"
        ),
        "to book": given_conference.to_book(cast, "Reuben", family="Keane"),
        "booked": booked,
        "booked case": booked.cases()[0],
        "report": report,
        "to invite": to_invite,
        "listed": to_invite.invitations.get(name="Beth Lowe"),
        "spoken": spoken,
        "held": held,
        "letter": Letter.objects.get(invitation__conference=booked, invitation__name="Carla Meyer"),
        "invitation": invitations.get(name="Carla Meyer"),
        "slot": written(at(15, 4, 15), at(15, 4, 17), booked.room_id, cast.chair.pk),
        "room": given_conference.a_room(cast, "Room 9"),
        "hours": cast.chair.hours.first(),
    }


def _of_plans(cast: Cast) -> dict[str, Any]:
    (plan,) = given_plans.plans(cast, "Reuben", pathway="darlington", held=ON_PLAN)
    group = given_plans.group_of(plan)
    given_plans.a_core_group_held(group, cast, ended_at=at(20, 1, 11))
    given_plans.tell(
        plan.case, "conference.booked", at(1, 4, 10), cast, conference="review", number=1
    )
    meeting = given_plans.a_core_group_held(
        group,
        cast,
        ended_at=at(8, 4, 11),
        kind=MeetingKind.PRE_REVIEW,
        absent={"Leanne Ashdown": HowThere.NEITHER},
    )
    visit = given_plans.a_visit([plan.case], cast, moment=at(13, 4, 16))
    unfinished = record_visit(
        Told(sights=[Sight(plan.case, "alone")], announced=False, bedrooms_seen=True, words=""),
        by=cast.worker,
        at=at(14, 4, 9),
        as_of=NOW,
        finished=False,
    )
    (early,) = given_plans.plans(cast, "Isla", pathway="stoke-on-trent", held=ON_PLAN)
    given_plans.tell(early.case, "conference.held", at(7, 4), cast, conference="review", number=1)
    group = given_plans.group_of(plan)
    asked = ask_to_end_early(
        early,
        why="Father has left for good",
        raised_on=at(6, 4).date(),
        by=cast.chair,
        as_of=NOW,
        version=early.version,
    )
    return {
        "plan": plan,
        "planned": plan.case,
        "line": plan.lines.get(),
        "core group": group,
        "member": given_plans.member(group, "Beth Lowe"),
        "date": set_dates(group, dates=[(at(7, 5, 10), "Civic Centre")], by=cast.worker, as_of=NOW)[
            0
        ],
        "meeting": meeting,
        "absence from it": meeting.attendances.get(member__name="Leanne Ashdown"),
        "joint report": JointReport.objects.get(),
        "visit": visit,
        "unfinished visit": unfinished,
        "early ending": asked,
        "early plan": early,
    }


def _of_dates(cast: Cast) -> dict[str, Any]:
    case = Case.objects.get(child__last_name="Held")
    step = record_step(
        case, "C02", at=NOW, by=cast.worker, note="", as_of=NOW,
        files=[SimpleUploadedFile("a.pdf", b"%PDF-1.7")],
    )  # fmt: skip
    ring_due(as_of=NOW)
    alert = Alert.objects.filter(deadline__timeline__case__child__last_name="Recorded").first()
    # One that may be late, explained or waved off.
    row = Deadline.objects.open().get(timeline__case__child__last_name="Held", step="C03")
    event = row.timeline.events.filter(kind="strategy_discussion.held").first()
    paper = case.papers.get(event_id=step.pk)
    return {"alert": alert, "deadline": row, "event": event, "paper": paper}


PLACES = ("own", "other", "named")


def place(world: World, where: str) -> None:
    """Put every record into the team of its people, into another team, or out of all reach.

    "named": each is restricted to one person, a colleague in the same team.
    """
    cast = world.cast
    if where == "other":
        Timeline.objects.update(version=NEXT, team=cast.other_team)
        for here, there in ((cast.worker, cast.other_worker), (cast.manager, cast.other_manager)):
            Allocation.objects.filter(person=here).update(version=NEXT, person=there)
    if where == "named":
        Case.objects.update(version=NEXT, restricted=True)
        for case in Case.objects.all():
            add(NamedPerson(case=case, person=cast.colleague), by=cast.system)
