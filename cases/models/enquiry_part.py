"""The parts of a Section 47 enquiry: written one by one, each with a version of its own."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.visibility import visible_q
from cases.choices.enquiry import CarriedAnswer, HarmBy, HarmForm, PartKind
from cases.models.discussion_row import Row
from cases.models.enquiry import Enquiry, EnquiryChild
from cpcase.records import Record, RecordQuerySet


class EnquiryPartQuerySet(RecordQuerySet):
    """Parts of enquiries."""

    def visible_to(self, person: Any) -> "EnquiryPartQuerySet":
        """Shared parts of the enquiries in a person's reach, and a child's own with the child."""
        own = Q(child__isnull=False) & visible_q(person, prefix="child__case__")
        shared = Q(child=None) & visible_q(person, prefix="enquiry__children__case__")
        return self.filter(own | shared).distinct()


class EnquiryPart(Record):
    """One part: shared, or a child's own. `done` is what its writer says."""

    enquiry = models.ForeignKey(Enquiry, models.PROTECT, related_name="parts")
    child = models.ForeignKey(EnquiryChild, models.PROTECT, null=True, related_name="parts")
    kind = models.CharField(max_length=12, choices=PartKind.choices)
    words = models.TextField(blank=True)
    done = models.BooleanField(default=False)

    objects = EnquiryPartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enquiry", "kind"], condition=Q(child=None), name="part_shared_once"
            ),
            models.UniqueConstraint(
                fields=["child", "kind"], condition=Q(child__isnull=False), name="part_own_once"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def reach(self) -> Any:
        """A child's own part: the child's; a shared one: everybody's in the enquiry."""
        return self.child.case.reach() if self.child else self.enquiry.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """Whose record is looked at."""
        return (self.child.case.child_id,) if self.child else self.enquiry.seen_children()

    @property
    def asked(self) -> list["CarriedLine"]:
        """Copied lines that nobody has confirmed yet."""
        return [line for line in self.lines.all() if line.answer == CarriedAnswer.ASKED]

    @property
    def open_comments(self) -> list["PartComment"]:
        """What the manager wrote beside it, until it is sent again."""
        return [comment for comment in self.comments.all() if comment.settled_at is None]


class CarriedLine(Record):
    """A line copied from a brother's or sister's part: no word of the record until confirmed."""

    part = models.ForeignKey(EnquiryPart, models.PROTECT, related_name="lines")
    source = models.ForeignKey(EnquiryPart, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    words = models.TextField()
    answer = models.CharField(max_length=10, choices=CarriedAnswer.choices, blank=True)
    changed_to = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.get_answer_display()


class PartComment(Record):
    """What a manager wrote beside a part when returning the record."""

    part = models.ForeignKey(EnquiryPart, models.PROTECT, related_name="comments")
    words = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["written_at"]

    def __str__(self) -> str:
        return f"Comment of {self.written_at:%Y-%m-%d}"


class Incident(Row):
    """Something that happened to the child: when, what, how we know, how it harmed (D08)."""

    said = ("on", "occasion", "what", "how_known", "form", "by", "harm")

    child = models.ForeignKey(EnquiryChild, models.PROTECT, related_name="incidents")
    on = models.DateField(null=True)
    occasion = models.CharField(max_length=120, blank=True)
    what = models.TextField()
    how_known = models.TextField()
    form = models.CharField(max_length=10, choices=HarmForm.choices)
    by = models.CharField(max_length=10, choices=HarmBy.choices)
    harm = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(on__isnull=False) | ~Q(occasion=""), name="incident_has_a_date"
            )
        ]

    def __str__(self) -> str:
        return self.get_form_display()
