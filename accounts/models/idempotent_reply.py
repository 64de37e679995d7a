"""The answer that an agency's client got, kept so that a repeated call has one effect."""

from django.db import models


class IdempotentReply(models.Model):
    """One answered call. Written in the act's own transaction."""

    agency = models.ForeignKey("accounts.Agency", models.PROTECT, related_name="+")
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.JSONField(null=True)
    headers = models.JSONField(default=dict)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="reply_once_a_key")]

    def __str__(self) -> str:
        return self.key
