"""Records about several children: seen by whoever reaches one, acted on by who reaches all."""

from typing import Any

import pytest

from accounts import policy
from accounts.permissions import Permission
from cases.choices.enquiry import PartKind
from cases.models import Case, NamedPerson
from cases.rules.referrals import Call
from cases.services.assessments import start
from cases.services.decisions import decide_conference
from cases.services.referrals import receive
from cpcase.records import add
from tests import given
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import an_enquiry, part_of
from timescales.models import Timeline

NOW = at(30, 3, 10)


@pytest.fixture
def records(cast: Cast, settings: Any) -> list[Any]:
    """One of each; its second child is another team's, its third restricted to a colleague."""
    settings.PATHWAY, settings.OVERLAY = "cambridgeshire", ""
    cases = given.siblings(cast, "Reuben", "Isla", "Ivo")
    enquiry = an_enquiry(cast, cases)
    call = Call(at(24, 3, 10), "9", "A bruise.", "N1")
    children = [case.child for case in cases]
    made = [
        enquiry,
        enquiry.discussion,
        receive(children, call, team=cast.team, by=cast.worker, as_of=NOW),
        part_of(enquiry, PartKind.HISTORY),
    ]
    for case in cases:
        decision = decide_conference(
            case, needed=True, why="Two.", by=cast.manager, at=NOW, as_of=NOW, version=0
        )
        assessment = start(case, on=NOW.date(), by=cast.worker, as_of=NOW)
        made += [part_of(enquiry, PartKind.SAYS, case), decision, assessment]
    Timeline.objects.filter(case=cases[1]).update(team=cast.other_team)
    cases[1].timeline.allocations.update(person=cast.other_worker)
    Case.objects.filter(pk=cases[2].pk).update(restricted=True)
    add(NamedPerson(case=cases[2], person=cast.colleague), by=cast.system)
    return [type(one).objects.get(pk=one.pk) for one in made]


def test_list_and_object_agree_for_everybody(cast: Cast, records: list[Any]) -> None:
    """What a person may see of a record is what the lists show them."""
    for person in cast.everybody():
        for record in records:
            listed = type(record).objects.visible_to(person).filter(pk=record.pk).exists()
            assert listed == policy.sees(person, record), (person, record)


def test_to_act_is_to_reach_every_child(cast: Cast, records: list[Any]) -> None:
    enquiry, discussion = records[0], records[1]
    for person in (cast.manager, cast.other_manager, cast.service_manager, cast.worker):
        for record in (enquiry, discussion):
            assert policy.sees(person, record)
            assert not person.may(Permission.AUTHORISE_ENQUIRY, record)
            assert not person.may(Permission.RECORD_STRATEGY_DISCUSSION, record)


def test_every_child_is_written_down_as_seen(records: list[Any]) -> None:
    enquiry, discussion, referral = records[:3]
    children = {case.child_id for case in enquiry.cases()}
    assert len(children) == 3
    for record in (enquiry, discussion, referral):
        assert set(record.seen_children()) == children
