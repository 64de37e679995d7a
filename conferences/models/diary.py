"""Where and when a conference can be: rooms, and the hours in which a chair chairs."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cpcase.records import Record, RecordQuerySet


class RoomQuerySet(RecordQuerySet):
    """Rooms."""

    def in_use(self) -> "RoomQuerySet":
        """Rooms that can be booked."""
        return self.filter(ended_on=None).order_by("name")


class Room(Record):
    """A room for conferences. `how_to_get_there` goes into the letters."""

    name = models.CharField(max_length=80)
    place = models.CharField(max_length=120)
    how_to_get_there = models.CharField(max_length=300, blank=True)
    seats = models.PositiveSmallIntegerField(default=12)
    step_free = models.BooleanField(default=True)
    ended_on = models.DateField(null=True)

    objects = RoomQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name", "place"], condition=Q(ended_on=None), name="room_once_a_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.place}"


class ChairHoursQuerySet(RecordQuerySet):
    """Hours of chairs."""

    def in_force(self) -> "ChairHoursQuerySet":
        """Hours that were not ended."""
        return self.filter(ended_on=None).order_by("weekday", "starts")


class ChairHours(Record):
    """A chair can chair on this weekday (Monday is 0), from one London time to another."""

    chair = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    ended_on = models.DateField(null=True)

    objects = ChairHoursQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "chair hours"
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="hours_end_after_start"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="hours_on_a_weekday"),
            models.UniqueConstraint(
                fields=["chair", "weekday", "starts"],
                condition=Q(ended_on=None),
                name="hours_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday}: {self.starts} to {self.ends}"


class ChairAway(Record):
    """A chair is away from a day to a day, both included."""

    chair = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="days_away")
    first_day = models.DateField()
    last_day = models.DateField()
    taken_back_on = models.DateField(null=True)

    class Meta:
        verbose_name_plural = "chairs away"
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="away_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_day} to {self.last_day}"
