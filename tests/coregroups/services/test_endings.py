"""A plan ends only in the ways that its pathway allows (S18, S25a to S25c, N07, N09, L14)."""

from datetime import date, datetime

import pytest

from accounts.models import Notice
from cases.models import Case, Share
from coregroups.models import CoreGroup, Plan
from coregroups.rules.endings import child_in_need_until
from coregroups.services.endings import end_plan
from cpcase.models import Message
from cpcase.records import add
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_plans import due, events, group_of, plans, tell
from tests.past_the_acts import write

REVIEW = at(7, 7, 12)
NOW = at(8, 7, 12)


def reviewed(plan: Plan, cast: Cast, *moments: datetime) -> None:
    """Review conferences that were held under a plan."""
    for number, moment in enumerate(moments or (REVIEW,), start=1):
        tell(plan.case, "conference.held", moment, cast, conference="review", number=number)


def end(plan: Plan, cast: Cast, *, moment: datetime = NOW, **told: object) -> Plan:
    whole = {
        "reason": "child_in_need",
        "by": cast.chair,
        "on": moment.date(),
        "as_of": moment,
        "version": Plan.objects.get(pk=plan.pk).version,
    }
    return end_plan(plan, **{**whole, **told})


def test_a_plan_ends_and_nothing_of_it_is_due_any_more(cast: Cast) -> None:
    (plan,) = plans(cast, "Reuben")
    reviewed(plan, cast)
    ended = end(plan, cast, note="Safe at home")
    assert (ended.status, ended.ended_on, ended.ending_note) == (
        "ended", date(2026, 7, 8), "Safe at home",
    )  # fmt: skip
    (event,) = events(plan.case, "plan.ended")
    assert (event.facts, event.at) == ({"reason": "child_in_need"}, NOW)
    assert due(plan.case, "C22").state != "open"
    assert CoreGroup.objects.get().closed_on == date(2026, 7, 8)


def test_two_siblings_end_differently(cast: Cast) -> None:
    reuben, isla = plans(cast)
    for plan in (reuben, isla):
        reviewed(plan, cast)
    end(reuben, cast)
    end(isla, cast, reason="looked_after")
    assert [events(p.case, "plan.ended")[0].facts["reason"] for p in (reuben, isla)] == [
        "child_in_need", "looked_after",
    ]  # fmt: skip


def test_one_siblings_ending_leaves_the_other_on_its_plan(cast: Cast) -> None:
    reuben, isla = plans(cast)
    end(reuben, cast)
    assert group_of(isla).plans() == [isla]
    assert due(isla.case, "C22").state == "open"


def test_whoever_works_with_the_child_is_told_and_no_words_name_the_child(cast: Cast) -> None:
    """N09: every invited agency told."""
    (plan,) = plans(cast, "Reuben")
    add(
        Share(case=plan.case, agency=cast.school, reason="Invited", started_at=REVIEW),
        by=cast.system,
    )
    end(plan, cast)
    told = Notice.objects.filter(kind="plan_ended")
    assert {notice.person for notice in told} == {
        cast.worker, cast.manager, cast.chair, cast.administrator,
    }  # fmt: skip
    mail = Message.objects.get(address=cast.school.secure_email)
    assert not any("Reuben" in text or "Ashdown" in text for text in (mail.subject, mail.body))


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"reason": "closed"}, "reason"),
        ({"on": date(2026, 7, 9)}, "on"),
        ({"on": date(2026, 4, 13)}, "on"),
        ({"reason": "moved", "note": "Barton"}, "transfer_conference_on"),
        (
            {"reason": "moved", "note": "Barton", "transfer_conference_on": date(2026, 7, 9)},
            "transfer_conference_on",
        ),
        ({"reason": "moved", "transfer_conference_on": date(2026, 7, 3)}, "note"),
        ({"reason": "abroad"}, "note"),
        ({"reason": "turned_18"}, "on"),
        ({"reason": "died"}, "reason"),
    ],
)
def test_an_ending_that_does_not_hold_is_refused(
    cast: Cast, told: dict[str, object], field: str
) -> None:
    """N07, N09, S25c."""
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(Incomplete) as refused:
        end(plan, cast, **told)
    assert refused.value.field == field
    assert Plan.objects.open().count() == 1
    assert not events(plan.case, "plan.ended")


