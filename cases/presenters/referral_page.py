"""A referral: which children of a family can be chosen, and what its page says."""

from typing import Any

from cases.models import Case, Child, Family


def children_to_refer(family: Family, person: Any) -> list[Child]:
    """Children of the family without an open episode, and those whose episode one may see.

    A child whose open episode is out of reach is left out: its own team hears of a referral.
    """
    mine = Case.objects.visible_to(person).open().filter(child__family=family)
    reach = set(mine.values_list("child_id", flat=True))
    others = Case.objects.open().filter(child__family=family).exclude(child__in=reach)
    hidden = set(others.values_list("child_id", flat=True))
    rows = Child.objects.living().filter(family=family).order_by("birth_date", "created_at")
    return [child for child in rows if child.pk not in hidden]
