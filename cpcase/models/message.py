"""What has to leave the building: a message that is written with the act and sent afterwards."""

import uuid

from django.db import models
from django.db.models.functions import Now


class Channel(models.TextChoices):
    """How a message travels."""

    EMAIL = "email", "E-mail"


class State(models.TextChoices):
    """Where a message stands."""

    PENDING = "pending", "Waiting"
    CLAIMED = "claimed", "Being sent"
    SENT = "sent", "Sent"
    DEAD = "dead", "Given up"


class Outcome(models.TextChoices):
    """How a try came out. It is written once."""

    OK = "ok", "Sent"
    FAILED = "failed", "Failed"
    UNCERTAIN = "uncertain", "May have been sent"


OPEN = [State.PENDING, State.CLAIMED]
OVER = [State.SENT, State.DEAD]


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages. What is due is judged by the database's clock."""

    def due(self) -> "MessageQuerySet":
        """Those that somebody may claim now: they wait, or whoever claimed them fell silent."""
        waiting = models.Q(state=State.PENDING) | models.Q(lease_until__lt=Now())
        return self.filter(waiting, not_before__lte=Now())

    def dead(self) -> "MessageQuerySet":
        """Those that were given up: a person has to look.

        Only they wait for nothing and were not sent: by the nulls, so that the index is taken.
        """
        return self.filter(state=State.DEAD, not_before=None, sent_at=None)

    def tried_again(self) -> "MessageQuerySet":
        """Those whose last try did not succeed and that are tried again by themselves."""
        return self.filter(state__in=OPEN, not_before__isnull=False, attempt__gt=0)

    def unsure(self) -> "MessageQuerySet":
        """Those that were sent after a try of which nobody can tell whether it arrived."""
        unsure = Message.objects.filter(attempts__outcome=Outcome.UNCERTAIN)
        return self.filter(state=State.SENT, pk__in=unsure.values("pk"))

    def with_last_try(self) -> "MessageQuerySet":
        """Each with `last_try_at`, real time."""
        return self.annotate(last_try_at=models.Max("attempts__started_at"))


class Message(models.Model):
    """One message to one address. Its words name no child; the link in it asks for a sign-in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    address = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    dedup_key = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    attempt = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True, db_default=Now())
    error = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=State.CLAIMED, lease_until__isnull=False)
                | (~models.Q(state=State.CLAIMED) & models.Q(lease_until=None)),
                name="message_lease_while_claimed",
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.SENT, sent_at__isnull=False)
                | (~models.Q(state=State.SENT) & models.Q(sent_at=None)),
                name="message_sent_has_its_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=OPEN, not_before__isnull=False)
                | models.Q(state__in=OVER, not_before=None),
                name="message_waits_until_it_is_over",
            ),
        ]
        indexes = [
            # A look for what is due costs what waits, not what was ever sent. By the null and not
            # by the state, since SQLite takes a partial index only where it can see it match.
            models.Index(
                fields=["not_before"],
                condition=models.Q(not_before__isnull=False),
                name="message_due",
            ),
            # How many were given up is asked by every page of whoever looks after them.
            models.Index(
                fields=["created_at"],
                condition=models.Q(not_before=None, sent_at=None),
                name="message_given_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.id} ({self.state})"
