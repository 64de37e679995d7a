"""`manage.py check` names a pathway that is not there, with those that are."""

from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import OperationalError

from tests.cast import Cast, gather
from tests.given import a_pathway, at
from timescales.checks import check_pathways
from timescales.engine.reading import BadPathway
from timescales.models import PathwayVersion
from timescales.services.pathways import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return gather()


def ours(cast: Cast) -> PathwayVersion:
    """A pathway of the authority's own, under a name of its own."""
    text = a_pathway("cambridgeshire", cast).text
    own = text.replace('slug = "cambridgeshire"', 'slug = "aldermere"', 1)
    return publish(own, by=cast.system, as_of=at(23, 3))


def found(databases: list[str] | None = None) -> list[tuple[int, str]]:
    """How grave each finding is (40: an error), and its words."""
    return [(one.level, one.msg) for one in check_pathways(None, databases=databases)]


@pytest.mark.parametrize("setting", ["PATHWAY", "OVERLAY"])
def test_the_command_refuses_an_unknown_name_and_says_the_known_ones(
    settings: Any, setting: str
) -> None:
    setattr(settings, setting, "atlantis")
    with pytest.raises(SystemCheckError, match=f"{setting}=atlantis.*cambridgeshire.*national"):
        call_command("check")


def test_what_is_shipped_needs_no_database(settings: Any, django_assert_num_queries: Any) -> None:
    settings.PATHWAY, settings.OVERLAY = "stoke-on-trent", "red-amber-green"
    with django_assert_num_queries(0):
        assert found() == []


def test_an_own_pathway_is_known_once_it_is_published(settings: Any, cast: Cast) -> None:
    settings.PATHWAY = "aldermere"
    [(level, words)] = found()
    assert (level, "aldermere: there is no such" in words) == (40, True)
    ours(cast)
    assert found() == []
    settings.PATHWAY = "aldermare"
    [(level, words)] = found(["default"])
    assert (level, "There are: aldermere, cambridgeshire" in words) == (40, True)


def test_before_anything_is_published_the_tables_can_be_made(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`migrate` is refused by errors and not by warnings."""
    settings.PATHWAY = "aldermere"
    assert [level for level, _ in found(["default"])] == [30]

    def without_tables(*_: Any, **__: Any) -> None:
        raise OperationalError("no such table")

    monkeypatch.setattr(PathwayVersion.objects, "values_list", without_tables)
    assert [level for level, _ in found(["default"])] == [30]
    assert [level for level, _ in found()] == [40]


def test_each_setting_names_its_own_kind(settings: Any) -> None:
    settings.PATHWAY, settings.OVERLAY = "red-amber-green", "darlington"
    assert found() == [
        (40, "PATHWAY=red-amber-green is an overlay: OVERLAY names it."),
        (40, "OVERLAY=darlington is a pathway of its own."),
    ]


def test_no_pathway_at_all_is_refused_and_no_overlay_is_not(settings: Any) -> None:
    settings.PATHWAY, settings.OVERLAY = "", ""
    [(level, words)] = found()
    assert (level, words.startswith("PATHWAY=: there is no such pathway.")) == (40, True)


def test_an_own_pathway_that_can_no_longer_be_read_is_named(
    settings: Any, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours(cast)
    settings.PATHWAY = "aldermere"

    def refused(_: PathwayVersion) -> None:
        raise BadPathway("aldermere.toml: C05: laxer than N02")

    monkeypatch.setattr(PathwayVersion, "pathway", property(refused))
    assert found() == [
        (40, "PATHWAY=aldermere cannot be used: aldermere.toml: C05: laxer than N02")
    ]
