"""Tables made together are the tables that the steps would have made one by one."""

import pytest
from django.db import IntegrityError, connection, migrations, models, transaction
from django.db.migrations.state import ProjectState

from cpcase.tables import Together

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]

ROOM = migrations.CreateModel(
    "Room", [("id", models.AutoField(primary_key=True)), ("name", models.CharField(max_length=20))]
)
BOOKING = migrations.CreateModel("Booking", [("id", models.AutoField(primary_key=True))])
IN_ROOM = migrations.AddField(
    "booking", "room", models.ForeignKey("try.Room", models.PROTECT, null=True)
)
ONE_NAME = migrations.AddConstraint(
    "room", models.UniqueConstraint(fields=["name"], name="try_one_name")
)


def columns(table: str) -> set[str]:
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, table)
    return {column.name for column in found}


def test_they_are_made_as_they_are_in_the_end_and_taken_away_again() -> None:
    step = Together([ROOM, BOOKING, IN_ROOM, ONE_NAME])
    before, after = ProjectState(), ProjectState()
    step.state_forwards("try", after)
    with connection.schema_editor() as editor:
        step.database_forwards("try", editor, before, after)
    assert columns("try_booking") == {"id", "room_id"}

    rooms = after.apps.get_model("try", "Room").objects
    rooms.create(name="Blue room")
    with pytest.raises(IntegrityError), transaction.atomic():
        rooms.create(name="Blue room")

    rooms.all().delete()
    with connection.schema_editor() as editor:
        step.database_backwards("try", editor, after, before)
    assert not {"try_room", "try_booking"} & set(connection.introspection.table_names())


def test_the_models_are_drawn_once_and_only_when_somebody_asks() -> None:
    state = ProjectState()
    assert state.apps
    Together([ROOM, BOOKING, IN_ROOM]).state_forwards("try", state)
    assert "apps" not in state.__dict__
    assert {model.__name__ for model in state.apps.get_models()} == {"Room", "Booking"}


def test_a_step_about_another_table_is_refused() -> None:
    with pytest.raises(ValueError, match="about a table that is not made here"):
        Together([BOOKING, ONE_NAME])
