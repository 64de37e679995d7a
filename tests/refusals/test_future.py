"""Something said to have happened in the future is refused beside its date, on every page."""

import pytest

from cases.models import Case
from conferences.models import Conference
from conferences.services.reports import authorise_report, submit_report, write_report
from coregroups.models import Plan
from tests.cases.views.strategy import told as strategy_told
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_children import children_of
from tests.given_conference import a_recorded, an_invited
from tests.given_enquiry import a_draft, an_enquiry, part_of
from tests.given_plans import a_core_group_held, group_of, member, plans
from tests.refusals.conftest import ItIs, SignedIn
from tests.refusals.refusing import day, is_refused

NOW, TOMORROW = at(24, 3, 16, 35), at(25, 3, 10)
WRITTEN = {"says": "It is loud.", "worries": "Alone at night.", "working_well": "School."}
ON_A_PLAN, A_DAY_LATER = at(21, 4, 12), at(22, 4, 10)
IN_THE_PAST = "must be today or in the past"


@pytest.fixture
def case(cast: Cast, it_is: ItIs) -> Case:
    """A child whose strategy discussion is signed off; an afternoon."""
    (case,) = siblings(cast, "Reuben")
    it_is(NOW)
    return case


@pytest.fixture
def plan(cast: Cast, it_is: ItIs) -> Plan:
    """A child on a plan, on the day of the first core group."""
    it_is(ON_A_PLAN)
    return plans(cast, "Reuben")[0]


def test_a_step(as_: SignedIn, cast: Cast, case: Case) -> None:
    typed = {"step": "C02/", "note": "Rang them.", **day("on", TOMORROW.date())}
    url = f"/children/{case.pk}/steps/new/"
    is_refused(as_(cast.worker), url, typed, at="id_on-day", words=IN_THE_PAST)


def test_a_case_note(as_: SignedIn, cast: Cast, case: Case) -> None:
    typed = {"kind": "note", "words": "She rang.\r\nTwice.", **day("on", TOMORROW.date())}
    url = f"/children/{case.pk}/notes/new/"
    is_refused(as_(cast.worker), url, typed, at="id_on-day", words=IN_THE_PAST)


def test_a_referral(as_: SignedIn, cast: Cast, it_is: ItIs) -> None:
    it_is(NOW)
    children = children_of(cast, "Reuben")
    typed = {"source": "1A", "said": "A bruise.", "primary_need": "N1",
             "children": [str(one.pk) for one in children],
             "team": str(cast.team.pk), **day("received_at", TOMORROW)}  # fmt: skip
    url = f"/families/{children[0].family_id}/referral/"
    is_refused(as_(cast.worker), url, typed, at="id_received_at-day", words=IN_THE_PAST)


def test_a_strategy_discussion(as_: SignedIn, cast: Cast, case: Case) -> None:
    discussion = a_draft(cast, [case], as_of=NOW)
    typed = {**strategy_told([case]), **day("ended_at", TOMORROW)}
    url = f"/strategy/{discussion.pk}/edit/"
    is_refused(as_(cast.worker), url, typed, at="id_ended_at-day", words=IN_THE_PAST)


def test_an_incident_of_an_enquiry(as_: SignedIn, cast: Cast, case: Case, it_is: ItIs) -> None:
    """D08."""
    enquiry = an_enquiry(cast, [case])
    part = part_of(enquiry, "harm", case)
    typed = {
        "words": "A bruise.", "incidents-0-what": "A bruise on the arm.",
        "incidents-0-how_known": "The nurse saw it.", "incidents-0-form": "physical",
        "incidents-0-by": "commission", **day("incidents-0-on", TOMORROW.date()),
    }  # fmt: skip
    url = f"/s47/{enquiry.pk}/parts/{part.pk}/"
    is_refused(as_(cast.worker), url, typed, at="id_incidents-0-on-day", words=IN_THE_PAST)


def test_a_visit(as_: SignedIn, cast: Cast, plan: Plan) -> None:
    typed = {
        "when": "another", **day("visited_at", A_DAY_LATER), "announced": "no",
        f"seen_{plan.case_id}": "alone", "bedrooms_seen": "yes", "words": "“It is quiet now.”",
    }  # fmt: skip
    url = f"/children/{plan.case_id}/visits/new/"
    is_refused(as_(cast.worker), url, typed, at="id_visited_at-day", words=IN_THE_PAST)


