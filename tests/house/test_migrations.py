"""The tables follow the models, in one line, and every step can be taken back."""

import contextlib
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations import CreateModel, RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader

from tests.house.source import PACKAGES


@pytest.fixture
def loader() -> MigrationLoader:
    return MigrationLoader(connection)


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    said = StringIO()
    with contextlib.suppress(SystemExit):
        call_command("makemigrations", check=True, dry_run=True, stdout=said)
    assert said.getvalue() == "No changes detected\n"


@pytest.mark.django_db
def test_each_app_has_one_line_of_migrations(loader: MigrationLoader) -> None:
    lines = {app: loader.graph.leaf_nodes(app) for app in PACKAGES}
    assert {app: leaves for app, leaves in lines.items() if len(leaves) > 1} == {}
    with_models = {config.label for config in apps.get_app_configs() if list(config.get_models())}
    assert {app for app in with_models & set(PACKAGES) if not lines[app]} == set()


@pytest.mark.django_db
def test_every_step_can_be_taken_back(loader: MigrationLoader) -> None:
    stuck = [
        f"{app}.{name}"
        for (app, name), migration in loader.disk_migrations.items()
        if app in PACKAGES
        for step in migration.operations
        if isinstance(step, RunPython | RunSQL) and not step.reversible
    ]
    assert stuck == []


@pytest.mark.django_db
def test_many_tables_are_made_together(loader: MigrationLoader) -> None:
    """One by one they cost each demo and each test run half a minute. See cpcase/tables.py."""
    one_by_one = {
        f"{app}.{name}": made
        for (app, name), migration in loader.disk_migrations.items()
        if app in PACKAGES
        if (made := sum(isinstance(step, CreateModel) for step in migration.operations)) > 4
    }
    assert one_by_one == {}, "Write: operations = [Together([…])]"
