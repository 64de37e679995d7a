"""A Section 47 enquiry: one record for the brothers and sisters, an outcome for each child."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Prefetch, Q

from accounts.visibility import visible_q
from cases.choices import EnquiryMode, S47Outcome
from cases.choices.states import EnquiryStatus
from cases.models.case import Case
from cases.models.strategy_discussion import StrategyDiscussion
from cases.models.together import Together
from cpcase.records import Record, RecordQuerySet

WRITABLE = (EnquiryStatus.OPEN, EnquiryStatus.RETURNED)


class EnquiryQuerySet(RecordQuerySet):
    """Section 47 enquiries."""

    def visible_to(self, person: Any) -> "EnquiryQuerySet":
        """Those about at least one child in a person's reach."""
        return self.filter(visible_q(person, prefix="children__case__")).distinct()

    def open(self) -> "EnquiryQuerySet":
        """Not authorised yet."""
        return self.exclude(status=EnquiryStatus.AUTHORISED)

    def waiting(self) -> "EnquiryQuerySet":
        """Sent to the manager."""
        return self.filter(status=EnquiryStatus.WITH_MANAGER)

    def with_parts(self) -> "EnquiryQuerySet":
        """With all that says whether it is complete."""
        children = EnquiryChild.objects.select_related(*Together.with_row)
        parts = ("parts__child__case__child", "parts__lines__source__child__case__child")
        return self.prefetch_related(Prefetch("children", children), *parts)

    def for_page(self) -> "EnquiryQuerySet":
        """With all that its pages show and its reach asks for."""
        return self.select_related(
            "allocated_to", "sent_by", "authorised_by", "discussion"
        ).prefetch_related(
            "children__case__child",
            "children__case__timeline__allocations",
            "children__case__timeline__team",
            "children__case__timeline__pathway",
            "children__case__timeline__overlay",
            "children__case__named",
            "children__case__shares",
            "children__incidents",
            "parts__child__case__child",
            "parts__lines__source__child__case__child",
            "parts__comments__written_by",
        )


class Enquiry(Together, Record):
    """The record that a social worker writes and a team manager authorises."""

    discussion = models.ForeignKey(StrategyDiscussion, models.PROTECT, related_name="enquiries")
    status = models.CharField(
        max_length=12, choices=EnquiryStatus.choices, default=EnquiryStatus.OPEN
    )
    mode = models.CharField(max_length=6, choices=EnquiryMode.choices)
    started_on = models.DateField()
    allocated_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="enquiries"
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    sent_at = models.DateTimeField(null=True)
    authorised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    authorised_at = models.DateTimeField(null=True)
    # The manager's own words at authorisation.
    decision = models.TextField(blank=True)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "enquiries"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status=EnquiryStatus.AUTHORISED,
                    authorised_at__isnull=False,
                    authorised_by__isnull=False,
                )
                | ~Q(status=EnquiryStatus.AUTHORISED) & Q(authorised_at=None, authorised_by=None),
                name="enquiry_authorised_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"Section 47 enquiry of {self.started_on:%Y-%m-%d}"

    def here(self) -> list[Any]:
        """The children in it; one who left has an enquiry of their own."""
        return [row for row in self.rows() if not row.has_left]

    @property
    def is_writable(self) -> bool:
        """Whether its parts can be written."""
        return self.status in WRITABLE


class EnquiryChildQuerySet(RecordQuerySet):
    """The children of Section 47 enquiries."""

    def visible_to(self, person: Any) -> "EnquiryChildQuerySet":
        """Those in a person's reach; a restricted child is left out."""
        return self.filter(visible_q(person, prefix="case__")).distinct()

    def running(self) -> "EnquiryChildQuerySet":
        """Whose enquiry is neither authorised nor left."""
        return self.filter(ended_at=None)


class EnquiryChild(Record):
    """One child in an enquiry: what was found of them, and the outcome (N00148, N00111).

    `says`, `harm`, `worries`, `working_well` and `why` are the words of the child's own parts.
    """

    enquiry = models.ForeignKey(Enquiry, models.PROTECT, related_name="children")
    case = models.ForeignKey(Case, models.PROTECT, related_name="enquiries")
    # The day of the discussion that began it for this child: a sibling who joins starts later.
    started_on = models.DateField()
    outcome = models.CharField(max_length=20, choices=S47Outcome.choices, blank=True)
    child_in_need = models.BooleanField(default=False)
    # The timescale set to the child's needs, where the outcome is child in need (C06).
    assessment_by = models.DateField(null=True)
    who_told = models.TextField(blank=True)
    more_likely = models.TextField(blank=True)
    findings = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    left_because = models.TextField(blank=True)

    objects = EnquiryChildQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "enquiry children"
        ordering = [F("case__child__birth_date").asc(nulls_last=True), "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at=None), name="enquiry_one_open_a_child"
            ),
            models.UniqueConstraint(fields=["enquiry", "case"], name="enquiry_child_once"),
            models.CheckConstraint(
                condition=Q(left_because="") | Q(ended_at__isnull=False),
                name="enquiry_child_left_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return str(self.case_id)

    @property
    def has_left(self) -> bool:
        """Left the process before it was finished."""
        return self.left_because != ""

    def part(self, kind: str) -> Any:
        """The child's own part of a kind."""
        return next(
            part
            for part in self.enquiry.parts.all()
            if part.child_id == self.pk and part.kind == kind
        )

    @property
    def says(self) -> str:
        """What the child says, in the child's words."""
        return str(self.part("says").words)

    @property
    def harm(self) -> str:
        """The harm, and what we found."""
        return str(self.part("harm").words)

    @property
    def worries(self) -> str:
        """What we are worried about."""
        return str(self.part("worries").words)

    @property
    def working_well(self) -> str:
        """What is working well."""
        return str(self.part("working_well").words)

    @property
    def why(self) -> str:
        """Why this outcome."""
        return str(self.part("outcome").words)
