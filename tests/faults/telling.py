"""Who was told of what, and what an undisturbed run would have told."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Notice
from timescales.models import Alert
from timescales.services.alerts import ring_due

Told = Counter[tuple[Any, str, Any]]


def told() -> Told:
    """Who was told of which rung of which deadline, and how often."""
    alerts = {f"alert:{pk}": (row, ring) for pk, row, ring in
              Alert.objects.values_list("pk", "deadline", "ring")}  # fmt: skip
    notices = Notice.objects.filter(source_key__startswith="alert:")
    counted = notices.values_list("source_key", "person")
    return Counter((*alerts[key], person) for key, person in counted)


def foretold(*, as_of: datetime) -> tuple[Told, int]:
    """What is told once all is rung that is due, and how many alerts that makes; taken back."""
    with transaction.atomic():
        made = ring_due(as_of=as_of).alerts
        wanted = told()
        transaction.set_rollback(True)
    return wanted, made
