"""Where the numbers of a table's rows stand, so that rows written again get the same numbers."""

import functools
import re
from typing import Any

from django.apps import apps
from django.db import connection


@functools.cache
def numbered() -> dict[str, str]:
    """The tables whose rows are numbered, with the column; histories' numbers mean nothing."""
    return {
        model._meta.db_table: str(model._meta.auto_field.column)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.auto_field and not hasattr(model, "instance_type")
    }


def note_counter(counters: dict[str, Any], sql: str) -> None:
    """Before the first row is added to a numbered table: where its numbers are."""
    found = re.match(r'INSERT INTO "([^"]+)"', sql)
    if found and found[1] in numbered() and found[1] not in counters:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(f"SELECT last_value, is_called FROM {sequence_of(found[1], cursor)}")
            else:
                cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [found[1]])
            counters[found[1]] = cursor.fetchone()


def sequence_of(table: str, cursor: Any) -> str:
    """PostgreSQL's name of what numbers the rows of a table."""
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table}"', numbered()[table]])
    return str(cursor.fetchone()[0])


def set_counter(table: str, began: Any) -> None:
    """The next row that is added gets the number that it got before."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(%s, %s, %s)", [sequence_of(table, cursor), *began])
            return
        raw = cursor.cursor
        raw.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
        if began:
            raw.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, *began])
