"""Which parts an enquiry wants, and whether a text names another child."""

import pytest

from cases.models import Enquiry
from cases.rules.enquiries import others_named, title_of, unfinished
from tests import given
from tests.given_enquiry import an_enquiry, conclude


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Reuben has a bruise.", ["Reuben"]),
        ("reuben's arm", ["Reuben"]),
        ("Reubenite is a stone.", []),
        ("Isla has a bruise.", []),
        ("", []),
    ],
)
def test_a_text_that_names_a_brother_or_sister_is_seen(cast, cases, words, named):
    row = an_enquiry(cast, cases).children.get(case=cases[1])
    assert others_named(words, row) == named


def test_siblings_who_share_a_name_do_not_warn_of_each_other(cast):
    cases = given.siblings(cast, "Jo", "Jo")
    assert others_named("Jo is well.", an_enquiry(cast, cases).children.first()) == []


def test_the_parts_left_are_named_and_people_only_for_a_conference(cast, cases):
    """D04."""
    enquiry = an_enquiry(cast, cases)
    loaded = Enquiry.objects.for_page().get()
    assert len(unfinished(loaded)) == 3 + 2 * 5
    conclude(cast, enquiry, "conference")
    left = unfinished(Enquiry.objects.for_page().get())
    assert "Who to invite to a conference, and when you can come" in left
    assert "Outcome: Isla" not in left
    assert title_of(loaded.parts.get(child=None, kind="seen")) == "Visits and who was seen"
