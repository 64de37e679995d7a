"""Scenes of conferences: asked for, booked, held, decisions sent."""

from datetime import datetime, timedelta
from typing import Any

from conferences.choices import Outcome, Presence, Question
from conferences.models import Conference
from conferences.services.bookings import When, book
from conferences.services.decisions import confirm_decisions, send_decisions
from conferences.services.invitations import send_invitations
from conferences.services.meetings import Line, Marked, OfChild, save_day
from conferences.services.reports import (
    authorise_report,
    share_report,
    submit_report,
    write_report,
)
from conferences.services.requests import send_request, start_request
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


def ask(home: Household, at: datetime) -> None:
    """The request goes to administration with its list, while the enquiry is open."""
    request = start_request(enquiry_of(home), by=home.worker, as_of=at)
    send_request(request, with_list=True, by=home.worker, as_of=at, version=request.version)


def book_at(home: Household, authority: Authority, at: datetime, starts: datetime) -> None:
    """The first room and chair that are free near the wanted time."""
    conference = conference_of(home)
    for shift in range(0, 24):
        begins = starts + timedelta(hours=[0, 2, 4][shift % 3])
        room = authority.rooms[(home.number + shift // 3) % len(authority.rooms)]
        chair = authority.chairs[(home.number + shift) % len(authority.chairs)]
        try:
            book(
                conference, When(begins, begins + timedelta(hours=2), room, chair),
                by=authority.administrator, as_of=at, version=conference.version,
            )  # fmt: skip
        except Incomplete as refusal:
            if refusal.field in ("room", "chair", "starts_at", "slot") and shift < 23:
                continue
            raise
        return


def invite(home: Household, authority: Authority, at: datetime) -> None:
    """The letters go out."""
    conference = conference_of(home)
    send_invitations(conference, by=authority.administrator, as_of=at, version=conference.version)


def report(home: Household, at: datetime) -> None:
    """The conference report is written, submitted and authorised."""
    conference = conference_of(home)
    own = {
        "says": "It is quiet when Nan is there.",
        "worries": "Often alone at night.",
        "working_well": "At school every day.",
    }
    written = write_report(
        conference,
        words={"recommendation": "A child protection plan."},
        parts={child.pk: own for child in conference.here()},
        by=home.worker,
        version=None,
    )
    submitted = submit_report(written, by=home.worker, as_of=at, version=written.version)
    authorise_report(
        submitted, decision="Agreed.", by=home.manager, as_of=at, version=submitted.version
    )


def share(home: Household, at: datetime) -> None:
    """The family has the report."""
    conference = conference_of(home)
    written = conference.report
    share_report(
        written, invitations=list(conference.invitations.on_the_list()), route="by_hand",
        views="Leanne says it is fair.", by=home.worker, at=at, as_of=at, version=written.version,
    )  # fmt: skip


def confer(home: Household, at: datetime, outcome: str = Outcome.PLAN) -> None:
    """The conference is held; the chair confirms the decisions at its end."""
    conference = conference_of(home)
    attendance = {
        one.pk: Marked(presence=Presence.HERE) for one in conference.invitations.on_the_list()
    }
    chair = now(conference).chair
    said = (
        _plan(at)
        if outcome == Outcome.PLAN
        else OfChild(outcome=outcome, reason="The family has made the changes.")
    )
    saved = save_day(
        conference, attendance=attendance,
        children={child.pk: said for child in conference.here()}, by=chair,
        version=conference.version,
    )  # fmt: skip
    confirm_decisions(saved, by=chair, held_at=at, as_of=at, version=now(saved).version)


def _plan(at: datetime) -> OfChild:
    return OfChild(
        answers={Question.WORRIES: "The children are often alone at night."},
        lines=[
            Line("The children are not alone at night", "An adult is at home", "A rota", "Mother")
        ],
        outcome=Outcome.PLAN,
        category="NEG",
        reason="Harm is likely if nothing changes.",
        first_core_group_at=at + timedelta(days=7),
    )


def send(home: Household, authority: Authority, at: datetime) -> None:
    """The decisions go to the family."""
    held = (
        Conference.objects.filter(children__case=home.cases[0], held_at__isnull=False)
        .order_by("-held_at")
        .first()
    )
    if held is not None:
        send_decisions(held, by=authority.administrator, as_of=at, version=held.version)
