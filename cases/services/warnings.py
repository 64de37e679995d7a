"""What must be known before somebody visits or writes: it stands on the band until it ends."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cases.choices import WarningKind
from cases.models import Child, Warning
from cases.rules.child_record import check_why
from cases.rules.children import check_may_change
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotNow
from timescales.engine.offsets import london_day


@transaction.atomic
def add_warning(child: Child, *, kind: str, words: str, why: str, by: Any) -> Warning:
    """A warning on every page of the child's record. Raises NotAllowed, Incomplete."""
    child = Child.objects.locked(child.pk)
    check_may_change(child, by)
    _check(kind, words, why)
    return add(Warning(child=child, kind=kind, words=words.strip()), by=by, why=why.strip())


@transaction.atomic
def change_warning(
    warning: Warning, *, kind: str, words: str, why: str, by: Any, version: int
) -> Warning:
    """Say it better. Raises NotAllowed, NotNow, Conflict, Incomplete."""
    warning = _standing(warning, by, version)
    _check(kind, words, why)
    if (warning.kind, warning.words) == (kind, words.strip()):
        raise Incomplete("Nothing was changed.")
    warning.kind, warning.words = kind, words.strip()
    return change(warning, by=by, why=why.strip())


@transaction.atomic
def end_warning(warning: Warning, *, why: str, by: Any, as_of: datetime, version: int) -> Warning:
    """It need not be minded any more. Raises NotAllowed, NotNow, Conflict, Incomplete."""
    warning = _standing(warning, by, version)
    check_why(why)
    warning.ended_on = london_day(as_of)
    return change(warning, by=by, why=why.strip())


def _standing(warning: Warning, by: Any, version: int) -> Warning:
    locked: Warning = Warning.objects.locked(warning.pk, version=version)
    check_may_change(locked.child, by)
    if locked.ended_on is not None:
        raise NotNow("This warning has ended already.")
    return locked


def _check(kind: str, words: str, why: str) -> None:
    if kind not in WarningKind.values:
        raise Incomplete("Choose what kind of warning it is.", field="kind")
    if not words.strip():
        raise Incomplete("Write what must be known.", field="words")
    check_why(why)
