"""A look-out says that it did its round."""

from django.db.models.functions import Now

from cpcase.models import Pulse


def beat(name: str) -> None:
    """Note that `name` did its round now, by the database's clock."""
    Pulse.objects.bulk_create(
        [Pulse(name=name, at=Now())],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["at"],
    )
