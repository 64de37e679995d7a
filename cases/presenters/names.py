"""Brothers and sisters in a line of words."""

from collections.abc import Collection, Sequence
from typing import Any

from cases.models.together import Together
from cpcase.web import formats


def names_of(record: Together, visible: Collection[Any]) -> str:
    """Reuben and Isla Ashdown: those whose episodes are `visible`; a restricted one is left out."""
    return named([case for case in record.cases() if case.pk in visible])


def named(cases: Sequence[Any]) -> str:
    """The children of these episodes, with the name of the family once where it is the same."""
    families = list(dict.fromkeys(case.child.last_name for case in cases))
    if len(families) == 1:
        return f"{formats.listed([case.child.called for case in cases])} {families[0]}"
    return formats.listed([str(case.child) for case in cases])
