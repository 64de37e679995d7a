"""The steps of migrations that guard a table: put up, said again, taken down."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.state import ProjectState

from cpcase.append_only import AppendOnly
from cpcase.counts_up import CountsUp
from cpcase.guards import Guard

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
STEPS = [
    (AppendOnly("kept"), "UPDATE kept SET words = 'b'", "never changed or deleted"),
    (AppendOnly("kept"), "DELETE FROM kept", "never changed or deleted"),
    (CountsUp("kept"), "UPDATE kept SET words = 'b'", "with the next version only"),
    (CountsUp("kept", ["words"]), "UPDATE kept SET words = 'b'", "with the next version only"),
]


def run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def carry_out(step: Guard, *, backwards: bool = False) -> None:
    """As the migration does it, on a table that is gone after the test."""
    way = step.database_backwards if backwards else step.database_forwards

    def execute(sql: str, params: Any = ()) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)

    editor: Any = SimpleNamespace(connection=connection, execute=execute)
    way("cpcase", editor, ProjectState(), ProjectState())


@pytest.mark.parametrize(("step", "sql", "words"), STEPS)
def test_a_guard_stands_however_often_it_is_said_until_it_is_taken_down(
    step: Guard, sql: str, words: str
) -> None:
    run("CREATE TABLE kept (words text, version integer)")
    run("INSERT INTO kept VALUES ('a', 1)")
    for _ in range(2):
        carry_out(step)
    with pytest.raises(DatabaseError, match=words):
        run(sql)
    carry_out(step, backwards=True)
    run(sql)
    assert "kept" in step.describe()


def test_columns_that_are_not_named_may_change_without_a_version() -> None:
    """A sign-in writes to a person's row."""
    run("CREATE TABLE kept (words text, seen integer, version integer)")
    run("INSERT INTO kept VALUES ('a', 1, 1)")
    carry_out(CountsUp("kept", ["words"]))
    run("UPDATE kept SET seen = 2")
    run("UPDATE kept SET words = 'b', version = 2")
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, seen, version FROM kept")
        assert cursor.fetchone() == ("b", 2, 2)
