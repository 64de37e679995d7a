"""Which rows of each pathway a manager may wave off, and which only an act of its own settles."""

import pytest

from cases.rules.waiving import check_may_be_waived, settled_instead
from cpcase.refusals import NotNow
from timescales.engine.reading import PATHWAYS
from timescales.models import Deadline, PathwayVersion, Timeline


def _settled(slug: str, key: str) -> str:
    """What is said of an open row of a pathway; nothing is stored."""
    step, _, part = key.partition("/")
    return settled_instead(Deadline(timeline=_timeline(slug), step=step, part=part))


def _timeline(slug: str) -> Timeline:
    text = (PATHWAYS / f"{slug}.toml").read_text(encoding="utf-8")
    return Timeline(pathway=PathwayVersion(slug=slug, text=text))


@pytest.mark.parametrize(
    ("slug", "key", "words"),
    [
        ("national", "N02", "Decide that no conference is needed"),
        ("cambridgeshire", "C14", "Decide that no conference is needed"),
        ("stoke-on-trent", "S09a", "Decide that no conference is needed"),
        ("csrs-process-map", "L04/conference", "Decide that no conference is needed"),
        ("darlington", "D10", "Decide that no conference is needed"),
        ("cambridgeshire", "C05", "stand the conference down"),
        ("stoke-on-trent", "S05/list", "stand the conference down"),
        ("stoke-on-trent", "S05/escalation", "stand the conference down"),
        ("darlington", "D05", "stand the conference down"),
        ("cambridgeshire", "C06/decide", "Authorise the Section 47 enquiry"),
        ("cambridgeshire", "C06/45wd", "Authorise the Section 47 enquiry"),
        ("darlington", "D03", "take it on its own page"),
        ("darlington", "D06", "take it on its own page"),
        ("stoke-on-trent", "S11", "take it on its own page"),
        ("darlington", "D12", "It is a national limit"),
        ("cambridgeshire", "N01", "It is a national limit"),
        ("cambridgeshire", "C20", "end the plan"),
        ("cambridgeshire", "N04", "end the plan"),
        ("stoke-on-trent", "S20", "end the plan"),
        ("darlington", "D13e", "end the plan"),
        ("csrs-process-map", "N07", "transfer-in conference is stood down"),
    ],
)
def test_a_row_with_an_act_of_its_own_or_a_national_limit_is_not_waved_off(
    slug: str, key: str, words: str
) -> None:
    """N01, N02, N04, N07, C05, C06, C14, C20, S05, S09a, S11, S20, L04, D03, D05, D06, D10, D12."""
    assert words in _settled(slug, key)


@pytest.mark.parametrize(
    ("slug", "key"),
    [
        ("cambridgeshire", "C02"),
        ("cambridgeshire", "C03"),
        ("cambridgeshire", "C12"),
        ("cambridgeshire", "C22"),
        ("cambridgeshire", "C26"),
        ("cambridgeshire", "N08/considered"),
        ("csrs-process-map", "L13"),
        ("darlington", "D23"),
    ],
)
def test_what_a_manager_may_judge_is_waved_off(slug: str, key: str) -> None:
    """C02, C03, C12, C22, C26, L13, D23, N08's consideration: no act of theirs settles it."""
    assert _settled(slug, key) == ""


def test_the_refusal_is_loud() -> None:
    """C14."""
    with pytest.raises(NotNow, match="cannot be said to be not needed"):
        check_may_be_waived(Deadline(timeline=_timeline("cambridgeshire"), step="C14"))
