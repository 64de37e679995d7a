"""A core group's meeting and its record (C21, D15 to D22)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, TruncDate

from accounts.reach import Reach
from cases.models import Case
from coregroups.choices import HowThere, MeetingKind, MeetingStatus
from coregroups.models.group import CoreGroup, GroupChild, Member
from cpcase.records import Record, RecordQuerySet


class MeetingQuerySet(RecordQuerySet):
    """Meetings, in phrases."""

    def visible_to(self, person: Any) -> "MeetingQuerySet":
        """Meetings of the groups in a person's reach."""
        return self.filter(core_group__in=CoreGroup.objects.visible_to(person))

    def of(self, case: Case) -> "MeetingQuerySet":
        """Those about one child: while the group carries or carried the child's plan."""
        carried = GroupChild.objects.filter(
            Q(left_on=None) | Q(left_on__gte=OuterRef("day")),
            core_group=OuterRef("core_group"),
            plan__case=case,
            joined_on__lte=OuterRef("day"),
        )
        day = TruncDate(Coalesce("started_at", "planned_at"))
        return self.annotate(day=day).filter(Exists(carried))

    def held(self) -> "MeetingQuerySet":
        """Those that took place, the latest first."""
        return self.filter(status=MeetingStatus.HELD).order_by("-ended_at")

    def planned(self) -> "MeetingQuerySet":
        """Dates that were set, the next first."""
        return self.filter(status=MeetingStatus.PLANNED).order_by("planned_at")


class Meeting(Record):
    """One meeting: first a date and a place, then a record. Minutes are due from its end."""

    core_group = models.ForeignKey(CoreGroup, models.PROTECT, related_name="meetings")
    status = models.CharField(
        max_length=9, choices=MeetingStatus.choices, default=MeetingStatus.PLANNED, editable=False
    )
    kind = models.CharField(max_length=10, choices=MeetingKind.choices, blank=True)
    # Given when it is held: a date that was set has none yet.
    number = models.PositiveSmallIntegerField(null=True)
    planned_at = models.DateTimeField(null=True)
    venue = models.CharField(max_length=120, blank=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    chair = models.ForeignKey(Member, models.PROTECT, null=True, related_name="chaired")
    note_taker = models.ForeignKey(Member, models.PROTECT, null=True, related_name="noted")
    # Why the social worker was not there; it goes ahead all the same (D24).
    worker_absent = models.TextField(blank=True)
    agreed = models.BooleanField(null=True)
    disagreement = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    minutes_sent_at = models.DateTimeField(null=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["core_group", "number"], name="meeting_number_once"),
            models.CheckConstraint(
                condition=~Q(status="held")
                | (
                    Q(number__isnull=False, started_at__isnull=False, ended_at__gt=F("started_at"))
                    & Q(chair__isnull=False, note_taker__isnull=False, agreed__isnull=False)
                    & ~Q(kind="")
                ),
                name="meeting_held_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(status="planned") | Q(planned_at__isnull=False),
                name="meeting_planned_has_date",
            ),
        ]

    def __str__(self) -> str:
        return f"Core group {self.number}" if self.number else "Core group"

    def reach(self) -> Reach:
        """Whoever may act for the group."""
        return self.core_group.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The group's children."""
        return self.core_group.seen_children()


class OfMeetingQuerySet(RecordQuerySet):
    """What belongs to a meeting."""

    def visible_to(self, person: Any) -> "OfMeetingQuerySet":
        """That of the meetings in a person's reach."""
        return self.filter(meeting__in=Meeting.objects.visible_to(person))


class Attendance(Record):
    """Whether one member was there; absent and no report is a breach, and goes up (D18, S14)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    member = models.ForeignKey(Member, models.PROTECT, related_name="attendances")
    how = models.CharField(max_length=8, choices=HowThere.choices)
    report_on = models.DateField(null=True)
    escalated_at = models.DateTimeField(null=True)
    escalated_to = models.CharField(max_length=120, blank=True)
    escalated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once"),
            models.CheckConstraint(
                condition=Q(escalated_at=None, escalated_to="")
                | (Q(escalated_at__isnull=False) & ~Q(escalated_to="")),
                name="attendance_escalated_to_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.get_how_display()

    def reach(self) -> Reach:
        """Whoever may act for the group."""
        return self.meeting.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The group's children."""
        return self.meeting.seen_children()

    @property
    def is_breach(self) -> bool:
        """Neither there nor a report (D18)."""
        return self.how == HowThere.NEITHER


class Voice(Record):
    """One child's life at home, what the plan changed, and their own words (D19)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="voices")
    case = models.ForeignKey(Case, models.PROTECT, related_name="voices")
    life_now = models.TextField(blank=True)
    plan_effect = models.TextField(blank=True)
    own_words = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "case"], name="voice_once")]

    def __str__(self) -> str:
        return str(self.case_id)


class Topic(Record):
    """What was said under one item of the agenda."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="topics")
    part = models.CharField(max_length=20)
    words = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "part"], name="topic_once")]

    def __str__(self) -> str:
        return self.part


class MinutesCopy(Record):
    """One member got the minutes, by which route (D16)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="copies")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    route = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="copy_once")]

    def __str__(self) -> str:
        return self.route
