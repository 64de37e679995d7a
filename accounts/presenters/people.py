"""The system administrator's lists of people and teams."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models.functions import Now

from accounts.models import Post, StandIn, Team, User
from accounts.presenters.me import post_words


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list of people."""

    person: User
    about: str
    posts: tuple[str, ...]
    is_signed_in: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person with the posts of today and later, and those of the past."""

    person: User
    posts: tuple[Post, ...]
    past: tuple[Post, ...]
    away: tuple[StandIn, ...]
    is_signed_in: bool


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One line of the list of teams."""

    team: Team
    people: tuple[str, ...]


def person_rows(people: Iterable[User], *, on: date) -> list[PersonRow]:
    """The lines for these people, their posts loaded beforehand."""
    here = signed_in_now()
    return [_person_row(person, here, on) for person in people]


def _person_row(person: User, here: frozenset[Any], on: date) -> PersonRow:
    """What a post says already is not said of the job too."""
    held = [post for post in person.posts.all() if _is_held(post, on)]
    roles = {str(post.get_role_display()).casefold() for post in held}
    job = "" if person.job.casefold() in roles else person.job
    agency = person.agency.name if person.agency else ""
    return PersonRow(
        person,
        ", ".join(filter(None, (job, agency, person.email))),
        tuple(post_words(post) for post in held),
        str(person.pk) in here,
    )


def person_page(person: User, *, on: date) -> PersonPage:
    """The page of one person."""
    posts = list(person.posts.select_related("team").order_by("-since", "role"))
    return PersonPage(
        person=person,
        posts=tuple(post for post in posts if post.until is None or post.until >= on),
        past=tuple(post for post in posts if post.until is not None and post.until < on),
        away=tuple(
            StandIn.objects.standing()
            .filter(absent=person, until__gte=on)
            .select_related("stand_in")
            .order_by("since")
        ),
        is_signed_in=str(person.pk) in signed_in_now(),
    )


def team_rows(teams: Iterable[Team], *, on: date) -> list[TeamRow]:
    """The lines for these teams, their posts and people loaded beforehand."""
    return [
        TeamRow(
            team,
            tuple(
                f"{post.person.name}, {post.get_role_display().lower()}"
                for post in team.posts.all()
                if _is_held(post, on) and post.person.is_active
            ),
        )
        for team in teams
    ]


def signed_in_now() -> frozenset[Any]:
    """The ids, as text, of everybody with a session that has not ended; by real time."""
    going_on = Session.objects.filter(expire_date__gt=Now())
    return frozenset(filter(None, (row.get_decoded().get(SESSION_KEY) for row in going_on)))


def _is_held(post: Post, on: date) -> bool:
    return post.since <= on and (post.until is None or post.until >= on)
