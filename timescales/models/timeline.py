"""One child's episode, as the timescales see it: a pathway, a team, and no name."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q

from cpcase.records import Record, RecordQuerySet
from timescales.engine.pathway import Pathway
from timescales.models.pathway_version import PathwayVersion, pathway_of


class TimelineQuerySet(RecordQuerySet):
    """Timelines."""

    def running(self) -> "TimelineQuerySet":
        """Episodes that are not closed."""
        return self.filter(closed_at=None)

    def on(self, slugs: Iterable[str]) -> "TimelineQuerySet":
        """Episodes on any version of these pathways, or under one of them as their overlay."""
        return self.filter(Q(pathway__slug__in=slugs) | Q(overlay__slug__in=slugs))

    def not_yet_on(self, version: PathwayVersion) -> "TimelineQuerySet":
        """Episodes that follow another version, as their pathway or as their overlay."""
        return self.exclude(Q(pathway=version) | Q(overlay=version))

    def locked_together(self, keys: Iterable[Any]) -> dict[Any, "Timeline"]:
        """Several, locked in one order, so that two acts cannot wait for each other."""
        rows = self.select_for_update(of=("self",)).filter(pk__in=set(keys)).order_by("pk")
        return {row.pk: row for row in rows}


class Timeline(Record):
    """What happened in one episode and what that makes due.

    `group` is the opaque mark that siblings in one process share, so that their work is one row.
    """

    pathway = models.ForeignKey(PathwayVersion, models.PROTECT, related_name="+")
    overlay = models.ForeignKey(PathwayVersion, models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey("accounts.Team", models.PROTECT, related_name="+")
    group = models.UUIDField(default=uuid.uuid4, db_index=True)
    closed_at = models.DateTimeField(null=True)

    objects = TimelineQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)

    @property
    def followed(self) -> Pathway:
        """What the pathway that it follows says, read once per process."""
        if type(self).pathway.is_cached(self):
            return self.pathway.pathway
        return pathway_of(self.pathway_id)

    def role_words(self, role: str) -> str:
        """A role as the overlay calls it, else the pathway; both are labels of the authority."""
        own = pathway_of(self.overlay_id).roles.get(role) if self.overlay_id else None
        return own or self.followed.role_words(role)
