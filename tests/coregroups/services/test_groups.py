"""A core group and its members, who join and leave (D14, S30)."""

from dataclasses import replace
from datetime import date

import pytest

from coregroups.models import CoreGroup, Member
from coregroups.rules.contacts import Contact
from coregroups.services.groups import change_contact, join, leave
from cpcase.records import add
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_plans import CONFERENCE, group_of, member, people_around, plans, tell
from tests.past_the_acts import write
from timescales.services.allocations import allocate

NOW = at(21, 4, 12)
DAY = NOW.date()
NURSE = Contact(
    kind="professional", name="Joan Pike", agency_kind="health", agency="Aldermere Health Trust",
    secure_route="Health mail",
)  # fmt: skip


def test_whoever_is_known_already_is_not_asked_again(cast: Cast) -> None:
    """D14."""
    reuben, _ = plans(cast)
    members = group_of(reuben).members.in_order()
    assert [(one.name, one.kind) for one in members] == [
        ("Amina Yusuf", "social_worker"),
        ("Leanne Ashdown", "family"),
        ("Beth Lowe", "professional"),
    ]
    teacher = members.get(name="Beth Lowe")
    assert (teacher.secure_route, teacher.agency) == ("Secure mail", "Brook Lane School")
    assert members.get(name="Amina Yusuf").key


def test_a_parent_with_a_contact_rule_is_left_for_a_person_to_invite(cast: Cast) -> None:
    """D14: nobody is put beside somebody they must not meet."""
    (case,) = siblings(cast, "Reuben")
    people_around(case, cast)
    mother = case.child.relationships.get().relative
    mother.contact_rule = "Must not be given this address"
    write(mother)
    from coregroups.services.plans import open_plan

    open_plan(
        case, category="NEG", outline=[], by=cast.chair, on=CONFERENCE.date(), as_of=CONFERENCE
    )
    assert not Member.objects.filter(kind="family").exists()


def test_the_team_manager_belongs_to_it_where_the_pathway_wants_them_to_chair(cast: Cast) -> None:
    """D13a."""
    (plan,) = plans(cast, "Reuben", pathway="darlington")
    assert member(group_of(plan), "Tom Bright").kind == "team_manager"


def test_a_sibling_who_joins_later_is_carried_by_the_same_group(cast: Cast) -> None:
    (reuben,) = plans(cast, "Reuben")
    (ada,) = siblings(cast, "Ada", family="Okoro")
    ada.timeline.group = reuben.case.timeline.group
    write(ada.timeline)
    later = at(20, 5)
    allocate([ada.timeline], role="social_worker", person=cast.colleague, by=cast.system,
             as_of=later)  # fmt: skip
    tell(ada, "conference.held", later, cast, conference="initial", number=1)
    from coregroups.services.plans import open_plan

    plan = open_plan(ada, category="EMO", outline=[], by=cast.chair, on=later.date(), as_of=later)
    core_group = group_of(reuben)
    assert core_group.plans() == [reuben, plan]
    assert core_group.plans(on=DAY) == [reuben]
    assert core_group.members.filter(name="Dev Patel").exists()
    assert CoreGroup.objects.count() == 1


def test_a_member_joins_is_corrected_and_leaves(cast: Cast) -> None:
    """D14."""
    (plan,) = plans(cast, "Reuben")
    joined = join(group_of(plan), contact=NURSE, by=cast.worker, on=DAY, as_of=NOW)
    fixed = change_contact(
        joined, contact=replace(NURSE, phone="01632 960 123"), by=cast.worker,
        version=joined.version,
    )  # fmt: skip
    assert fixed.phone == "01632 960 123"
    with pytest.raises(Conflict):
        change_contact(joined, contact=NURSE, by=cast.worker, version=joined.version)
    gone = leave(fixed, by=cast.worker, on=DAY, as_of=NOW, version=fixed.version)
    assert gone.left_on == DAY
    assert gone not in group_of(plan).members.current()
    assert gone in group_of(plan).members.on(DAY)
    with pytest.raises(NotNow, match="has left already"):
        leave(gone, by=cast.worker, on=DAY, as_of=NOW, version=gone.version)


@pytest.mark.parametrize(
    ("told", "field"),
    [({"name": " "}, "name"), ({"kind": "x"}, "kind"), ({"agency_kind": ""}, "agency_kind"),
     ({"secure_route": ""}, "secure_route")],
)  # fmt: skip
def test_a_professional_needs_an_agency_and_a_secure_route(
    cast: Cast, told: dict[str, str], field: str
) -> None:
    """D14."""
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(Incomplete) as refused:
        join(group_of(plan), contact=replace(NURSE, **told), by=cast.worker, on=DAY, as_of=NOW)
    assert refused.value.field == field


@pytest.mark.parametrize("day", [date(2026, 4, 22), date(2026, 4, 13)])
def test_nobody_joins_in_the_future_or_before_the_group(cast: Cast, day: date) -> None:
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(Incomplete):
        join(group_of(plan), contact=NURSE, by=cast.worker, on=day, as_of=NOW)


def test_another_teams_worker_may_not_add_a_member(cast: Cast) -> None:
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(NotAllowed):
        join(group_of(plan), contact=NURSE, by=cast.other_worker, on=DAY, as_of=NOW)


def test_there_is_one_open_group_for_brothers_and_sisters(cast: Cast) -> None:
    from django.db import IntegrityError, transaction

    (plan,) = plans(cast, "Reuben")
    with pytest.raises(IntegrityError), transaction.atomic():
        add(CoreGroup(siblings=plan.case.timeline.group, opened_on=DAY), by=cast.system)
