"""Posts: the roles that people hold, and in which of them they work."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import Post, Team, User
from accounts.rules.posts import check_agency, check_dates, check_not_held, check_team
from accounts.services.people import check_may_manage
from cpcase.records import add, change
from cpcase.refusals import NotAllowed


@transaction.atomic
def give_post(
    person: User, *, role: str, team: Team | None, since: date, by: Any, until: date | None = None
) -> Post:
    """A role, in a team or for the whole authority. Raises NotAllowed, Incomplete."""
    check_may_manage(by)
    check_team(role, team)
    check_agency(role, person)
    check_dates(since, until)
    check_not_held(person, role, team, since, until)
    post = add(Post(person=person, role=role, team=team, since=since, until=until), by=by)
    person.forget_posts()
    return post


@transaction.atomic
def end_post(post: Post, *, until: date, by: Any, version: int) -> Post:
    """The post is held until that day, included. Raises NotAllowed, Incomplete, Conflict."""
    check_may_manage(by)
    locked = Post.objects.locked(post.pk, version=version)
    check_dates(locked.since, until)
    locked.until = until
    return change(locked, by=by)


@transaction.atomic
def work_as(person: User, *, role: str) -> User:
    """A person with two posts says in which one they work now. Raises NotAllowed."""
    if role not in {post.role for post in person.posts_now()}:
        raise NotAllowed("You do not hold this post.")
    locked = User.objects.locked(person.pk)
    locked.working_as = role
    return change(locked, by=person, why="switched role")