def test_a_core_group(as_: SignedIn, cast: Cast, plan: Plan) -> None:
    group = group_of(plan)
    chair, notes = list(group.members.current())[:2]
    typed = {
        **day("on", A_DAY_LATER.date()), "started": "10am", "ended": "11am", "agreed": "yes",
        "chair": str(chair.pk), "note_taker": str(notes.pk), "parents_views": "Tired",
        **{f"how_{one.pk}": "here" for one in group.members.current()},
    }  # fmt: skip
    url = f"/core-groups/{group.pk}/record/"
    is_refused(as_(cast.worker), url, typed, at="id_ended", words=IN_THE_PAST)


def test_minutes_of_a_core_group(as_: SignedIn, cast: Cast, plan: Plan) -> None:
    meeting = a_core_group_held(group_of(plan), cast, ended_at=at(21, 4, 11))
    teacher = member(meeting.core_group, "Beth Lowe")
    typed = {
        **day("on", A_DAY_LATER.date()), "copies": [str(teacher.pk)],
        f"route_{teacher.pk}": "By hand",
    }  # fmt: skip
    url = f"/core-group-meetings/{meeting.pk}/minutes/"
    is_refused(as_(cast.worker), url, typed, at="id_on-day", words=IN_THE_PAST)


def test_supervision(as_: SignedIn, cast: Cast, plan: Plan) -> None:
    """C26."""
    typed = {
        **day("on", A_DAY_LATER.date()), "progress": "Calmer", "visiting": "Kept",
        **dict.fromkeys(("timescales_kept", "chronology_current", "genogram_current",
                         "ecomap_current"), "yes"),
    }  # fmt: skip
    url = f"/children/{plan.case_id}/supervision/"
    is_refused(as_(cast.manager), url, typed, at="id_on-day", words=IN_THE_PAST)


def test_a_mid_point_review(as_: SignedIn, cast: Cast, plan: Plan) -> None:
    """C24."""
    typed = {
        **day("on", A_DAY_LATER.date()), "progress": "On track",
        **dict.fromkeys(("outline_developed", "core_groups_in_time", "plan_reflects_changes"),
                        "yes"),
    }  # fmt: skip
    url = f"/children/{plan.case_id}/mid-point-review/"
    is_refused(as_(cast.chair), url, typed, at="id_on-day", words=IN_THE_PAST)


def test_the_end_of_a_plan(as_: SignedIn, cast: Cast, plan: Plan) -> None:
    """C25."""
    typed = {"reason": "child_in_need", "note": "Safe at home.", **day("on", A_DAY_LATER.date())}
    url = f"/children/{plan.case_id}/plan/end/"
    is_refused(as_(cast.chair), url, typed, at="id_on-day", words=IN_THE_PAST)


def test_the_end_of_a_conference(as_: SignedIn, cast: Cast, it_is: ItIs) -> None:
    conference = a_recorded(cast, an_invited(cast, "Reuben"))
    it_is(at(14, 4, 12))
    url = f"/conferences/{conference.pk}/day/confirm/"
    typed = day("held_at", at(14, 4, 13))
    is_refused(as_(cast.chair), url, typed, at="id_held_at-day", words="must be")


def an_authorised_report(cast: Cast, conference: Conference) -> None:
    """The worker's report, which the manager agreed to on Wednesday 8 April."""
    report = write_report(
        conference, words={"recommendation": "A plan."},
        parts={one.pk: WRITTEN for one in conference.here()}, by=cast.worker, version=None,
    )  # fmt: skip
    report = submit_report(report, by=cast.worker, as_of=at(8, 4, 10), version=report.version)
    authorise_report(
        report, decision="Agreed.", by=cast.manager, as_of=at(8, 4, 11), version=report.version
    )


def test_the_sharing_of_a_report(as_: SignedIn, cast: Cast, it_is: ItIs) -> None:
    """D09."""
    conference = an_invited(cast, "Reuben")
    an_authorised_report(cast, conference)
    it_is(at(8, 4, 12))
    mother = conference.invitations.get(name="Leanne Ashdown")
    typed = {**day("on", at(9, 4).date()), "invitations": [str(mother.pk)], "route": "by_hand",
             "views": "She had not known."}  # fmt: skip
    url = f"/conferences/{conference.pk}/report/share/"
    is_refused(as_(cast.worker), url, typed, at="id_on-day", words=IN_THE_PAST)
