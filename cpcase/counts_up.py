"""A migration step that holds a table's versions: the database refuses a change that skips one.

The acts compare the version and write the next (`cpcase.records`). What goes past them, such as
`.update(…)` or raw SQL, would change a record behind the back of whoever has it open, and leave no
row in its history: it fails loudly instead.
"""

from collections.abc import Sequence

from cpcase.guards import Guard

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


class CountsUp(Guard):
    """Refuse an UPDATE of `table` unless its version is the next.

    With `columns`, only an UPDATE that names one of them: a sign-in writes to a person's row too.
    """

    def __init__(self, table: str, columns: Sequence[str] = ()) -> None:
        super().__init__(table)
        self.columns = columns

    def statements(self, vendor: str) -> Sequence[str]:
        """One trigger."""
        sql = _POSTGRES if vendor == "postgresql" else _SQLITE
        columns = f"OF {', '.join(self.columns)}" if self.columns else ""
        return [sql.format(table=self.table, columns=columns)]

    def triggers(self, vendor: str) -> Sequence[str]:
        """Its name."""
        return [f"{self.table}_counts_up"]

    def describe(self) -> str:
        """In words, for `manage.py sqlmigrate` and its like."""
        return f"Let rows of {self.table} change with the next version only"
