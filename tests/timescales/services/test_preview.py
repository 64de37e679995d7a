"""What the check page says will happen is what happens."""

import pytest

from tests import given
from tests.cast import Cast, gather
from tests.given import at
from timescales.models import Event, Timeline
from timescales.models.deadline import State
from timescales.services.preview import Effect, preview
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return gather()


def owed(timeline: Timeline) -> set[tuple[str, str, int, str]]:
    """What is owed now, with its limit."""
    return {
        (row.step, row.part, row.occurrence, str(row.due))
        for row in timeline.deadlines.open()
        if row.due
    }


def would_be_owed(timeline: Timeline, story: list[Happening], as_of) -> set:
    return {
        (row.step, row.part, row.occurrence, str(row.due))
        for row in preview(timeline, story, as_of=as_of)
        if row.is_owed
    }


@pytest.mark.parametrize(
    "pathway", ["national", "cambridgeshire", "stoke-on-trent", "csrs-process-map", "darlington"]
)
def test_the_preview_and_the_result_are_the_same(cast, pathway):
    """C01, C14, S05, L03, D02, D03, N02: whatever the pathway."""
    timeline = given.a_timeline(cast, pathway=pathway)
    held = Happening(timeline, "strategy_discussion.held", at(24, 3, 16))
    signed = Happening(timeline, "strategy_discussion.signed_off", at(24, 3, 16, 30))
    allocated = Happening(timeline, "section_47.allocated", at(24, 3, 16, 30))
    for story in ([held], [signed, allocated]):
        said = would_be_owed(timeline, story, at(24, 3, 17))
        assert said
        record(story, by=cast.manager, as_of=at(24, 3, 17))
        assert owed(timeline) == said


def test_it_says_what_appears_moves_stands_and_is_met(cast):
    """C01, C10, C14."""
    timeline = given.a_timeline(cast)
    held = Happening(timeline, "strategy_discussion.held", at(24, 3, 16))
    effects = {row.step: row.effect for row in preview(timeline, [held], as_of=at(24, 3, 17))}
    assert effects["C14"] == Effect.APPEARS
    record([held], by=cast.manager, as_of=at(24, 3, 17))
    signed = Happening(timeline, "strategy_discussion.signed_off", at(24, 3, 17))
    effects = {row.step: row.effect for row in preview(timeline, [signed], as_of=at(24, 3, 17))}
    assert (effects["C01"], effects["C14"]) == (Effect.MET, Effect.STANDS)
    booked = Happening(timeline, "conference.booked", at(14, 4, 10), {"conference": "initial"})
    (event,) = record([booked], by=cast.administrator, as_of=at(30, 3))
    facts = {"conference": "initial", "replaces": str(event.pk)}
    again = Happening(timeline, "conference.booked", at(15, 4, 10), facts)
    rows = {row.step: row for row in preview(timeline, [again], as_of=at(30, 3))}
    assert rows["C10"].effect == Effect.MOVES
    assert (str(rows["C10"].was), str(rows["C10"].due)) == ("2026-04-10", "2026-04-13")


def test_what_is_settled_by_it_is_said_and_what_was_settled_before_is_not(cast):
    """C14."""
    timeline = given.a_timeline(cast)
    held = Happening(timeline, "strategy_discussion.held", at(24, 3, 16))
    record([held], by=cast.manager, as_of=at(24, 3, 17))
    decided = Happening(timeline, "conference.decided", at(26, 3), {"needed": False})
    effects = {row.step: row.effect for row in preview(timeline, [decided], as_of=at(26, 3))}
    assert (effects["C04"], effects["C14"]) == (Effect.MET, Effect.NOT_NEEDED)
    record([decided], by=cast.manager, as_of=at(26, 3))
    assert "C14" not in {row.step for row in preview(timeline, [], as_of=at(26, 3))}


def test_nothing_is_written_and_another_timelines_happening_is_left_out(cast):
    mine, other = given.a_timeline(cast), given.a_timeline(cast)
    held = Happening(other, "strategy_discussion.held", at(24, 3, 16))
    assert preview(mine, [held], as_of=at(24, 3, 17)) == []
    assert preview(other, [held], as_of=at(24, 3, 17))
    assert not Event.objects.exists()
    assert not other.deadlines.filter(state=State.OPEN, due_on__isnull=False).exists()
