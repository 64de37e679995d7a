"""A file on a child's record: a scan, a letter, a photograph that somebody brought."""

from typing import Any

from django.conf import settings
from django.db import models

from accounts.visibility import visible_q
from cases.models.case import Case
from cpcase.papers.files import KINDS
from cpcase.records import Record, RecordQuerySet


def _place(paper: "Paper", _name: str) -> str:
    """Where it lies: by its opaque identifier, whatever it was called."""
    return f"papers/{paper.pk}"


class PaperQuerySet(RecordQuerySet):
    """Files."""

    def visible_to(self, person: Any) -> "PaperQuerySet":
        """Files of the episodes in a person's reach."""
        return self.filter(visible_q(person, prefix="case__")).distinct()


class Paper(Record):
    """One file with the step that it was kept with. Its bytes say what it is, never its name."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="papers")
    event_id = models.UUIDField(db_index=True)
    # What it was called where it came from: shown on the record, in no address and no log.
    called = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=[(one, KINDS[one].words) for one in KINDS])
    size = models.PositiveIntegerField(help_text="Bytes.")
    content = models.FileField(upload_to=_place, max_length=60)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = PaperQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.kept_at:%Y-%m-%d}"

    def reach(self) -> Any:
        """Whoever sees the episode sees its files."""
        return self.case.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The child whose record it is on."""
        return (self.case.child_id,)
