"""Which rows of a pathway can be recorded by the general act, and from which day on.

A row that an act of its own fulfils is recorded by that act alone: its rules stand there.
"""

from collections import Counter
from datetime import date

from cases.models import Case
from cpcase.refusals import Incomplete
from cpcase.web import formats
from timescales.engine.pathway import Part, Step
from timescales.models import Deadline
from timescales.models.pathway_version import pathway_of

OWN_PAGE = "Record it on its own page."
A_RULE = "This is a rule that always holds. There is no day on which it is done."
RULE = "rule"


def parts_to_record(case: Case) -> list[tuple[Step, Part | None]]:
    """Every row that the general act takes, its parts apart, in the order of the pathway."""
    return [
        (step, part)
        for step, part in _all_rows(case)
        if step.kind != RULE and not has_own_act(part)
    ]


def steps_to_choose(case: Case) -> list[tuple[str, str]]:
    """`C06/20wd` and its words; two that are called alike are told apart by when they are due."""
    rows = [
        (step, part, f"{step.id} {part.title if part else step.title}")
        for step, part in parts_to_record(case)
    ]
    often = Counter(words for _, _, words in rows)
    return [
        (
            f"{step.id}/{part.name if part else ''}",
            f"{words} ({part.when})" if part and often[words] > 1 else words,
        )
        for step, part, words in rows
    ]


def has_own_act(part: Part | None) -> bool:
    """Whether a duty is fulfilled by an act that has a form and rules of its own (C01, C14)."""
    kinds = {pattern.kind for together in part.met_by for pattern in together} if part else set()
    return bool(kinds - {"step.recorded"})


def row_of(case: Case, step: str, part: str) -> tuple[Step, Part | None]:
    """The row of a case's pathway, the national ones and the overlay's included.

    Raises Incomplete for a step or a part that the pathway does not have.
    """
    rows = [row for row in _all_rows(case) if row[0].id == step]
    if not rows:
        raise Incomplete("Choose a step of this pathway.", field="step")
    for row in rows:
        if part == (row[1].name if row[1] else ""):
            return row
    raise Incomplete("Choose which part of the step was done.", field="part")


def own_row(case: Case, typed: str) -> tuple[Step, Part] | None:
    """The row that a page was asked for, `C14/` or `C06/20wd`, if an act of its own records it."""
    step, _, part = typed.partition("/")
    for row, one in _all_rows(case):
        if one is not None and (row.id, one.name) == (step, part) and has_own_act(one):
            return row, one
    return None


def is_rule(case: Case, typed: str) -> bool:
    """Whether a page was asked for a rule, `N06/`."""
    return any(row.kind == RULE and row.id == typed.partition("/")[0] for row, _ in _all_rows(case))


def check_is_general(row: tuple[Step, Part | None]) -> None:
    """A rule is never done (N06, N12), and what has an act of its own is not recorded by the
    general one. Raises Incomplete.
    """
    step, part = row
    if step.kind == RULE:
        raise Incomplete(A_RULE, field="step")
    if has_own_act(part):
        raise Incomplete(OWN_PAGE, field="step")


def _all_rows(case: Case) -> list[tuple[Step, Part | None]]:
    """Each row once: the pathway and the overlay beside it both bring the national ones."""
    steps: dict[str, Step] = {}
    for version in filter(None, (case.timeline.pathway_id, case.timeline.overlay_id)):
        steps = {**pathway_of(version).step_by_id, **steps}
    return [(step, part) for step in steps.values() for part in step.parts or (None,)]


def check_may_begin(case: Case, step: str, part: str, *, on: date) -> None:
    """A row with a first allowed day is not done before it (S25a, S19). Raises Incomplete.

    Recorded earlier it would fulfil nothing.
    """
    owed = Deadline.objects.open().filter(timeline=case.timeline_id, step=step, part=part)
    opens = list(owed.values_list("not_before", flat=True))
    if opens and all(day is not None and on < day for day in opens):
        first = min(day for day in opens if day is not None)
        raise Incomplete(f"This can be done from {formats.day(first, on)} on.", field="on")