def test_the_plan_of_a_child_who_moved_ends_after_the_new_authoritys_conference(
    cast: Cast,
) -> None:
    """N07, S25c."""
    (plan,) = plans(cast, "Reuben", pathway="stoke-on-trent")
    day = date(2026, 7, 3)
    ended = end(plan, cast, reason="moved", note="Barton", transfer_conference_on=day)
    assert ended.transfer_conference_on == day
    assert events(plan.case, "step.recorded")[0].facts["step"] == "S25c"


def test_a_plan_ends_at_18(cast: Cast) -> None:
    """N09."""
    (plan,) = plans(cast, "Reuben")
    child = plan.case.child
    child.birth_date = date(2008, 7, 8)
    write(child)
    with pytest.raises(Incomplete, match="was not 18 on that day"):
        end(plan, cast, reason="turned_18", on=date(2026, 7, 7))
    assert end(plan, cast, reason="turned_18").reason == "turned_18"
    assert events(plan.case, "step.recorded")[0].facts["step"] == "N09"


def test_a_plan_ends_on_the_day_of_a_childs_death(cast: Cast) -> None:
    """N09, N12."""
    (plan,) = plans(cast, "Reuben")
    child = plan.case.child
    child.death_date = date(2026, 7, 6)
    write(child)
    with pytest.raises(Incomplete, match="on the day of the child's death"):
        end(plan, cast, reason="died")
    assert end(plan, cast, reason="died", on=date(2026, 7, 6)).ended_on == date(2026, 7, 6)


def test_the_first_review_does_not_end_a_plan_of_stoke(cast: Cast) -> None:
    """S18."""
    (plan,) = plans(cast, "Reuben", pathway="stoke-on-trent")
    reviewed(plan, cast)
    with pytest.raises(NotNow, match="does not end at the first review") as refused:
        end(plan, cast)
    assert refused.value.code == "needs_approval"


def test_the_second_review_does(cast: Cast) -> None:
    """S18, S20, S25a: child in need then stays for 12 weeks."""
    (plan,) = plans(cast, "Reuben", pathway="stoke-on-trent")
    reviewed(plan, cast, REVIEW, at(5, 1, year=2027))
    moment = at(6, 1, year=2027)
    ended = end(plan, cast, moment=moment)
    assert ended.reason == "child_in_need"
    # 84 days from 6 January, worked out by hand
    assert child_in_need_until(plan) == date(2027, 3, 31)


def test_the_first_review_ends_it_where_the_pathway_does_not_forbid_it(cast: Cast) -> None:
    """S18 is a row of one pathway."""
    (plan,) = plans(cast, "Reuben")
    reviewed(plan, cast)
    assert end(plan, cast).status == "ended"
    assert child_in_need_until(plan) is None


def test_a_plan_ends_once_by_whoever_may_and_not_from_a_stale_page(cast: Cast) -> None:
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(NotAllowed):
        end(plan, cast, by=cast.worker)
    with pytest.raises(Conflict):
        end(plan, cast, version=plan.version + 7)
    end(plan, cast)
    with pytest.raises(NotNow):
        end(plan, cast)
    assert Case.objects.get(pk=plan.case_id).plans.count() == 1


def test_a_plan_can_be_opened_again_after_it_ended(cast: Cast) -> None:
    """A second plan is another plan, counted by the census."""
    from coregroups.services.plans import open_plan

    (plan,) = plans(cast, "Reuben")
    end(plan, cast)
    again = open_plan(
        plan.case, category="EMO", outline=[], by=cast.chair, on=NOW.date(), as_of=NOW,
        previous_plans=1,
    )  # fmt: skip
    assert (again.previous_plans, Plan.objects.open().get()) == (1, again)
