"""What goes together is held by the database: decisions with who and when, one at a time."""

import pytest
from django.db import IntegrityError, transaction

from cases.models import Assessment, Case, Enquiry, EnquiryChild, Referral, StrategyDiscussion
from cases.services.assessments import start
from cpcase.records import add
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import a_recorded, a_signed_off, an_enquiry
from tests.past_the_acts import NEXT

NOW = at(30, 3, 10)


def refused(change: object) -> bool:
    """Whether the database refuses to write it."""
    try:
        with transaction.atomic():
            change()  # type: ignore[operator]
    except IntegrityError:
        return True
    return False


def test_a_child_has_one_open_enquiry(cast: Cast, cases: list[Case]) -> None:
    """E8839."""
    enquiry = an_enquiry(cast, cases)
    other = Enquiry(
        discussion=enquiry.discussion, mode="single", started_on=NOW.date(),
        allocated_to=cast.worker,
    )  # fmt: skip
    add(other, by=cast.system)
    row = EnquiryChild(enquiry=other, case=cases[0], started_on=NOW.date())
    assert refused(lambda: add(row, by=cast.system))


def test_a_child_has_one_open_assessment(cast: Cast, cases: list[Case]) -> None:
    """E8896."""
    start(cases[0], on=NOW.date(), by=cast.worker, as_of=NOW)
    again = Assessment(case=cases[0], started_on=NOW.date())
    assert refused(lambda: add(again, by=cast.system))


@pytest.mark.parametrize(
    "values",
    [
        {"status": "signed_off"},
        {"status": "draft", "ended_at": at(24, 3, 14)},
        {"signed_off_at": NOW},
        {"ended_at": None},
    ],
)
def test_a_discussion_says_when_it_was_and_who_signed(
    cast: Cast, cases: list[Case], values: dict[str, object]
) -> None:
    """C01."""
    rows = StrategyDiscussion.objects.filter(pk=a_recorded(cast, cases).pk)
    assert refused(lambda: rows.update(version=NEXT, **values))


def test_an_enquiry_is_authorised_by_somebody_and_a_child_leaves_at_a_time(
    cast: Cast, cases: list[Case]
) -> None:
    enquiry = an_enquiry(cast, cases)
    rows = Enquiry.objects.filter(pk=enquiry.pk)
    assert refused(lambda: rows.update(version=NEXT, status="authorised"))
    assert refused(lambda: enquiry.children.update(version=NEXT, left_because="Moved"))


def test_a_referral_is_decided_by_somebody(cast: Cast, cases: list[Case]) -> None:
    told = {"received_at": NOW, "source": "9", "said": "x", "primary_need": "N1"}
    referral = add(Referral(team=cast.team, **told), by=cast.system)
    rows = Referral.objects.filter(pk=referral.pk)
    assert refused(lambda: rows.update(version=NEXT, status="assessment"))
    assert refused(lambda: rows.update(version=NEXT, decided_at=NOW))


def test_nothing_of_it_is_ever_deleted(cast: Cast, cases: list[Case]) -> None:
    discussion = a_signed_off(cast, cases)
    for record in (discussion, discussion.attendees.first(), discussion.enquiries.get()):
        with pytest.raises(TypeError):
            record.delete()
        with pytest.raises(TypeError):
            type(record).objects.all().delete()
