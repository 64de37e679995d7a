"""A core group comes to be with its first plan; members join and leave (D14, C20)."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.choices import AgencyKind
from cases.models import Relationship
from coregroups.choices import MemberKind
from coregroups.models import CoreGroup, GroupChild, Member, Plan
from coregroups.rules.contacts import Contact, check_contact
from coregroups.rules.days import check_day_happened
from coregroups.rules.pathways import applies
from cpcase.records import add, add_all, change
from cpcase.refusals import Incomplete, NotAllowed, NotNow

# Where the team manager takes the chair of the first core group.
_MANAGER_CHAIRS_FIRST = "D13a"


def carry(plan: Plan, *, by: Any, on: date) -> CoreGroup:
    """Let the family's core group carry a plan; the first plan brings the group into being."""
    siblings = plan.case.timeline.group
    group = CoreGroup.objects.open().filter(siblings=siblings).select_for_update(of=("self",))
    core_group = group.first() or add(CoreGroup(siblings=siblings, opened_on=on), by=by)
    add(GroupChild(core_group=core_group, plan=plan, joined_on=on), by=by)
    _bring_members(core_group, plan, by=by, on=on)
    return core_group


def let_go(plan: Plan, *, by: Any, on: date) -> None:
    """The plan has ended: the group carries the others on, or closes with the last."""
    for row in plan.groups.filter(left_on=None).select_related("core_group"):
        row.left_on = max(on, row.joined_on)
        change(row, by=by)
        core_group = CoreGroup.objects.locked(row.core_group_id)
        if not core_group.children.filter(left_on=None).exists():
            core_group.closed_on = max(on, core_group.opened_on)
            change(core_group, by=by)


def _bring_members(core_group: CoreGroup, plan: Plan, *, by: Any, on: date) -> None:
    """Whoever is known already is asked once: workers, parents, professionals of the child."""
    here = list(core_group.members.current())
    fresh = []
    for member in (*_staff(plan), *_family(plan), *_professionals(plan)):
        same = ("user_id", "relative_id", "professional_id")
        known = any(
            getattr(member, key) and getattr(member, key) == getattr(one, key)
            for one in here
            for key in same
        )
        if not known:
            member.core_group, member.joined_on = core_group, on
            here.append(member)
            fresh.append(member)
    add_all(fresh, by=by)


def _staff(plan: Plan) -> Iterable[Member]:
    kinds = {"social_worker": MemberKind.SOCIAL_WORKER}
    if applies(plan.case.timeline, _MANAGER_CHAIRS_FIRST):
        kinds["team_manager"] = MemberKind.TEAM_MANAGER
    allocations = plan.case.timeline.allocations.in_force().filter(role__in=kinds)
    for row in allocations.select_related("person").order_by("role"):
        yield Member(
            kind=kinds[row.role],
            user=row.person,
            name=row.person.name,
            job=row.person.job,
            agency_kind=AgencyKind.SOCIAL_CARE,
            phone=row.person.phone,
            email=row.person.email,
            key=True,
        )


def _family(plan: Plan) -> Iterable[Member]:
    """Parents with responsibility. One who must not be met or written to is left for a person."""
    relationships = Relationship.objects.filter(
        child=plan.case.child, ended_on=None, parental_responsibility=True
    ).select_related("relative")
    for row in relationships.filter(relative__contact_rule="").order_by("created_at"):
        yield Member(
            kind=MemberKind.FAMILY,
            relative=row.relative,
            name=str(row.relative),
            job=row.get_relation_display(),
            phone=row.relative.phone,
            email=row.relative.email,
        )


def _professionals(plan: Plan) -> Iterable[Member]:
    involvements = plan.case.involvements.filter(until=None).select_related("professional__agency")
    for row in involvements.order_by("created_at"):
        professional = row.professional
        yield Member(
            kind=MemberKind.PROFESSIONAL,
            professional=professional,
            name=professional.name,
            job=professional.job,
            agency_kind=professional.kind,
            agency=professional.agency.name if professional.agency else "",
            phone=professional.phone,
            email=professional.email,
            secure_route=professional.secure_route,
        )


@transaction.atomic
def join(core_group: CoreGroup, *, contact: Contact, by: Any, on: date, as_of: datetime) -> Member:
    """Somebody joins the core group on a day (D14). Raises NotAllowed, NotNow, Incomplete."""
    core_group = CoreGroup.objects.locked(core_group.pk)
    _check_may_change(core_group, by=by)
    check_contact(contact)
    check_day_happened(on, as_of=as_of, words="The day of joining")
    if on < core_group.opened_on:
        raise Incomplete("The core group did not exist on that day.", field="on")
    return add(Member(core_group=core_group, joined_on=on, **asdict(contact)), by=by)


@transaction.atomic
def change_contact(member: Member, *, contact: Contact, by: Any, version: int) -> Member:
    """Correct how a member is reached. Raises NotAllowed, NotNow, Incomplete or Conflict."""
    member = Member.objects.locked(member.pk, version=version)
    _check_may_change(member.core_group, by=by)
    check_contact(contact)
    for name, value in asdict(contact).items():
        setattr(member, name, value)
    return change(member, by=by)


@transaction.atomic
def leave(member: Member, *, by: Any, on: date, as_of: datetime, version: int) -> Member:
    """A member leaves the core group on a day; what they did stays. Raises as `join` does."""
    member = Member.objects.locked(member.pk, version=version)
    _check_may_change(member.core_group, by=by)
    check_day_happened(on, as_of=as_of, words="The day of leaving")
    if member.left_on is not None:
        raise NotNow(f"{member.name} has left already.")
    if on < member.joined_on:
        raise Incomplete("The member joined after that day.", field="on")
    member.left_on = on
    return change(member, by=by)


def _check_may_change(core_group: CoreGroup, *, by: Any) -> None:
    if not by.may(Permission.RECORD_CORE_GROUP, core_group):
        raise NotAllowed("You may not change this core group.")
    if core_group.closed_on is not None:
        raise NotNow("This core group has closed: it carries no plan any more.")
