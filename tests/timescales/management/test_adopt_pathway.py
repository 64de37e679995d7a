"""Running episodes move to a new version by one command: shown, then done, under who and why."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cpcase import clock
from tests.cast import Cast, gather
from tests.given import a_pathway, a_timeline, at
from tests.past_the_acts import NEXT
from tests.remembering import remembered
from timescales.models import Deadline, PathwayVersion, Timeline
from timescales.models.deadline import State
from timescales.services import adopting
from timescales.services.pathways import publish
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db

TODAY = at(25, 3, 9)
WHY = "Agreed by the board"
# C05 a working day sooner, C12 taken out, X01 new.
SOONER = ('id = "C05"', "day = 5", "day = 4")
ADDED = """
[[step]]
id = "X01"
title = "Write to the housing office"
who = "SW"
role = "social_worker"
when = "within 3 working days"
[[step.part]]
from = "strategy_discussion"
within = "3 working days"
"""


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def episodes(cast: Cast) -> list[Timeline]:
    return two_discussions(cast)


@remembered
def two_discussions(cast: Cast) -> list[Timeline]:
    """Two episodes with a strategy discussion of 24 March."""
    made = [a_timeline(cast), a_timeline(cast)]
    for one in made:
        held = Happening(one, "strategy_discussion.held", at(24, 3, 16))
        record([held], by=cast.manager, as_of=at(24, 3, 17))
    return made


@pytest.fixture
def local(cast: Cast, episodes: list[Timeline]) -> PathwayVersion:
    """The authority's second version: one row sooner, one gone, one new."""
    step, was, now = SOONER
    before, after = episodes[0].pathway.text.split(step)
    text = before + step + after.replace(was, now, 1)
    start = text.index('[[step]]\nid = "C03"')
    text = text[:start] + text[text.index('[[step]]\nid = "C04"') :] + ADDED
    return publish(text, by=cast.system, as_of=TODAY)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with clock.standing_at(TODAY):
        call_command("adopt_pathway", *words)
    return capsys.readouterr().out


def applied(cast: Cast) -> list[str]:
    return ["--apply", "--by", cast.system_administrator.email, "--why", WHY]


def test_it_says_first_what_would_change_and_writes_nothing(
    episodes: list[Timeline], local: PathwayVersion, capsys: pytest.CaptureFixture[str]
) -> None:
    """C03, C05."""
    said = run(capsys, "cambridgeshire")
    assert "2 of 2 running episodes are to move to cambridgeshire version 2." in said
    for one in episodes:
        assert f"{one.pk} C05 due 2026-03-30, replaced by 2026-03-27" in said
        assert f"{one.pk} X01 new, due 2026-03-27" in said
        assert f"{one.pk} C03 due 2026-03-24, replaced by nothing" in said
        one.refresh_from_db()
        assert one.pathway != local
    assert "Dates moved: 2. New rows: 2. Rows gone: 2." in said
    assert "2 of 2 episodes would change.\nNothing was written." in said
    assert not Deadline.objects.filter(step="X01").exists()


