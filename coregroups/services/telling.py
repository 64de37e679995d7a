"""Telling a plan's core group: those who sign in by a notice, their agencies by a mail (S18)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from accounts.models import User
from accounts.permissions import Permission
from accounts.services.notices import tell_all
from coregroups.models import Member, Plan
from cpcase.outbox.services import post


def tell_members(
    plan: Plan,
    *,
    source: str,
    kind: str,
    words: str,
    mail: tuple[str, str],
    by: Any,
    as_of: datetime,
    also: Iterable[User] = (),
) -> None:
    """Tell every member of the core group who sees the plan, and each agency it is shared with.

    Neither `words` nor the subject and text of `mail` name a child: the notice leads to the plan's
    page. Whoever acts is not told.
    """
    groups = plan.groups.filter(left_on=None).values("core_group")
    members = Member.objects.current().filter(core_group__in=groups, user__isnull=False)
    people = {one.user_id: one.user for one in members.select_related("user")}
    people |= {one.pk: one for one in also}
    people.pop(by.pk, None)
    tell_all(
        [one for one in people.values() if one and one.may(Permission.READ_CHILD, plan)],
        source_key=source, kind=kind, words=words, as_of=as_of, urgent=True,
        link=reverse("coregroups:plan", args=[plan.case_id]),
    )  # fmt: skip
    subject, body = mail
    for share in plan.case.shares.filter(ended_at=None).select_related("agency"):
        if share.agency.secure_email:
            post(
                channel="email",
                address=share.agency.secure_email,
                subject=f"{settings.PRODUCT_NAME}: {subject}",
                body=f"{body}\n\n{settings.SITE_URL}/",
                dedup_key=f"{source}:{share.agency_id}",
            )
