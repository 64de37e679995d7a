"""Agencies that take part: police, health, schools."""

from typing import Any

from django.db import transaction

from accounts.choices import AgencyKind
from accounts.models import Agency
from accounts.services.people import check_may_manage
from cpcase.records import add, change
from cpcase.refusals import Incomplete


@transaction.atomic
def add_agency(*, name: str, kind: str, by: Any, secure_email: str = "", phone: str = "") -> Agency:
    """An agency that takes part. Raises NotAllowed, Incomplete."""
    check_may_manage(by)
    _check(name, kind)
    return add(Agency(name=name.strip(), kind=kind, secure_email=secure_email, phone=phone), by=by)


@transaction.atomic
def change_agency(
    agency: Agency, *, name: str, kind: str, by: Any, version: int, secure_email: str = "",
    phone: str = "",
) -> Agency:  # fmt: skip
    """Another name, kind or secure address. Raises NotAllowed, Incomplete, Conflict."""
    check_may_manage(by)
    _check(name, kind, apart_from=agency)
    locked = Agency.objects.locked(agency.pk, version=version)
    locked.name, locked.kind = name.strip(), kind
    locked.secure_email, locked.phone = secure_email, phone
    return change(locked, by=by)


def _check(name: str, kind: str, apart_from: Agency | None = None) -> None:
    if not name.strip():
        raise Incomplete("Enter the agency's name.", field="name")
    if kind not in AgencyKind.values:
        raise Incomplete("Choose what kind of agency it is.", field="kind")
    same = Agency.objects.filter(name__iexact=name.strip())
    if apart_from is not None:
        same = same.exclude(pk=apart_from.pk)
    if same.exists():
        raise Incomplete("There is an agency with this name. Choose another name.", field="name")
