"""Who answers on a day: posts and stand-ins, read once, for however many roles and episodes."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from accounts.models import Post, User
from accounts.roles import Role
from accounts.services.stand_ins import follow, stand_ins_on
from timescales.models import Allocation, Timeline
from timescales.models.deadline import ANSWERED_BY


def administrators(*, on: date) -> list[User]:
    """Who looks after the system on a day."""
    posts = Post.objects.held_on(on).filter(role=Role.SYSTEM_ADMINISTRATOR)
    return list({post.person_id: post.person for post in posts.select_related("person")}.values())


class Answering:
    """The people who answer for these episodes on a day."""

    def __init__(self, timelines: Sequence[Timeline], on: date) -> None:
        self.on = on
        self._timelines = timelines
        self._posts: dict[str, list[Post]] = {}

    def in_role(self, timeline: Timeline, role: str) -> list[User]:
        """Those who answer in a role, or whoever stands in for them, each once."""
        found = self.present(self._people(timeline, ANSWERED_BY.get(role, role)))
        return list({person.pk: person for person in found}.values())

    def on_duty(self, timeline: Timeline) -> list[User]:
        """Who hears of what nobody answers for: the duty manager, else the administrators."""
        duty = timeline.team.duty_manager
        is_there = duty is not None and duty.is_active
        return self.present([duty] if is_there else administrators(on=self.on))

    def present(self, people: Iterable[User | None]) -> list[User]:
        """Each, or whoever stands in for them."""
        return [follow(one, self._stand_ins) for one in people if one is not None]

    @cached_property
    def _stand_ins(self) -> dict[Any, User]:
        return stand_ins_on(self.on)

    @cached_property
    def _named(self) -> dict[tuple[Any, str], User]:
        rows = Allocation.objects.in_force().filter(timeline__in=self._timelines)
        return {(row.timeline_id, row.role): row.person for row in rows.select_related("person")}

    def _people(self, timeline: Timeline, role: str) -> list[User]:
        """Whoever is named for the episode, else the team's own post, else the authority's."""
        person = self._named.get((timeline.pk, role))
        if person is not None and person.is_active:
            return [person]
        posts = self._in_post(role)
        own = [post.person for post in posts if post.team_id == timeline.team_id]
        return own or [post.person for post in posts if post.team_id is None]

    def _in_post(self, role: str) -> list[Post]:
        if role not in self._posts:
            held = Post.objects.held_on(self.on).filter(role=role)
            self._posts[role] = list(held.select_related("person"))
        return self._posts[role]
