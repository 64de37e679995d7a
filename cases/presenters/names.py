"""Brothers and sisters in a line of words."""

from collections.abc import Collection
from typing import Any

from cases.models.together import Together
from cpcase.web import formats


def names_of(record: Together, visible: Collection[Any]) -> str:
    """Reuben and Isla Ashdown: those whose episodes are `visible`; a restricted one is left out."""
    seen = [case for case in record.cases() if case.pk in visible]
    families = list(dict.fromkeys(case.child.last_name for case in seen))
    if len(families) == 1:
        return f"{formats.listed([case.child.called for case in seen])} {families[0]}"
    return formats.listed([str(case.child) for case in seen])
