"""No history of a record can be rewritten: the database itself refuses, on both."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from tests.cast import Cast, gather
from tests.given import siblings

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
TRIGGERS = {
    "postgresql": "SELECT event_object_table, event_manipulation FROM information_schema.triggers"
    " WHERE trigger_name LIKE '%_append_only'",
    "sqlite": "SELECT tbl_name, CASE WHEN name LIKE '%_no_UPDATE' THEN 'UPDATE' ELSE 'DELETE' END"
    " FROM sqlite_master WHERE type = 'trigger'",
}


@pytest.fixture
def cast() -> Cast:
    return gather()


def test_every_table_of_a_history_is_guarded() -> None:
    """SQLite forgets a table's triggers when a later migration builds the table anew."""
    histories = {
        model._meta.db_table
        for model in apps.get_models()
        if model.__name__.startswith("Historical")
    }
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        guarded = set(cursor.fetchall())
    assert len(histories) > 80
    missing = {(table, verb) for table in histories for verb in ("UPDATE", "DELETE")} - guarded
    assert not missing, "Add AppendOnly for these in a migration."


@pytest.mark.parametrize("verb", ["UPDATE {} SET history_type = '-'", "DELETE FROM {}"])
def test_what_was_written_of_a_child_stands(cast: Cast, verb: str) -> None:
    siblings(cast, "Reuben")
    refused = pytest.raises(DatabaseError, match="never changed or deleted")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format("cases_historicalchild"))
