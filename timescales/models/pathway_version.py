"""A pathway as it was published: the text that dates were computed from is kept."""

from functools import lru_cache
from typing import Any

from django.db import models

from cpcase.records import Record, RecordQuerySet
from timescales.engine.pathway import Pathway
from timescales.engine.reading import read


class PathwayVersionQuerySet(RecordQuerySet):
    """Published pathways."""

    def latest_of(self, slug: str) -> "PathwayVersion":
        """The version in force. Raises DoesNotExist when the pathway was never published."""
        return self.filter(slug=slug).order_by("-number")[:1].get()


class PathwayVersion(Record):
    """One published version of a pathway or an overlay. Its text never changes."""

    slug = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    text = models.TextField()
    published_at = models.DateTimeField()

    objects = PathwayVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug", "number"], name="pathway_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.slug} version {self.number}"

    @property
    def pathway(self) -> Pathway:
        """The pathway, read once per process."""
        return _read(self.text, f"{self.slug}.toml")


@lru_cache(maxsize=32)
def pathway_of(version_id: Any) -> Pathway:
    """What a published version says: asked of the database once per process, since it stands."""
    return PathwayVersion.objects.get(pk=version_id).pathway


@lru_cache(maxsize=32)
def _read(text: str, name: str) -> Pathway:
    return read(text, name=name)
