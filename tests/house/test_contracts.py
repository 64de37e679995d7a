"""The five import contracts of pyproject.toml: each holds, and each breaks on a bad import."""

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignObject

from tests.house.source import PACKAGES, ROOT, modules

FLOORS = [
    "cpcase", "accounts", "timescales", "cases", "coregroups", "conferences", "reporting",
    "worktray", "demo",
]  # fmt: skip
NOT_SOURCE = shutil.ignore_patterns("__pycache__", "migrations")
COMMAND = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The product's source in a place where it may be spoilt."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=NOT_SOURCE)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(copy: Path, path: str, text: str) -> None:
    """Write a module into the copy, with the packages above it."""
    file = copy / path
    file.parent.mkdir(parents=True, exist_ok=True)
    for folder in file.relative_to(copy).parents:
        if folder != Path():
            (copy / folder / "__init__.py").touch()
    file.write_text((file.read_text() if file.exists() else "") + f"\n{text}\n")


def broken(copy: Path, contract: str) -> str:
    """What import-linter finds against a contract there; nothing when it is kept."""
    run = subprocess.run(
        [sys.executable, "-c", COMMAND, "--no-logo", "--no-cache", "--contract", contract],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 kept, 0 broken" in run.stdout or "0 kept, 1 broken" in run.stdout, run.stdout
    return run.stdout.partition("Broken contracts")[2].strip("-\n ")


def contract_names() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return [contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]]


@pytest.mark.parametrize("contract", contract_names())
def test_the_contract_holds(copy: Path, contract: str) -> None:
    assert broken(copy, contract) == ""


@pytest.mark.parametrize(
    ("contract", "planted"),
    [
        ("floors", {"accounts/planted.py": "import cases"}),
        ("floors", {"timescales/planted.py": "def f():\n    import conferences"}),
        (
            "rooms",
            {"cases/services/planted.py": "", "cases/rules/planted.py": "import cases.services"},
        ),
        (
            "rooms",
            {"cases/views/planted.py": "", "cases/services/planted.py": "import cases.views"},
        ),
        ("pure", {"timescales/engine/planted.py": "import django"}),
        ("pure", {"timescales/engine/planted.py": "from cpcase import records"}),
        ("pure", {"cases/matching.py": "import rest_framework"}),
        ("pure", {"cpcase/workflow.py": "import celery"}),
        ("pure", {"cpcase/refusals.py": "import django"}),
        (
            "circles",
            {"cases/planted.py": "import cases.other", "cases/other.py": "import cases.planted"},
        ),
        (
            "log",
            {
                "timescales/models/event.py": "",
                "cases/rules/planted.py": "import timescales.models.event",
            },
        ),
    ],
)
def test_the_contract_breaks_on_a_bad_import(
    copy: Path, contract: str, planted: dict[str, str]
) -> None:
    for path, text in planted.items():
        plant(copy, path, text)
    assert Path(path).stem in broken(copy, contract)


def test_the_contracts_and_the_types_know_every_package() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    assert sorted(settings["root_packages"]) == PACKAGES
    by_id = {contract["id"]: contract for contract in settings["contracts"]}
    assert sorted(by_id["rooms"]["containers"]) == PACKAGES
    assert sorted(by_id["circles"]["ancestors"]) == PACKAGES
    command = next(line for line in (ROOT / "dev").read_text().splitlines() if "APPS=" in line)
    assert sorted(command.split('"')[1].split()) == sorted([*PACKAGES, "manage.py"])


def test_no_foreign_key_points_up() -> None:
    """A key written as text is an import too; only the author in a history is excepted."""
    keys = [
        (model, field)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in FLOORS
        for field in model._meta.get_fields()
        if isinstance(field, ForeignObject) and field.name != "history_user"
    ]
    up = [
        f"{model._meta.label}.{field.name}"
        for model, field in keys
        if (target := field.related_model._meta.app_label) in FLOORS
        if FLOORS.index(target) > FLOORS.index(model._meta.app_label)
    ]
    assert up == []


def test_a_model_file_never_imports_the_face_of_its_package() -> None:
    faces = [
        f"{one.path}:{node.lineno}"
        for one in modules()
        if "models" in one.path.parts[:-1] and one.path.name != "__init__.py"
        for node in ast.walk(one.tree)
        if isinstance(node, ast.ImportFrom)
        if node.module == ".".join(one.path.parts[:-1])
    ]
    assert faces == []
