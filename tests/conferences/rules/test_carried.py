"""What a request takes from the record: of its own children, and of no other's."""

from datetime import date
from typing import Any

import pytest

from cases.models import Case, Relationship, Relative
from conferences.rules.carried import contact_limits_of
from conferences.services.requests import start_request
from cpcase.records import add
from tests.cast import Cast
from tests.given import siblings
from tests.given_conference import ASKED
from tests.given_enquiry import an_enquiry
from tests.past_the_acts import write

pytestmark = pytest.mark.django_db


def knows(cast: Cast, case: Case, name: str, rule: str, **but: Any) -> Relative:
    """Somebody whom one child's record knows, with a limit on contact."""
    relative = add(
        Relative(family=case.child.family, first_name=name, contact_rule=rule), by=cast.system
    )
    add(
        Relationship(child=case.child, relative=relative, relation="father", **but),
        by=cast.system,
    )
    return relative


def test_a_limit_that_only_a_restricted_sisters_record_knows_stays_there(cast: Cast) -> None:
    """D05: Isla's father is not named in the request of Reuben, neither by name nor by rule."""
    reuben, isla = siblings(cast, "Reuben", "Isla")
    craig = knows(cast, reuben, "Craig", "No contact with Reuben")
    knows(cast, isla, "Dorian", "Must not learn the school")
    write_restricted(isla)
    request = start_request(an_enquiry(cast, [reuben]), by=cast.worker, as_of=ASKED)
    assert request.contact_limits == "Craig: No contact with Reuben"
    add(Relationship(child=isla.child, relative=craig, relation="step_parent"), by=cast.system)
    assert contact_limits_of([reuben]) == "Craig: No contact with Reuben"
    assert "Dorian" not in {one.name for one in request.conference.invitations.all()}


def test_whom_several_of_the_children_know_is_said_once(cast: Cast) -> None:
    """D05: and who is no longer around still must not be met."""
    reuben, isla = siblings(cast, "Reuben", "Isla")
    craig = knows(cast, reuben, "Craig", "No contact")
    add(Relationship(child=isla.child, relative=craig, relation="father"), by=cast.system)
    knows(cast, isla, "Dorian", "Letters only", ended_on=date(2026, 3, 1))
    knows(cast, isla, "Rosa", "")
    assert contact_limits_of([reuben, isla]) == "Craig: No contact\nDorian: Letters only"


def write_restricted(case: Case) -> None:
    case.restricted = True
    write(case, "restricted")
