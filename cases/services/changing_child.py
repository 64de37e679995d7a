"""What each change to a child's record does: lock, ask who may, write what is new with its why."""

from typing import Any

from cases.models import Child
from cases.rules.child_record import check_why
from cases.rules.children import check_may_change
from cpcase.records import change
from cpcase.refusals import Incomplete


def locked_for_change(child: Child, by: Any, version: int, why: str) -> Child:
    """The child at the version that was read. Raises NotAllowed, Conflict, Incomplete."""
    locked: Child = Child.objects.locked(child.pk, version=version)
    check_may_change(locked, by)
    check_why(why)
    return locked


def write_change(child: Child, by: Any, why: str, *, also: bool = False, **said: Any) -> Child:
    """What is said, where anything of it is new. Raises Incomplete where nothing is."""
    if not also and all(getattr(child, name) == value for name, value in said.items()):
        raise Incomplete("Nothing was changed.")
    for name, value in said.items():
        setattr(child, name, value)
    return change(child, by=by, why=why.strip())
