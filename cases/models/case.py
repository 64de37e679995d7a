"""An episode: one child's way from a referral until it is closed."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, prefetch_related_objects

from accounts.reach import Later, Reach
from accounts.visibility import visible_q
from cases.choices import ClosureReason, PrimaryNeed
from cases.models.child import Child
from cpcase.records import Record, RecordQuerySet
from timescales.models import Allocation, Timeline


class CaseQuerySet(RecordQuerySet):
    """Episodes, in phrases. What a person may see is filtered by `visible_to` and nowhere else."""

    def visible_to(self, person: Any) -> "CaseQuerySet":
        """The episodes in a person's reach: allocated, team, authority, invited agency."""
        return self.filter(visible_q(person)).distinct()

    def open(self) -> "CaseQuerySet":
        """Episodes that are not closed."""
        return self.filter(closed_on=None)

    def allocated_to(self, people: Iterable[Any]) -> "CaseQuerySet":
        """The episodes that one of these people is allocated to now, in any role."""
        held = Allocation.objects.filter(person__in=people, ended_at=None)
        return self.filter(timeline__in=held.values("timeline"))

    def for_lists(self) -> "CaseQuerySet":
        """With all that a line in a list shows, so that the query count stays constant."""
        return self.select_related("child", "child__family", "timeline", "timeline__team")

    def for_page(self) -> "CaseQuerySet":
        """With all that the band of a child's page shows, and that says who may do what."""
        return (
            self.for_lists()
            .select_related("timeline__pathway", "timeline__overlay", "child__why_involved_by")
            .prefetch_related(
                "timeline__allocations__person",
                "shares",
                "named",
                "child__warnings",
                "child__family__children__cases__timeline",
            )
        )


class Case(Record):
    """One child's episode. Its timeline knows the dates; this knows the child."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="cases")
    timeline = models.OneToOneField(Timeline, models.PROTECT, related_name="case")
    # The referral that opened it; a child who was transferred in has none.
    referral = models.ForeignKey("cases.Referral", models.PROTECT, null=True, related_name="opened")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    closure_reason = models.CharField(max_length=3, choices=ClosureReason.choices, blank=True)
    primary_need = models.CharField(max_length=2, choices=PrimaryNeed.choices, blank=True)
    restricted = models.BooleanField(default=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=Q(closed_on=None), name="case_one_open_a_child"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | ~Q(closure_reason=""), name="case_closed_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    def reach(self, among: Sequence["Case"] = ()) -> Reach:
        """Who could see this episode, for the policy, which asks no further than it must.

        Of several, `among` them, what is asked of one is looked up for all.
        """

        def allocated() -> Iterable[Any]:
            prefetch_related_objects(list(among), "timeline__allocations")
            rows = self.timeline.allocations.all()
            return ((row.role, row.person_id) for row in rows if row.ended_at is None)

        def agencies() -> Iterable[Any]:
            prefetch_related_objects(list(among), "shares")
            return (row.agency_id for row in self.shares.all() if row.ended_at is None)

        return Reach(
            team_id=self.timeline.team_id,
            allocated=Later(allocated),
            restricted_to=(
                frozenset(row.person_id for row in self.named.all() if row.ended_on is None)
                if self.restricted
                else None
            ),
            agencies=Later(agencies),
        )

    def seen_children(self) -> tuple[Any, ...]:
        """The children whose record is looked at, for the access log."""
        return (self.child_id,)


class NamedPerson(Record):
    """Somebody who may see a restricted episode."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="named")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"], condition=Q(ended_on=None), name="named_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.person_id)
