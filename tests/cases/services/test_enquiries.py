"""A Section 47 enquiry is written part by part, and given to another worker."""

import pytest

from accounts.models import Notice
from cases.services.enquiries import allocate
from cases.services.enquiry_parts import (
    write_part,
)
from cpcase.refusals import Incomplete, NotAllowed
from tests.given import at
from tests.given_enquiry import an_enquiry, conclude, write_all

DAY = at(27, 3, 10)


def _write(cast, part, words="In plain words.", **but):
    told = {"done": True, "by": cast.worker, "as_of": DAY, "version": part.version}
    return write_part(part, words=words, **{**told, **but})


def test_a_worker_of_the_team_is_given_the_enquiry(cast, cases):
    """D02."""
    enquiry = an_enquiry(cast, cases)
    enquiry = allocate(
        enquiry, to=cast.colleague, by=cast.manager, at=DAY, as_of=DAY, version=enquiry.version
    )
    for case in cases:
        row = case.timeline.allocations.in_force().get(role="social_worker")
        assert row.person == cast.colleague
        assert case.timeline.events.filter(kind="section_47.allocated").count() == 2
    assert Notice.objects.get(person=cast.colleague).kind == "allocated"
    with pytest.raises(NotAllowed):
        allocate(enquiry, to=cast.worker, by=cast.worker, at=DAY, as_of=DAY, version=2)
    with pytest.raises(Incomplete):
        allocate(enquiry, to=None, by=cast.manager, at=DAY, as_of=DAY, version=2)


def test_the_words_of_a_childs_parts_are_read_from_the_child(cast, cases):
    enquiry = an_enquiry(cast, cases)
    write_all(cast, enquiry, as_of=DAY)
    conclude(cast, enquiry)
    row = type(enquiry).objects.for_page().get(pk=enquiry.pk).children.all()[0]
    assert {row.says, row.harm, row.worries, row.working_well} == {"In plain words."}
    assert (row.why, row.findings) == ("What we found.", "Two bruises.")
