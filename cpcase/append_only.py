"""A migration step that lets a table only grow: the database itself refuses anything else."""

from collections.abc import Sequence

from cpcase.guards import Guard

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
_VERBS = ("UPDATE", "DELETE")


class AppendOnly(Guard):
    """Refuse UPDATE and DELETE on `table`."""

    def statements(self, vendor: str) -> Sequence[str]:
        """One trigger for both verbs, on SQLite one for each."""
        if vendor == "postgresql":
            return [_POSTGRES.format(table=self.table)]
        return [_SQLITE.format(table=self.table, verb=verb) for verb in _VERBS]

    def triggers(self, vendor: str) -> Sequence[str]:
        """Their names."""
        if vendor == "postgresql":
            return [f"{self.table}_append_only"]
        return [f"{self.table}_no_{verb}" for verb in _VERBS]

    def describe(self) -> str:
        """In words, for `manage.py sqlmigrate` and its like."""
        return f"Let {self.table} only grow"
