"""The outbox's acts: what has to leave is posted within an act, and sent after it (ADR 0004)."""

from cpcase.outbox.services.posting import is_past, post, post_all, send_again, sent_at
from cpcase.outbox.services.pulses import beat

__all__ = ["beat", "is_past", "post", "post_all", "send_again", "sent_at"]
