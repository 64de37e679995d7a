"""A migration step that lets a table only grow: the database itself refuses anything else."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState

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


class AppendOnly(Operation):
    """Refuse UPDATE and DELETE on `table`, on PostgreSQL and SQLite alike.

    To be said again after a change of the table: SQLite builds it anew, without its triggers.
    It needs no models, so that Django does not draw them all again for each table.
    """

    category = OperationCategory.SQL

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """No model changes."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Guard the table."""
        if schema_editor.connection.vendor == "postgresql":
            # None, not (): the words hold a percent sign that is no placeholder.
            schema_editor.execute(_POSTGRES.format(table=self.table), params=None)
        else:
            for verb in ("UPDATE", "DELETE"):
                schema_editor.execute(_SQLITE.format(table=self.table, verb=verb))

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Guard it no more."""
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {self.table}_append_only ON {self.table}")
        else:
            for verb in ("UPDATE", "DELETE"):
                schema_editor.execute(f"DROP TRIGGER {self.table}_no_{verb}")

    def describe(self) -> str:
        """In words, for `manage.py sqlmigrate` and its like."""
        return f"Let {self.table} only grow"
