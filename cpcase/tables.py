"""A first migration's tables, made at once: Django else draws every model anew after each step.

With a hundred models that share the same few foreign keys the difference is half a minute, for
each new demo and each run of the tests.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState


class Together(Operation):
    """The steps that makemigrations wrote, taken as one: each table is made as it is in the end.

    Every step must be about a table that one of the steps makes; else ValueError.
    """

    category = OperationCategory.ADDITION

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations
        self.made = [step.name for step in operations if isinstance(step, CreateModel)]
        known = {name.lower() for name in self.made}
        for step in operations:
            about = getattr(step, "model_name", getattr(step, "name", "")).lower()
            if about not in known:
                raise ValueError(f"{step} is about a table that is not made here")

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """How a squashed migration writes it."""
        return self.__class__.__name__, [], {"operations": self.operations}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """What the models are afterwards; they are drawn when somebody asks, once."""
        state.__dict__.pop("apps", None)
        for step in self.operations:
            step.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Make the tables."""
        for model in self._models(app_label, schema_editor, to_state):
            schema_editor.create_model(model)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Remove the tables, the last first."""
        for model in reversed([*self._models(app_label, schema_editor, from_state)]):
            schema_editor.delete_model(model)

    def _models(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, state: ProjectState
    ) -> Iterator[Any]:
        for name in self.made:
            model = state.apps.get_model(app_label, name)
            if self.allow_migrate_model(editor.connection.alias, model):
                yield model

    def describe(self) -> str:
        """In words, for `manage.py sqlmigrate` and its like."""
        return f"Make the tables {', '.join(self.made)}"
