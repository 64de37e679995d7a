"""Which episodes of a child's family a person may see."""

from typing import Any

from cases.models import Case


def family_in_reach(case: Case, person: Any) -> frozenset[Any]:
    """The episodes of the family's children that are in a person's reach, open and closed."""
    rows = Case.objects.visible_to(person).filter(child__family=case.child.family_id)
    return frozenset(rows.values_list("pk", flat=True))
