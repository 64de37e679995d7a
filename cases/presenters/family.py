"""Which episodes of a child's family a person may see, and whom of the family they may know of."""

from typing import Any

from cases.models import Case, Relative


def family_in_reach(case: Case, person: Any) -> frozenset[Any]:
    """The episodes of the family's children that are in a person's reach, open and closed."""
    rows = Case.objects.visible_to(person).filter(child__family=case.child.family_id)
    return frozenset(rows.values_list("pk", flat=True))


def relatives_in_reach(case: Case, person: Any) -> list[Relative]:
    """The people of the family who are on the record of a child whom a person may see, by name.

    Who is known only from a brother's or sister's record out of reach is not among them.
    """
    rows = Relative.objects.filter(
        family=case.child.family_id,
        relationships__child__cases__in=family_in_reach(case, person),
    )
    return list(rows.distinct().order_by("first_name", "last_name"))
