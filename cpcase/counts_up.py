"""A migration step that holds a table's versions: the database refuses a change that skips one.

The acts compare the version and write the next (`cpcase.records`). What goes past them, such as
`.update(…)` or raw SQL, would change a record behind the back of whoever has it open, and leave no
row in its history: it fails loudly instead.
"""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState

_POSTGRES = """
CREATE OR REPLACE FUNCTION refuse_same_version() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'Rows of % change with the next version only.', TG_TABLE_NAME; END;
$$ LANGUAGE plpgsql;
DROP TRIGGER IF EXISTS {table}_counts_up ON {table};
CREATE TRIGGER {table}_counts_up BEFORE UPDATE {columns} ON {table} FOR EACH ROW
WHEN (NEW.version IS DISTINCT FROM OLD.version + 1) EXECUTE FUNCTION refuse_same_version();
"""
_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_counts_up BEFORE UPDATE {columns} ON {table}
WHEN NEW.version IS NOT OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'Rows of {table} change with the next version only.'); END;
"""


class CountsUp(Operation):
    """Refuse an UPDATE of `table` unless its version is the next, on PostgreSQL and SQLite alike.

    With `columns`, only an UPDATE that names one of them: a sign-in writes to a person's row too.
    To be said again after a change of the table: SQLite builds it anew, without its triggers.
    """

    category = OperationCategory.SQL

    def __init__(self, table: str, columns: Sequence[str] = ()) -> None:
        self.table = table
        self.columns = columns

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
        sql = _POSTGRES if schema_editor.connection.vendor == "postgresql" else _SQLITE
        columns = f"OF {', '.join(self.columns)}" if self.columns else ""
        # None, not (): the words hold a percent sign that is no placeholder.
        schema_editor.execute(sql.format(table=self.table, columns=columns), params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Guard it no more."""
        on = f" ON {self.table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER {self.table}_counts_up{on}")

    def describe(self) -> str:
        """In words, for `manage.py sqlmigrate` and its like."""
        return f"Let rows of {self.table} change with the next version only"
