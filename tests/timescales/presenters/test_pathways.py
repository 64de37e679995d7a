"""A pathway as a page: who and by when in whole words, part by part."""

import pytest

from tests.cast import gather
from tests.given import a_timeline
from timescales.engine.reading import PATHWAYS, SHIPPED, load, read
from timescales.presenters.pathways import RowView, view_of


def _row(slug: str, step: str) -> RowView:
    return next(row for row in view_of(load(slug)).rows if row.id == step)


@pytest.mark.parametrize(
    ("slug", "step", "words"),
    [
        ("cambridgeshire", "C26", "Team manager, social worker"),
        ("cambridgeshire", "C14", "Conference administration"),
        ("stoke-on-trent", "S29", "Both social workers"),
        ("stoke-on-trent", "S02", "Team manager with Service Manager SQA or duty manager"),
        ("red-amber-green", "F08", "SDM, team manager, social worker"),
    ],
)
def test_who_is_said_in_whole_words_as_the_authority_calls_them(
    slug: str, step: str, words: str
) -> None:
    """C14, C26, S02, S29, F08."""
    assert _row(slug, step).who_in_words == words


def test_an_authority_that_spells_its_posts_out_reads_its_own_words() -> None:
    """F08: SDM is never spelled out there; it is an editable label."""
    own = _text("red-amber-green").replace('sdm = "SDM"', 'sdm = "service delivery manager"')
    rows = view_of(read(own, name="own.toml")).rows
    [row] = [row for row in rows if row.id == "F08"]
    assert row.who_in_words == "Service delivery manager, team manager, social worker"


def test_each_part_says_its_own_time_and_who() -> None:
    """C06, D20."""
    assert _row("cambridgeshire", "C06").counts == (
        "Set the assessment's timescale and begin the child in need process: Day 5, team manager.",
        "Review the assessment at 20 working days: 20 working days after the referral, until "
        "authorised, team manager.",
        "Review the assessment at 35 working days: 35 working days after the referral, until "
        "authorised, team manager.",
        "Review the assessment at 45 working days: 45 working days after the referral, until "
        "authorised, team manager.",
    )
    assert _row("darlington", "D20").counts[3] == (
        "Authorise the joint report: 3 working days after it was sent, team manager."
    )


@pytest.mark.parametrize("slug", SHIPPED)
def test_no_two_parts_of_a_row_read_alike(slug: str) -> None:
    """C06, S16, D13d: each says by when."""
    for row in view_of(load(slug)).rows:
        assert len(set(row.counts)) == len(row.counts)


def _text(slug: str) -> str:
    return (PATHWAYS / f"{slug}.toml").read_text(encoding="utf-8")


@pytest.mark.django_db
def test_a_role_reads_as_the_field_says_it_also_in_an_overlay() -> None:
    """F07: SDM is never spelled out; the overlay's label wins over the pathway's."""
    cast = gather()
    with_it = a_timeline(cast, overlay="red-amber-green")
    assert with_it.role_words("sdm") == "SDM"
    assert with_it.role_words("team_manager") == "team manager"
    assert a_timeline(cast).role_words("sdm") == "SDM"


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("cambridgeshire", "Day 1 is the day of the strategy discussion"),
        ("darlington", "Day 1 is the working day after the strategy discussion"),
        (
            "red-amber-green",
            "Counted from the initial conference, beside the pathway that it lies over",
        ),
    ],
)
def test_the_page_says_from_where_days_are_counted(slug: str, words: str) -> None:
    """C01, D01, F02: an overlay has no Day 1 of its own."""
    assert view_of(load(slug)).day_one == words
