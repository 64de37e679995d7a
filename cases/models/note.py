"""Words about a child: case notes, oversight, decisions, and why a date was missed."""

from typing import Any

from django.conf import settings
from django.db import models

from accounts.visibility import visible_q
from cases.choices import NoteKind
from cases.models.case import Case
from cpcase.records import Record, RecordQuerySet


class NoteQuerySet(RecordQuerySet):
    """Notes."""

    def visible_to(self, person: Any) -> "NoteQuerySet":
        """Notes of the episodes in a person's reach."""
        return self.filter(visible_q(person, prefix="case__")).distinct()

    def done_by_others(self) -> "NoteQuerySet":
        """Of steps that somebody else did than whoever wrote them down."""
        return self.exclude(done_by=None, done_by_words="")


class Note(Record):
    """One note. It may stand with an event or a deadline, which hold no words themselves."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=16, choices=NoteKind.choices)
    words = models.TextField()
    happened_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # Of a step: who did it, a colleague or somebody outside. Empty: whoever wrote it down.
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    done_by_words = models.CharField(max_length=120, blank=True)
    event_id = models.UUIDField(null=True, db_index=True)
    deadline_id = models.UUIDField(null=True, db_index=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["case", "-happened_at"])]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def doer(self) -> str:
        """Who did the step, where it was not whoever wrote it down."""
        return str(self.done_by.name) if self.done_by is not None else self.done_by_words

    def reach(self) -> Any:
        """Whoever sees the episode sees its notes."""
        return self.case.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The child that the note is about."""
        return (self.case.child_id,)