def test_it_moves_them_as_it_said_under_who_and_why(
    cast: Cast,
    episodes: list[Timeline],
    local: PathwayVersion,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """C03, C05."""
    foretold = run(capsys, "cambridgeshire").splitlines()[1:-2]
    assert run(capsys, "cambridgeshire", *applied(cast)).splitlines()[1:-1] == foretold
    for one in episodes:
        one.refresh_from_db()
        assert one.pathway == local
        written = one.history.get(history_change_reason=WHY)
        assert written.history_user == cast.system_administrator
        was = one.deadlines.get(step="C05", state=State.SUPERSEDED)
        assert was.reason_code == "pathway_version"
        assert was.replaced_by is not None
        assert str(was.replaced_by.due_on) == "2026-03-27"
        gone = one.deadlines.get(step="C03")
        assert (gone.state, gone.replaced_by) == (State.SUPERSEDED, None)


def test_a_second_run_finds_nothing_to_move(
    cast: Cast, local: PathwayVersion, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "cambridgeshire", *applied(cast))
    rows = Deadline.objects.count()
    said = run(capsys, "cambridgeshire", *applied(cast))
    assert said.startswith("0 of 2 running episodes are to move")
    assert Deadline.objects.count() == rows


def test_a_closed_episode_stays_as_it_was(
    cast: Cast,
    episodes: list[Timeline],
    local: PathwayVersion,
    capsys: pytest.CaptureFixture[str],
) -> None:
    closed, _ = episodes
    Timeline.objects.filter(pk=closed.pk).update(version=NEXT, closed_at=TODAY)
    said = run(capsys, "cambridgeshire", *applied(cast))
    assert said.startswith("1 of 1 running episodes")
    assert str(closed.pk) not in said


def test_one_that_fails_is_named_and_stops_no_other(
    cast: Cast,
    episodes: list[Timeline],
    local: PathwayVersion,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bad, good = episodes
    told = adopting.recompute

    def fail_for_one(timeline: Timeline, **how: Any) -> Any:
        if timeline.pk == bad.pk:
            raise ValueError("planted")
        return told(timeline, **how)

    monkeypatch.setattr(adopting, "recompute", fail_for_one)
    with pytest.raises(CommandError, match="1 of 2 cannot move"):
        run(capsys, "cambridgeshire", *applied(cast))
    assert f"{bad.pk} cannot move. ValueError" in capsys.readouterr().err
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (good.pathway, bad.pathway == local) == (local, False)
    monkeypatch.undo()
    assert run(capsys, "cambridgeshire", *applied(cast)).startswith("1 of 2 running")


def test_episodes_of_another_pathway_move_when_it_is_named(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    """C05, N02."""
    timeline = a_timeline(cast, pathway="national")
    ours = a_pathway("cambridgeshire", cast)
    held = Happening(timeline, "strategy_discussion.held", at(24, 3, 16))
    record([held], by=cast.manager, as_of=at(24, 3, 17))
    assert run(capsys, "cambridgeshire").startswith("0 of 1")
    said = run(capsys, "cambridgeshire", "--from", "national", *applied(cast))
    assert f"{timeline.pk} C05 new, due 2026-03-30" in said
    timeline.refresh_from_db()
    assert timeline.pathway == ours


def test_an_overlay_is_laid_anew_and_the_pathway_beneath_stays(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    """F06."""
    under = a_timeline(cast, overlay="red-amber-green")
    bare = a_timeline(cast)
    assert under.overlay is not None
    text = under.overlay.text + "\n# as agreed\n"
    version = publish(text, by=cast.system, as_of=TODAY)
    run(capsys, "red-amber-green", *applied(cast))
    under.refresh_from_db()
    bare.refresh_from_db()
    assert (under.overlay, under.pathway.slug, bare.overlay) == (version, "cambridgeshire", None)
    run(capsys, "red-amber-green", "--from", "cambridgeshire", *applied(cast))
    bare.refresh_from_db()
    assert (bare.overlay, bare.pathway) == (version, under.pathway)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (["atlantis"], "“atlantis” was never published. There are: cambridgeshire"),
        (["cambridgeshire", "--from", "red-amber-green"], "is an overlay"),
        (["cambridgeshire", "--apply", "--why", WHY], "Say who moves them"),
        (["cambridgeshire", "--apply", "--by", "nobody@x.test"], "Say who moves them"),
        (["cambridgeshire", "--apply", "--by", "tom.bright@example.test"], "Only a system admin"),
        (["cambridgeshire", "--apply", "--by", "sam.reed@example.test"], "Say why they move"),
        (
            ["cambridgeshire", "--apply", "--by", "sam.reed@example.test", "--why", "x" * 101],
            "at most 100 letters",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    cast: Cast,
    local: PathwayVersion,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    refusal: str,
) -> None:
    a_pathway("red-amber-green", cast)
    with pytest.raises(CommandError, match=refusal):
        run(capsys, *words)
    assert not Timeline.objects.filter(pathway=local).exists()
