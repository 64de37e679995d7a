"""A social worker keeps the record of a child: a birth, a new home, who is around, what is said."""

from datetime import date

import pytest

from cases.models import Child, Warning
from tests import given
from tests.cast import Cast
from tests.given import at
from tests.journeys.conftest import ItIs, SignedIn
from tests.past_the_acts import write
from timescales.models import Deadline

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_baby_is_born_and_the_review_is_dated(at_work: SignedIn, cast: Cast, it_is: ItIs) -> None:
    """N08: born on Thursday 9 April, the review 20 working days later is Friday 8 May."""
    # given a baby who is expected in July
    case = given.an_unborn(cast)
    case.timeline.pathway = given.a_pathway("national", cast)
    write(case.timeline, "pathway")
    it_is(at(10, 4, 12))
    amina = at_work(cast.worker).follows("My children").follows("Unborn baby Ashdown")
    amina.sees("Not yet born, due Wednesday 1 July 2026")
    # when the midwife rings to say that she was born early
    amina.follows("Record the birth").sees("If the baby was born today, these dates follow")
    amina.dates("When was the baby born?", at(9, 4).date()).types("First name", "Isla")
    amina.ticks("Female").types("NHS number", "943 476 5918")
    amina.types("How do you know?", "The community midwife, by phone")
    # then a number with a slip in it is refused and nothing is lost
    amina.is_refused("Record the birth", "This one has a mistake in it.").holds(
        "First name", "Isla"
    )
    amina.types("NHS number", "943 476 5919").presses("Record the birth")
    # and the child has a name, an age, and a date for the review
    amina.sees("The birth is recorded.", "Isla Ashdown", "1 day old, born 9 April 2026")
    amina.follows("Pathway").sees("Hold the review after the birth", "Friday 8 May")
    amina.follows("Details").sees("943 476 5919", "From: The community midwife, by phone")
    child = Child.objects.get(pk=case.child_id)
    assert (child.first_name, child.birth_date, child.sex) == ("Isla", date(2026, 4, 9), "F")
    review = Deadline.objects.current().get(timeline=case.timeline, step="N08", part="review")
    assert review.due_on == date(2026, 5, 8)


def test_a_boy_goes_to_live_with_his_grandmother(
    at_work: SignedIn, cast: Cast, it_is: ItIs
) -> None:
    """Without a script: she is added once for both children; only he lives with her."""
    # given a brother and a sister
    reuben, isla = given.siblings(cast)
    it_is(at(10, 4, 12))
    amina = at_work(cast.worker, scripts=False)
    amina.opens(f"/children/{reuben.pk}/people/").sees("No address is on record yet.")
    # when his grandmother is put on record, with what must not be said to her
    amina.follows("Add somebody of the family").types("First name", "Rosa")
    amina.types("Last name", "Finch").types("Telephone number", "01632 960144")
    amina.types("What must they not be told or sent?", "Must not be given the school’s name")
    amina.picks("Who are they to the child?", "Grandparent").ticks("They live with the child")
    amina.ticks("Isla", of="For which other children does this hold?")
    amina.types("How do you know?", "Their mother").presses("Add").sees("They are on the record.")
    # and he moves to her
    amina.follows("Add the address").ticks("Only Reuben, apart from the family")
    amina.types("Address", "1 Hill Road, Aldermere").types("Postcode", "al39qx")
    amina.dates("Since when?", at(9, 4).date()).types("With whom?", "his grandmother")
    amina.types("How do you know?", "She rang").presses("Save")
    amina.sees("1 Hill Road, Aldermere, AL3 9QX", "Apart from the family", "Since Thursday 9 April")
    # then his sister's page has the grandmother, who does not live with her, and not the address
    amina.opens(f"/children/{isla.pk}/people/").follows("Relation of Rosa Finch")
    amina.page.get_by_label("They live with the child").uncheck()
    amina.types("Why is it changed, or who told you?", "Only Reuben does").presses("Save")
    amina.sees("Rosa Finch", "Must not be given the school’s name").misses("1 Hill Road")
    # and every change is there to be read, with who and why
    amina.follows("Details").follows("What was changed, by whom and why")
    amina.sees("Relation: Rosa Finch", "Amina Yusuf: Only Reuben does", "Before: Yes")


def test_a_worker_says_why_we_are_involved_and_warns_who_goes_there(
    at_work: SignedIn, cast: Cast, it_is: ItIs
) -> None:
    """The first page tells a stranger why, and what to mind before the door is opened."""
    reuben, _ = given.siblings(cast)
    it_is(at(10, 4, 12))
    amina = at_work(cast.worker).opens(f"/children/{reuben.pk}/")
    amina.follows("Write it").types(
        "Why are we involved with this child?", "School saw bruising to his arm on 9 April."
    )
    amina.presses("Save").sees("School saw bruising", "Written by Amina Yusuf, 10 April.")
    amina.follows("Details").follows("Add a warning").ticks("Visit in pairs")
    amina.types("What must people know?", "Visit in pairs: a threat on 8 April")
    amina.types("How do you know?", "The police").presses("Add the warning")
    tom = at_work(cast.manager).opens(f"/children/{reuben.pk}/")
    tom.sees("Visit in pairs: a threat on 8 April", "School saw bruising")
    tom.follows("Details").follows("End").types("Why does it end, or who told you?", "He left")
    tom.presses("End the warning").sees("The warning has ended.")
    tom.opens(f"/children/{reuben.pk}/").misses("a threat on 8 April")
    # and both stay on the record, with who wrote them
    ended = Warning.objects.get(child=reuben.child)
    assert (ended.ended_on, ended.history.count()) == (date(2026, 4, 10), 2)
    assert ended.history.earliest().history_user == cast.worker
    assert "bruising" in Child.objects.get(pk=reuben.child_id).why_involved
