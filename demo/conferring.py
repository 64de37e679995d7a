"""Scenes of a first conference: asked for, booked, held, decisions sent."""

from datetime import date, datetime, timedelta
from typing import Any

from cases.services import decisions as needs
from conferences.choices import LateRole, Outcome, Presence, Question
from conferences.models import Conference
from conferences.services.bookings import When, book
from conferences.services.bookings import rearrange as give_another_time
from conferences.services.decisions import confirm_decisions, send_decisions
from conferences.services.invitations import send_invitations
from conferences.services.late import agree_to_late as agree
from conferences.services.meetings import Line, Marked, OfChild, save_day
from conferences.services.requests import save_request, send_request, start_request
from conferences.services.standing_down import stand_down as stand_it_down
from cpcase.refusals import Incomplete
from demo.enquiring import enquiry_of
from demo.family import Household
from demo.people import Authority


def now(record: Any) -> Any:
    """The record as it stands."""
    return type(record).objects.get(pk=record.pk)


def conference_of(home: Household) -> Conference:
    """The family's newest conference."""
    found: Conference = Conference.objects.filter(children__case=home.cases[0]).latest("created_at")
    return found


def ask(home: Household, *, at: datetime) -> None:
    """The request goes to administration with its list, while the enquiry is open."""
    request = start_request(enquiry_of(home), by=home.worker, as_of=at)
    whys = {row.pk: home.story.why_enquire for row in request.children.filter(why="")}
    if whys:  # whoever joined after the discussion
        request = save_request(request, whys=whys, words={}, by=home.worker, version=1)
    send_request(request, with_list=True, by=home.worker, as_of=at, version=request.version)


def agree_to_late(home: Household, until: date, *, at: datetime) -> None:
    """Manager and chair each give their reason, and how the children are safe until then (N02)."""
    for role, who in ((LateRole.TEAM_MANAGER, home.manager), (LateRole.CHAIR, home.chair)):
        conference = conference_of(home)
        agree(
            conference, role=role, until=until, words="The parents are away until the week after.",
            interim_plan="The children stay with their grandmother, whom we visit on Fridays.",
            by=who, as_of=at, version=conference.version,
        )  # fmt: skip


def book_at(home: Household, authority: Authority, starts: datetime, *, at: datetime) -> None:
    """The first room and chair that are free near the wanted time."""
    conference = conference_of(home)

    def take(when: When) -> None:
        book(conference, when, by=authority.administrator, as_of=at, version=conference.version)

    first_free(home, authority, starts, take)


def rearrange(home: Household, authority: Authority, starts: datetime, *, at: datetime) -> None:
    """The chair is ill that day."""
    conference = conference_of(home)

    def take(when: When) -> None:
        give_another_time(
            conference, when, why="The chair is ill that day.", by=authority.administrator,
            as_of=at, version=conference.version,
        )  # fmt: skip

    first_free(home, authority, starts, take)


def first_free(home: Household, authority: Authority, starts: datetime, take: Any) -> None:
    """Offer rooms and chairs near a time until one is taken. Raises Incomplete when none is."""
    for shift in range(24):
        begins = starts + timedelta(hours=[0, 2, 4][shift % 3])
        room = authority.rooms[(home.number + shift // 3) % len(authority.rooms)]
        chair = authority.chairs[(home.number + shift) % len(authority.chairs)]
        try:
            return take(When(begins, begins + timedelta(hours=2), room, chair))
        except Incomplete as refusal:
            if refusal.field not in ("room", "chair", "starts_at", "slot") or shift == 23:
                raise


def invite(home: Household, authority: Authority, *, at: datetime) -> None:
    """The letters go out."""
    conference = conference_of(home)
    send_invitations(conference, by=authority.administrator, as_of=at, version=conference.version)


def confer(home: Household, *, at: datetime, outcome: str = Outcome.PLAN) -> None:
    """The conference is held; the chair confirms the decisions at its end."""
    conference = conference_of(home)
    said = (
        plan(home, at)
        if outcome == Outcome.PLAN
        else OfChild(outcome=outcome, reason="The family has made the changes, with help.")
    )
    hold(conference, {child.pk: said for child in conference.here()}, at=at)


def hold(conference: Conference, said: dict[Any, OfChild], *, at: datetime) -> None:
    """Everybody is there, and it is confirmed as it ends."""
    attendance = {
        one.pk: Marked(presence=Presence.HERE) for one in conference.invitations.on_the_list()
    }
    chair = now(conference).chair
    saved = save_day(
        conference, attendance=attendance, children=said, by=chair,
        version=now(conference).version,
    )  # fmt: skip
    confirm_decisions(saved, by=chair, held_at=at, as_of=at, version=now(saved).version)


def plan(home: Household, at: datetime) -> OfChild:
    """A plan begins, or goes on."""
    story = home.story
    return OfChild(
        answers={Question.WORRIES: story.worry, Question.WORKING_WELL: story.working_well},
        lines=[
            Line(story.need, story.result, story.action, "Their mother, with the social worker")
        ],
        outcome=Outcome.PLAN,
        category=story.category,
        reason="Harm is likely if nothing changes.",
        first_core_group_at=at + timedelta(days=7),
    )


def send(home: Household, authority: Authority, *, at: datetime) -> None:
    """The decisions go to the family."""
    held = Conference.objects.filter(children__case=home.cases[0], held_at__isnull=False)
    last = held.latest("held_at")
    send_decisions(last, by=authority.administrator, as_of=at, version=last.version)


def stand_down(home: Household, authority: Authority, *, at: datetime) -> None:
    """The enquiry finds no need of a conference: everybody invited hears of it (C04, D06)."""
    for case in home.cases:
        needs.decide_conference(
            case, needed=False, why="The enquiry found that the children are safe.",
            by=home.manager, at=at, as_of=at, version=case.conference_decisions.count(),
        )  # fmt: skip
    conference = conference_of(home)
    stand_it_down(
        conference, why="The enquiry found that the children are safe.",
        by=authority.administrator, as_of=at, version=conference.version,
    )  # fmt: skip
