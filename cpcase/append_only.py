"""A migration step that lets a table only grow: the database itself refuses anything else."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_POSTGRES = """
CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'Rows of % are never changed or deleted.', TG_TABLE_NAME; END;
$$ LANGUAGE plpgsql;
DROP TRIGGER IF EXISTS {table}_append_only ON {table};
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
"""
_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'Rows of {table} are never changed or deleted.'); END;
"""


class AppendOnly(migrations.RunPython):
    """Refuse UPDATE and DELETE on `table`, on PostgreSQL and SQLite alike.

    To be said again after a change of the table: SQLite builds it anew, without its triggers.
    """

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(self._protect, self._release)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """How a squashed migration writes it."""
        return self.__class__.__name__, [], {"table": self.table}

    def _protect(self, apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            # None, not (): the words hold a percent sign that is no placeholder.
            editor.execute(_POSTGRES.format(table=self.table), params=None)
        else:
            for verb in ("UPDATE", "DELETE"):
                editor.execute(_SQLITE.format(table=self.table, verb=verb))

    def _release(self, apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {self.table}_append_only ON {self.table}")
        else:
            for verb in ("UPDATE", "DELETE"):
                editor.execute(f"DROP TRIGGER {self.table}_no_{verb}")
