"""Lines of a plan: old wordings stay, and so does what was said of their progress (D17, D28)."""

from datetime import date

import pytest

from coregroups.models import PlanLine
from coregroups.services.plan_lines import add_line, note_progress, reword_line
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_plans import LINE, plans

DAY = date(2026, 4, 21)
NOW = at(21, 4, 12)


@pytest.fixture
def line(cast: Cast) -> PlanLine:
    (plan,) = plans(cast, "Reuben")
    found: PlanLine = plan.lines.get()
    return found


def test_a_new_need_is_added_at_the_end(cast: Cast, line: PlanLine) -> None:
    """D17, D28."""
    added = add_line(
        line.plan, words={"need": "A bed of his own", "who": "Leanne"}, by=cast.worker, on=DAY,
        as_of=NOW, version=line.plan.version,
    )  # fmt: skip
    assert (added.number, added.update, added.written_on) == (2, "new_need", DAY)
    with pytest.raises(Conflict):
        add_line(
            line.plan, words={"need": "x"}, by=cast.worker, on=DAY, as_of=NOW,
            version=line.plan.version,
        )  # fmt: skip


def test_the_old_wording_is_kept(cast: Cast, line: PlanLine) -> None:
    """D28: action reviewed."""
    words = {**LINE, "who": "Leanne", "achieve_by": date(2026, 5, 8)}
    changed = reword_line(
        line, words=words, update="action_reviewed", by=cast.worker, on=DAY, as_of=NOW,
        version=line.version,
    )  # fmt: skip
    assert (changed.who, changed.update) == ("Leanne", "action_reviewed")
    earlier = line.earlier.get()
    assert (earlier.who, earlier.achieve_by) == ("Kerry and Beth", date(2026, 4, 24))
    assert (earlier.written_on, earlier.until) == (date(2026, 4, 14), DAY)


def test_progress_is_said_and_what_was_said_before_stays(cast: Cast, line: PlanLine) -> None:
    """D28."""
    for day, progress in ((21, "slow"), (22, "done")):
        said = note_progress(
            line, progress=progress, seen="Here by 8:40am", by=cast.worker,
            on=date(2026, 4, day), as_of=at(day, 4), version=line.version,
        )  # fmt: skip
        line.refresh_from_db()
    assert (said.progress, said.progress_on) == ("done", date(2026, 4, 22))
    assert [note.progress for note in line.notes.order_by("said_on")] == ["slow", "done"]


def test_what_was_seen_earlier_does_not_replace_what_was_seen_later(
    cast: Cast, line: PlanLine
) -> None:
    note_progress(line, progress="done", seen="", by=cast.worker, on=DAY, as_of=NOW)
    note_progress(line, progress="slow", seen="", by=cast.worker, on=date(2026, 4, 15), as_of=NOW)
    line.refresh_from_db()
    assert line.progress == "done"
    assert line.notes.count() == 2


@pytest.mark.parametrize(
    ("told", "field"),
    [({"words": {"need": " "}}, "need"), ({"update": "outline"}, "update"),
     ({"on": date(2026, 4, 13)}, "on"), ({"on": date(2026, 4, 22)}, "on")],
)  # fmt: skip
def test_a_wording_that_lacks_something_is_refused(
    cast: Cast, line: PlanLine, told: dict[str, object], field: str
) -> None:
    whole = {"words": LINE, "update": "need_met", "on": DAY}
    with pytest.raises(Incomplete) as refused:
        reword_line(line, **{**whole, **told}, by=cast.worker, as_of=NOW, version=line.version)
    assert refused.value.field == field
    assert not line.earlier.exists()


def test_a_line_has_no_other_words(cast: Cast, line: PlanLine) -> None:
    with pytest.raises(ValueError, match="a plan line has no status"):
        add_line(
            line.plan, words={"need": "x", "status": "ended"}, by=cast.worker, on=DAY, as_of=NOW,
            version=line.plan.version,
        )  # fmt: skip


def test_an_unknown_progress_is_refused(cast: Cast, line: PlanLine) -> None:
    with pytest.raises(Incomplete, match="Say how this line goes"):
        note_progress(line, progress="fine", seen="", by=cast.worker, on=DAY, as_of=NOW)


def test_another_teams_worker_may_not_change_a_line(cast: Cast, line: PlanLine) -> None:
    with pytest.raises(NotAllowed):
        note_progress(line, progress="done", seen="", by=cast.other_worker, on=DAY, as_of=NOW)


def test_the_lines_of_an_ended_plan_stay_as_they_are(cast: Cast, line: PlanLine) -> None:
    from coregroups.services.endings import end_plan

    end_plan(
        line.plan, reason="child_in_need", by=cast.chair, on=DAY, as_of=NOW,
        version=line.plan.version,
    )  # fmt: skip
    line.refresh_from_db()
    with pytest.raises(NotNow, match="has ended"):
        note_progress(line, progress="done", seen="", by=cast.worker, on=DAY, as_of=NOW)
