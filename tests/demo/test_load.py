"""The demo's loader: every stage and turn is there, made through the acts, and nothing ahead."""

import re
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Count, Max, Q

from accounts.models import AgencyClient, StandIn, User
from cases.models import Case, Child, Note, PartComment
from conferences.models import Booking, Conference, LateReason
from coregroups.models import ChildInNeedPlan, InterimPlan, Plan, Visit
from cpcase.models import Pulse
from cpcase.records import Record
from demo import names, stages
from demo.load import load_rest
from demo.people import Authority
from tests.demo.conftest import NOW, SOME
from timescales.models import Deadline, Timeline

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("authority")]


def test_a_child_is_at_every_stage() -> None:
    counted = stages.stages()
    assert [stage for stage, children in counted if not children] == []
    assert sum(children for _, children in counted) == Case.objects.count()


def test_three_teams_share_the_work(authority: Authority) -> None:
    held = Timeline.objects.values("team").annotate(children=Count("pk"))
    assert {row["team"] for row in held} == {team.pk for team in authority.teams}
    assert len(authority.teams) == 3
    assert min(row["children"] for row in held) >= 5


def test_every_pathway_has_a_family_of_three() -> None:
    held = Timeline.objects.values("pathway__slug").annotate(children=Count("pk"))
    counted = {row["pathway__slug"]: row["children"] for row in held}
    others = {"national", "stoke-on-trent", "csrs-process-map", "darlington"}
    assert {slug: counted[slug] for slug in others} == dict.fromkeys(others, 3)
    assert counted["cambridgeshire"] > 12


def test_only_invented_people_are_in_it() -> None:
    assert set(Child.objects.values_list("last_name", flat=True)) <= set(names.FAMILIES)
    first = {name for name, _ in names.CHILDREN} | {""}
    assert set(Child.objects.values_list("first_name", flat=True)) <= first
    addresses = User.objects.people().values_list("email", flat=True)
    assert {email.partition("@")[2] for email in addresses} == {"aldermere.example"}


def test_nothing_happened_after_now() -> None:
    ahead: dict[str, Any] = {}
    for model in apps.get_models():
        if issubclass(model, Record):
            newest = model.objects.aggregate(newest=Max("created_at"))["newest"]
            if newest is not None and newest > NOW:
                ahead[model.__name__] = newest
    assert ahead == {}
    told = Timeline.objects.filter(events__recorded_at__gt=NOW) | Timeline.objects.filter(
        ~Q(events__kind="conference.booked"), events__at__gt=NOW
    )
    assert not told.exists()
    assert not Note.objects.filter(happened_at__gt=NOW).exists()
    assert not Visit.objects.filter(visited_at__gt=NOW).exists()


def test_every_deadline_says_how_it_was_counted() -> None:
    dated = Deadline.objects.exclude(due_on=None)
    assert dated.count() > 500
    assert not dated.filter(explanation="").exists()


def test_some_work_is_late_and_some_was_always_in_time() -> None:
    late = set(Deadline.objects.overdue(NOW).values_list("timeline", flat=True))
    met = Deadline.objects.filter(state="met", met_at__lte=NOW).exclude(due_on=None)
    exemplary = set(met.values_list("timeline", flat=True)) - late
    assert len(late) >= 2
    assert len(exemplary) >= 10


def test_every_turn_has_left_its_mark() -> None:
    kinds = set(Note.objects.values_list("kind", flat=True))
    assert Case.objects.filter(restricted=True).exists()
    assert Visit.objects.filter(attempted=True).exists()
    assert Timeline.objects.filter(events__withdrawal__isnull=False).exists()
    assert {"not_needed", "why_late"} <= kinds
    assert Child.objects.filter(birth_date=None).count() == 1
    assert Timeline.objects.filter(events__kind="child.born").count() == 1
    assert PartComment.objects.exclude(settled_at=None).exists()
    assert PartComment.objects.filter(settled_at=None).exists()
    assert Booking.objects.filter(ended_why="The chair is ill that day.").exists()
    assert Conference.objects.filter(kind="transfer_in").exists()
    assert Conference.objects.filter(status="stood_down").exists()
    assert LateReason.objects.filter(role="chair").exists()
    assert InterimPlan.objects.exists()
    assert StandIn.objects.in_force(NOW.date()).count() == 1


def test_plans_end_in_more_than_one_way_and_siblings_differently() -> None:
    ended = set(Plan.objects.exclude(ended_on=None).values_list("reason", flat=True))
    assert {"child_in_need", "moved"} <= ended
    shared = Case.objects.values("timeline__group").annotate(
        over=Count("plans", filter=~Q(plans__ended_on=None)),
        going_on=Count("plans", filter=Q(plans__ended_on=None)),
    )
    assert shared.filter(over=1, going_on=1).exists()


def test_one_child_in_need_has_a_plan_that_was_reviewed_and_another_no_more() -> None:
    running = ChildInNeedPlan.objects.open().exclude(reviews=None)
    assert running.exists()
    assert ChildInNeedPlan.objects.exclude(ended_on=None).filter(case__closed_on=None).count() == 0
    assert ChildInNeedPlan.objects.exclude(ended_on=None).exists()


def test_going_on_with_the_load_adds_nobody_twice_and_counts_the_stages() -> None:
    before = Case.objects.count()
    load_rest(NOW, SOME)
    assert Case.objects.count() == before


def test_opening_rings_once_and_prints_who_can_sign_in() -> None:
    out = StringIO()
    call_command("open_demo", stdout=out)
    printed = out.getvalue()
    assert Pulse.objects.get(name="ring").at is not None
    assert AgencyClient.objects.get().application.client_id in printed
    emails = re.findall(r"\S+@aldermere\.example", printed)
    assert User.objects.filter(email__in=emails).count() == len(emails) == 9
    # and whoever comes first finds work: a first page without any says nothing of the product
    theirs = Deadline.objects.open().filter(timeline__allocations__person__email=emails[0])
    assert theirs.filter(due_on__lte=NOW.date() + timedelta(days=7), role="social_worker").exists()


def test_a_second_load_is_refused_in_words() -> None:
    before = Case.objects.count()
    with pytest.raises(CommandError, match="The demo is loaded already"):
        call_command("load_demo", "--first")
    assert Case.objects.count() == before
