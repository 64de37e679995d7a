"""Names that a child had before: an old letter or a school's list is still found to be theirs."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases.models import Child, FormerName
from cases.rules.child_record import check_why
from cases.rules.children import check_may_change
from cpcase.records import add, change
from cpcase.refusals import Incomplete
from timescales.engine.offsets import london_day


@transaction.atomic
def add_former_name(
    child: Child, *, name: str, until: date | None, why: str, by: Any, as_of: datetime
) -> FormerName:
    """A name before, and until when if it is known. Raises NotAllowed, Incomplete."""
    child = Child.objects.locked(child.pk)
    check_may_change(child, by)
    check_why(why)
    if not name.strip():
        raise Incomplete("Enter the earlier name.", field="name")
    if until is not None and until > london_day(as_of):
        raise Incomplete("The date must be today or in the past.", field="until")
    if child.former_names.filter(struck=False, name__iexact=name.strip()).exists():
        raise Incomplete("This earlier name is on record already.", field="name")
    return add(FormerName(child=child, name=name.strip(), until=until), by=by, why=why.strip())


@transaction.atomic
def strike_former_name(former: FormerName, *, why: str, by: Any, version: int) -> FormerName:
    """It was never the child's name: taken out, and kept in the history with why.

    Raises NotAllowed, Conflict, Incomplete.
    """
    former = FormerName.objects.locked(former.pk, version=version)
    check_may_change(former.child, by)
    check_why(why)
    former.struck = True
    return change(former, by=by, why=why.strip())
