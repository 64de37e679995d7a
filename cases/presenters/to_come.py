"""What is still to come for one child, and what would come in one case only."""

from collections.abc import Iterable

from cases.models import Case
from cases.rules.to_come import Comes, ToCome
from cases.rules.waiving import part_of
from timescales.models import Deadline
from timescales.models.deadline import State

# The condition in words, and the steps that stand under it.
OnlyIf = tuple[tuple[str, tuple[str, ...]], ...]


def to_come(rows: Iterable[Deadline], case: Case) -> tuple[list[Deadline], OnlyIf]:
    """The rows without what waits for something that does not concern this child.

    With it, apart, what comes in one case only, each with its ID.
    """
    judge, kept = ToCome(case), []
    apart: dict[str, list[str]] = {}
    for row in rows:
        part = part_of(row) if row.state == State.WAITING else None
        comes = judge.of(part) if part is not None else Comes.YES
        if comes is Comes.YES:
            kept.append(row)
        elif comes is not Comes.NEVER:
            apart.setdefault(comes.value, []).append(f"{row.title} ({row.step})")
    return kept, tuple((words, tuple(titles)) for words, titles in apart.items())
