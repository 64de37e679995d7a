"""One's own page, from rows that are loaded once."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Draft, Notice, Post, StandIn, User
from accounts.presenters.navigation import role_of
from accounts.roles import Role
from accounts.rules.stand_ins import who_could

LATEST = 25  # of what was set aside, those that are shown


@dataclass(frozen=True, slots=True)
class MyPage:
    """What a person sees of themselves. `roles` are (value, label, worked in now)."""

    name: str
    working_as: str
    roles: tuple[tuple[str, str, bool], ...]
    posts: tuple[str, ...]
    away: tuple[StandIn, ...]
    standing_in: tuple[StandIn, ...]
    unread: int
    unfinished: tuple[Draft, ...]
    set_aside: tuple[Draft, ...]
    # Whether anybody could stand in at all.
    could_answer: bool


def my_page(person: User, *, on: date) -> MyPage:
    """The page of a person on a day."""
    now = role_of(person)
    posts = Post.objects.held_on(on).filter(person=person).select_related("team").order_by("since")
    rows = StandIn.objects.standing().filter(until__gte=on).order_by("since")
    return MyPage(
        name=person.name,
        working_as=Role(now).label if now else "",
        roles=tuple((role, Role(role).label, role == now) for role in person.roles()),
        posts=tuple(post_words(post) for post in posts),
        away=tuple(rows.filter(absent=person).select_related("stand_in")),
        standing_in=tuple(rows.filter(stand_in=person).select_related("absent")),
        unread=Notice.objects.told_to(person).unread().count(),
        unfinished=tuple(Draft.objects.unfinished(person)),
        set_aside=tuple(Draft.objects.set_aside(person)[:LATEST]),
        could_answer=who_could(person, on).exists(),
    )


def post_words(post: Post) -> str:
    """“Team manager, North assessment”."""
    role = post.get_role_display()
    return f"{role}, {post.team.name}" if post.team else str(role)
