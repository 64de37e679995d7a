"""Runs `manage.py deadlines` as an outsider would: files in, rows or a refusal out."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

NOW = "2026-04-20T09:00"
EVENTS = [
    {"kind": "referral.received", "at": "2026-03-23T09:00:00+00:00"},
    {"kind": "strategy_discussion.held", "at": "2026-03-24T16:00:00+00:00", "facts": {}},
    {"kind": "conference.booked", "at": "2026-04-14T10:00:00+01:00", "facts": {}},
    {
        "kind": "conference.booked",
        "at": "2026-04-15T14:00:00+01:00",
        "facts": {"conference": "initial", "replaces": 2},
    },
]


def written(file: Path, what: Any) -> Path:
    file.write_text(json.dumps(what), encoding="utf-8")
    return file


def run(capsys: pytest.CaptureFixture[str], *words: Any) -> str:
    call_command("deadlines", *map(str, words))
    return capsys.readouterr().out


def rows(capsys: pytest.CaptureFixture[str], *words: Any) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(run(capsys, *words, "--json"))
    return read


def refused(*words: Any) -> str:
    with pytest.raises(CommandError) as refusal:
        call_command("deadlines", *map(str, words))
    return str(refusal.value)


def asked(
    events: Path, pathway: Any = "cambridgeshire", as_of: str = "2026-04-20T09:00"
) -> list[Any]:
    return ["--pathway", pathway, "--events", events, "--as-of", as_of]
