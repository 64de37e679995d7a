"""New bookings as they come, to every manager, where the pathway wants the diary told (S04)."""

from datetime import date, datetime

from django.urls import reverse

from accounts.models import Post, User
from accounts.models.user import UserQuerySet
from accounts.roles import Role
from accounts.services.notices import tell_all
from conferences.models import Conference
from coregroups.rules.pathways import any_applies
from cpcase.clock import LONDON
from cpcase.web import formats

_MANAGERS = (Role.TEAM_MANAGER, Role.SERVICE_MANAGER)
ROW = "S04"
KIND = "conference.diary"


def all_managers(on: date) -> UserQuerySet:
    """Whoever manages a team or the service on a day."""
    posts = Post.objects.held_on(on).filter(role__in=_MANAGERS)
    return User.objects.filter(is_active=True, posts__in=posts).distinct()


def when_and_where(conference: Conference, today: date) -> str:
    """Tuesday 14 April at 10am, Room 2; without a room the time alone."""
    when = formats.moment(conference.starts_at, today)
    return f"{when}, {conference.room}" if conference.room else when


def tell_managers(conference: Conference, *, as_of: datetime) -> None:
    """Put a booking into the inbox of whoever manages a team or the service on that day, once.

    It says when and where, and names no child: it goes to other teams' managers too.
    """
    if not any_applies([case.timeline for case in conference.cases()], ROW):
        return
    assert conference.starts_at is not None  # it is booked
    today = as_of.astimezone(LONDON).date()
    tell_all(
        all_managers(today),
        source_key=f"conference:{conference.pk}:diary:{conference.version}",
        kind=KIND,
        words=f"New in the conference diary: {when_and_where(conference, today)}.",
        link=reverse("conferences:conferences"),
        as_of=as_of,
    )
