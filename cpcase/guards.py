"""What the migration steps that guard a table with triggers have in common."""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState


class Guard(Operation):
    """Let the database refuse what no act does, on PostgreSQL and SQLite alike.

    To be said again after a change of the table: SQLite builds it anew, without its triggers.
    It needs no models, so that Django does not draw them all again for each table.
    """

    category = OperationCategory.SQL

    def __init__(self, table: str) -> None:
        self.table = table

    def statements(self, vendor: str) -> Sequence[str]:
        """The SQL that guards the table."""
        raise NotImplementedError

    def triggers(self, vendor: str) -> Sequence[str]:
        """The names of the triggers that those statements make."""
        raise NotImplementedError

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
        for statement in self.statements(schema_editor.connection.vendor):
            # None, not (): the words may hold a percent sign that is no placeholder.
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Guard it no more."""
        vendor = schema_editor.connection.vendor
        on = f" ON {self.table}" if vendor == "postgresql" else ""
        for trigger in self.triggers(vendor):
            schema_editor.execute(f"DROP TRIGGER {trigger}{on}")
