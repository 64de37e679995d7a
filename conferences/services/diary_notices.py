"""New bookings as they come, to every manager, where the pathway wants the diary told (S04)."""

from datetime import datetime

from django.urls import reverse

from accounts.models import Post, User
from accounts.roles import Role
from accounts.services.notices import tell
from conferences.models import Conference
from coregroups.rules.pathways import any_applies
from cpcase.clock import LONDON
from cpcase.web import formats

_MANAGERS = (Role.TEAM_MANAGER, Role.SERVICE_MANAGER)
_ROW = "S04"


def tell_managers(conference: Conference, *, as_of: datetime) -> None:
    """Put a booking into the inbox of whoever manages a team or the service on that day, once.

    It says when and where, and names no child: it goes to other teams' managers too.
    """
    if not any_applies([case.timeline for case in conference.cases()], _ROW):
        return
    assert conference.starts_at is not None  # it is booked
    today = as_of.astimezone(LONDON).date()
    when = formats.moment(conference.starts_at, today)
    posts = Post.objects.held_on(today).filter(role__in=_MANAGERS)
    for person in User.objects.filter(is_active=True, posts__in=posts).distinct():
        tell(
            person,
            source_key=f"conference:{conference.pk}:diary:{conference.version}",
            kind="conference.diary",
            words=f"New in the conference diary: {when}, {conference.room}.",
            link=reverse("conferences:conferences"),
            as_of=as_of,
        )
