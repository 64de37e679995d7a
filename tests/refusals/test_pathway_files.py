"""A broken pathway file: the words name file, row and key, and nothing is published."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.services.people import system_actor
from tests.refusals.refusing import nothing_written
from tests.timescales.engine.pathway_text import HEAD, pathway, row

PLAN = 'from = "plan"\nwithin = "10 working days"'
BROKEN = [
    ("slug = ", ["cannot be read as TOML"]),
    (pathway(row(PLAN), head=HEAD + "colour = 1\n"), ["unknown key “colour”"]),
    (pathway(row(PLAN.replace("10 working", "10 wroking"))), ["row A01", "“within”"]),
    (pathway(row('from = "moon"\nwithin = "1 day"')), ["row A01", "“from”"]),
    # Laxer than the national layer: 11 working days to the first core group, not 10.
    (pathway(row(PLAN.replace("10", "11") + '\nmeets = "N03"')), ["row A01", "N03", "laxer"]),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_it_is_not_published(tmp_path: Path, text: str, words: list[str]) -> None:
    file = tmp_path / "aldermere.toml"
    file.write_text(text, encoding="utf-8")
    system_actor()  # in whose name the command would write
    with nothing_written(), pytest.raises(CommandError) as refused:
        call_command("publish_pathway", str(file))
    said = str(refused.value)
    assert said.startswith("aldermere.toml")
    for one in words:
        assert one in said


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_it_owes_nothing(tmp_path: Path, text: str, words: list[str]) -> None:
    """By the command that runs the engine alone; it needs no database."""
    file, events = tmp_path / "aldermere.toml", tmp_path / "events.json"
    file.write_text(text, encoding="utf-8")
    events.write_text("[]")
    with pytest.raises(CommandError) as refused:
        call_command("deadlines", pathway=str(file), events=events, as_of="2026-03-24T10:00")
    said = str(refused.value)
    assert said.startswith("aldermere.toml")
    for one in words:
        assert one in said
