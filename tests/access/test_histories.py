"""Of every record that the acts made, the newest row of its history is the record as it stands."""

import pytest
from django.apps import apps

from cpcase.records import Record
from tests.access.world import World

pytestmark = pytest.mark.django_db
RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]


def differences(model: type[Record]) -> list[str]:
    """The fields in which a record is not as its history says."""
    names = [field.attname for field in model.history.model.tracked_fields]
    newest: dict[object, object] = {}
    for row in model.history.order_by("history_id"):
        newest[row.id] = row
    return [
        f"{model.__name__}.{name}"
        for record in model.objects.all()
        for name in names
        if record.pk not in newest or getattr(record, name) != getattr(newest[record.pk], name)
    ]


def test_every_record_is_as_its_history_says(world: World) -> None:
    assert len(RECORDS) > 40
    assert sum(model.objects.exists() for model in RECORDS) > 30
    assert sorted({one for model in RECORDS for one in differences(model)}) == []
