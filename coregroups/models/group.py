"""A core group: the children whose plans it carries, and its members."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.reach import Reach
from accounts.visibility import visible_q
from cases.choices import AgencyKind
from cases.models import Case, Professional, Relative
from cases.models.together import Together
from coregroups.choices import MemberKind
from coregroups.models.plan import Plan
from cpcase.records import Record, RecordQuerySet


class CoreGroupQuerySet(RecordQuerySet):
    """Core groups, in phrases."""

    def visible_to(self, person: Any) -> "CoreGroupQuerySet":
        """Groups with at least one child in a person's reach."""
        return self.filter(visible_q(person, prefix="children__plan__case__")).distinct()

    def open(self) -> "CoreGroupQuerySet":
        """Groups that still carry a plan."""
        return self.filter(closed_on=None)

    def of(self, case: Case) -> "CoreGroupQuerySet":
        """The groups that carry or carried one child's plans."""
        return self.filter(children__plan__case=case).distinct()


class CoreGroup(Together, Record):
    """Siblings share one; each has a plan of their own, and may join later or leave earlier.

    `siblings` is the mark that the children's timelines have in common.
    """

    with_row = ("plan__case__child__family", "plan__case__timeline")

    siblings = models.UUIDField()
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    objects = CoreGroupQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["siblings"], condition=Q(closed_on=None), name="core_group_one_open"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="core_group_closes_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return f"Core group since {self.opened_on}"

    def plans(self, *, on: date | None = None) -> list[Plan]:
        """The plans that it carries: those open now or, with `on`, those of that day."""
        rows = self.rows()
        if on is None:
            return [row.plan for row in rows if row.left_on is None]
        return [row.plan for row in rows if row.was_carried(on)]

    def cases(self) -> list[Case]:
        """The children's episodes: those it carries now or, once it has closed, all of them."""
        rows = list(self.rows())
        carried = [row for row in rows if row.left_on is None]
        return [row.plan.case for row in carried or rows]


class GroupChildQuerySet(RecordQuerySet):
    """Children of core groups."""

    def on(self, day: date) -> "GroupChildQuerySet":
        """Those whose plan the group carried on a day."""
        return self.filter(joined_on__lte=day).filter(Q(left_on=None) | Q(left_on__gte=day))

    def visible_to(self, person: Any) -> "GroupChildQuerySet":
        """The children in a person's reach; a restricted brother or sister is left out."""
        return self.filter(plan__in=Plan.objects.visible_to(person))


class GroupChild(Record):
    """One child's plan is carried by a core group, from a day to a day."""

    core_group = models.ForeignKey(CoreGroup, models.PROTECT, related_name="children")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="groups")
    joined_on = models.DateField()
    left_on = models.DateField(null=True)

    objects = GroupChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(left_on=None), name="group_child_one_group"
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="group_child_leaves_after_joining",
            ),
        ]

    def __str__(self) -> str:
        return f"Since {self.joined_on}"

    def was_carried(self, day: date) -> bool:
        """Whether the group carried the plan on a day."""
        return self.joined_on <= day and (self.left_on is None or self.left_on >= day)


class MemberQuerySet(RecordQuerySet):
    """Members."""

    def current(self) -> "MemberQuerySet":
        """Those who have not left."""
        return self.filter(left_on=None)

    def on(self, day: date) -> "MemberQuerySet":
        """Those who were members on a day."""
        return self.filter(joined_on__lte=day).filter(Q(left_on=None) | Q(left_on__gte=day))

    def visible_to(self, person: Any) -> "MemberQuerySet":
        """Members of the groups in a person's reach."""
        return self.filter(core_group__in=CoreGroup.objects.visible_to(person))

    def in_order(self) -> "MemberQuerySet":
        """Family first, as round the table."""
        return self.order_by("joined_on", "created_at")


class Member(Record):
    """Somebody of a core group, how to reach them, and how to send them things safely (D14)."""

    core_group = models.ForeignKey(CoreGroup, models.PROTECT, related_name="members")
    kind = models.CharField(max_length=14, choices=MemberKind.choices)
    name = models.CharField(max_length=120)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    professional = models.ForeignKey(Professional, models.PROTECT, null=True, related_name="+")
    relative = models.ForeignKey(Relative, models.PROTECT, null=True, related_name="+")
    agency_kind = models.CharField(max_length=12, choices=AgencyKind.choices, blank=True)
    agency = models.CharField(max_length=120, blank=True)
    job = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    secure_route = models.CharField(max_length=120, blank=True)
    # Whoever must be at every core group, so that the partnership's report is informed (S30).
    key = models.BooleanField(default=False)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="member_has_name"),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="member_leaves_after_joining",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def reach(self) -> Reach:
        """Whoever may act for the group."""
        return self.core_group.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The group's children."""
        return self.core_group.seen_children()
