"""A real start by one command: all of it, or nothing and why."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Agency, Team, User
from cpcase.models import Message
from timescales.engine.reading import PATHWAYS, SHIPPED
from timescales.models import PathwayVersion

pytestmark = pytest.mark.django_db

ASKED = ["--email", "Sam.Reed@authority.example", "--name", "Sam Reed", "--team", "North"]


def test_it_makes_the_pathways_the_first_team_and_administrator_and_agencies(
    capsys: pytest.CaptureFixture[str],
) -> None:
    agencies = ["--agency", "police:Aldermere Police", "--agency", "health:Aldermere Trust"]
    call_command("set_up_authority", *ASKED, *agencies)
    sam = User.objects.get(email="sam.reed@authority.example")
    assert [post.role for post in sam.posts.all()] == ["system_administrator"]
    assert Team.objects.get().duty_manager == sam
    assert set(Agency.objects.values_list("kind", flat=True)) == {"police", "health"}
    assert set(PathwayVersion.objects.values_list("slug", flat=True)) == set(SHIPPED)
    assert not sam.has_usable_password()
    assert Message.objects.get().address == sam.email
    assert "has a mail with a link" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("agency", "words"),
    [
        ("fire:Fire Service", "“fire” is no kind of agency. The kinds are: social_care, police"),
        ("Aldermere Police", "KIND:NAME"),
    ],
)
def test_what_it_cannot_make_is_said_and_nothing_is_made(agency: str, words: str) -> None:
    with pytest.raises(CommandError, match=words):
        call_command("set_up_authority", *ASKED, "--agency", agency)
    assert not Team.objects.exists()
    assert not PathwayVersion.objects.exists()
    assert not Message.objects.exists()


@pytest.mark.parametrize("setting", ["PATHWAY", "OVERLAY"])
def test_a_pathway_that_is_not_there_is_named_with_those_that_are(
    settings: Any, setting: str
) -> None:
    setattr(settings, setting, "atlantis")
    with pytest.raises(CommandError, match=f"{setting}=atlantis.*cambridgeshire, csrs"):
        call_command("set_up_authority", *ASKED)
    assert not Team.objects.exists()
    assert not PathwayVersion.objects.exists()


def test_a_second_start_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("set_up_authority", *ASKED)
    with pytest.raises(CommandError, match="Nothing was set up"):
        call_command("set_up_authority", *ASKED)
    assert Team.objects.count() == 1
    assert capsys.readouterr().out.count("Set up.") == 1


def test_a_pathway_file_is_published_once_for_each_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "national.toml"
    text = (PATHWAYS / "national.toml").read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    call_command("publish_pathway", str(file))
    call_command("publish_pathway", str(file))
    file.write_text(text + "\n# as agreed by the board\n", encoding="utf-8")
    call_command("publish_pathway", str(file))
    numbers = PathwayVersion.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2]
    assert "national version 2 is in force." in capsys.readouterr().out


def test_a_broken_file_names_row_and_key_and_a_missing_one_itself(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    text = (PATHWAYS / "national.toml").read_text(encoding="utf-8")
    file.write_text(text.replace('role = "social_worker"', 'rule = "social_worker"', 1), "utf-8")
    with pytest.raises(CommandError, match="N01"):
        call_command("publish_pathway", str(file))
    with pytest.raises(CommandError, match=r"nowhere\.toml"):
        call_command("publish_pathway", str(tmp_path / "nowhere.toml"))
    assert not PathwayVersion.objects.exists()
