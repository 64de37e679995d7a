"""The rows of a strategy discussion: who took part, what each agency knows, what is to be done."""

from typing import Any

from django.db import models

from cases.choices import AgencyKind, Attendance
from cases.models.strategy_discussion import StrategyDiscussion
from cpcase.records import Record, RecordQuerySet


class RowQuerySet(RecordQuerySet):
    """Rows of a discussion."""

    def standing(self) -> "RowQuerySet":
        """Without those that were taken out again."""
        return self.filter(struck=False)


class Row(Record):
    """One row, in its place; taken out, it is struck and stays on the record."""

    position = models.PositiveSmallIntegerField(default=0)
    struck = models.BooleanField(default=False)

    objects = RowQuerySet.as_manager()
    # What the form fills in; a change of any of these is a new version.
    said: tuple[str, ...] = ()

    class Meta:
        abstract = True
        ordering = ["position"]

    def words(self) -> tuple[Any, ...]:
        """What the row says."""
        return tuple(getattr(self, name) for name in self.said)


class Attendee(Row):
    """Somebody who took part, for which agency, and how."""

    said = ("kind", "name", "how")

    discussion = models.ForeignKey(StrategyDiscussion, models.PROTECT, related_name="attendees")
    kind = models.CharField(max_length=12, choices=AgencyKind.choices)
    name = models.CharField(max_length=120)
    how = models.CharField(max_length=10, choices=Attendance.choices)

    def __str__(self) -> str:
        return self.name


class Known(Row):
    """What the agencies of one kind know."""

    said = ("kind", "told")

    discussion = models.ForeignKey(StrategyDiscussion, models.PROTECT, related_name="known")
    kind = models.CharField(max_length=12, choices=AgencyKind.choices)
    told = models.TextField()

    def __str__(self) -> str:
        return self.get_kind_display()


class Action(Row):
    """Something to be done, by whom and by when."""

    said = ("what", "who", "by_on")

    discussion = models.ForeignKey(StrategyDiscussion, models.PROTECT, related_name="actions")
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=120)
    by_on = models.DateField()

    def __str__(self) -> str:
        return self.what
