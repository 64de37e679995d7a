"""Brothers and sisters in the order in which people name them."""

from django.db.models import F
from django.db.models.expressions import OrderBy


def eldest_first(path: str = "") -> OrderBy:
    """The eldest first, a baby not yet born last; SQLite and PostgreSQL would differ by themselves.

    `path` leads to the child, as in "case__child__".
    """
    return F(f"{path}birth_date").asc(nulls_last=True)
