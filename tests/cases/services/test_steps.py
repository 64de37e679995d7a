"""The general act records what has no act of its own, and nothing else."""

import pytest

from cases.services.steps import record_step
from cpcase.refusals import Incomplete, NotAllowed
from tests import given
from tests.cast import Cast
from tests.given import at
from timescales.engine.reading import PATHWAYS
from timescales.models.deadline import State
from timescales.services.adopting import adopt
from timescales.services.pathways import publish
from timescales.services.recording import Happening, record

NOW = at(30, 3, 10)


@pytest.mark.parametrize(
    ("pathway", "row"),
    [
        ("cambridgeshire", "C01"), ("cambridgeshire", "C04"), ("cambridgeshire", "C14"),
        ("cambridgeshire", "C15"), ("cambridgeshire", "C06/decide"), ("cambridgeshire", "N02"),
        ("darlington", "D13a"), ("darlington", "D20/authorise"), ("stoke-on-trent", "S13/next"),
        ("stoke-on-trent", "S25b/letter"), ("csrs-process-map", "L05"),
    ],
)  # fmt: skip
def test_what_an_act_of_its_own_fulfils_is_not_recorded_here(
    cast: Cast, pathway: str, row: str
) -> None:
    """C01, C04, C06, C14, C15, N02, D13a, D20, S13, S25b, L05: the rules stand in that act."""
    (case,) = given.siblings(cast, "Reuben", pathway=pathway)
    step, _, part = row.partition("/")
    for who in (cast.worker, cast.manager, cast.administrator, cast.chair):
        with pytest.raises(Incomplete, match="Record it on its own page") as refused:
            record_step(case, step, part, at=NOW, by=who, note="Done.", as_of=NOW)
        assert refused.value.field == "step"
    assert not case.timeline.events.filter(kind="step.recorded").exists()
    assert not case.notes.exists()


def test_a_row_that_an_authority_adds_is_recorded_here(cast: Cast) -> None:
    """A local row needs no form of ours; one that a visit fulfils is still a visit."""
    (case,) = given.siblings(cast, "Reuben")
    local = publish(
        (PATHWAYS / "cambridgeshire.toml").read_text(encoding="utf-8") + _ADDED,
        by=cast.system, as_of=NOW,
    )  # fmt: skip
    adopt(case.timeline, local, by=cast.system, as_of=NOW, why="A local row")
    case.timeline.refresh_from_db()
    held = Happening(case.timeline, "strategy_discussion.held", at(27, 3, 10))
    record([held], by=cast.manager, as_of=NOW)
    record_step(case, "X01", at=NOW, by=cast.worker, note="Sent.", as_of=NOW)
    assert case.timeline.deadlines.get(step="X01").state == State.MET
    with pytest.raises(Incomplete, match="Record it on its own page"):
        record_step(case, "X02", at=NOW, by=cast.worker, note="Seen.", as_of=NOW)


_ADDED = """
[[step]]
id = "X01"
title = "Write to the housing office"
who = "SW"
role = "social_worker"
when = "within 3 working days"
[[step.part]]
from = "strategy_discussion"
within = "3 working days"

[[step]]
id = "X02"
title = "See the child at school"
who = "SW"
role = "social_worker"
when = "within 3 working days"
[[step.part]]
from = "strategy_discussion"
within = "3 working days"
met_by = "visit.made(seen)"
"""


def test_whoever_only_reads_records_nothing(cast: Cast) -> None:
    (case,) = given.siblings(cast, "Reuben")
    for who in (cast.auditor, cast.senior_manager, cast.other_worker):
        with pytest.raises(NotAllowed):
            record_step(case, "C27", at=NOW, by=who, note="", as_of=NOW)
    assert not case.timeline.events.filter(kind="step.recorded").exists()
