"""Who can be given a family's enquiry: the social workers and managers of its teams."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from accounts.models import Post, User
from accounts.roles import Role


def workers_of(teams: Iterable[Any], on: date) -> list[User]:
    """In post in one of these teams on a day, by name."""
    posts = (
        Post.objects.held_on(on)
        .filter(team__in=set(teams), role__in=(Role.SOCIAL_WORKER, Role.TEAM_MANAGER))
        .select_related("person")
    )
    people = {post.person_id: post.person for post in posts}
    return sorted(people.values(), key=lambda person: person.name)
