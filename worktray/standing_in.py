"""For whom a stand-in's work is: what comes to a person only while somebody is away."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from timescales.models import Deadline


class Named(NamedTuple):
    """Who is allocated in a role."""

    pk: Any
    name: str


def for_whom(
    rows: Iterable[Deadline], people: Mapping[Any, Mapping[str, Named]], person: Any
) -> dict[Any, tuple[str, ...]]:
    """The absent people whose work each deadline is; the reader's own work is missing.

    Whoever is named for the episode answers, else whoever holds the post: nothing is asked of
    the database that the list has not asked already.
    """
    absent = person.answers_for() - {person.pk}
    if not absent:
        return {}
    found = {}
    for row in rows:
        named = people.get(row.timeline_id, {}).get(row.answers)
        who = [named] if named else _in_post(row, person)
        if who and all(one.pk in absent for one in who):
            found[row.pk] = tuple(dict.fromkeys(one.name for one in who))
    return found


def _in_post(row: Deadline, person: Any) -> list[Named]:
    """The reader, or those for whom they stand in, who hold a post that answers for a row."""
    return [
        Named(post.person_id, post.person.name)
        for post in person.posts_answered_for()
        if post.role == row.answers and post.team_id in (None, row.timeline.team_id)
    ]
