"""Asking for a conference: pre-filled, refused where it cannot be, recorded for each child."""

import pytest

from accounts.models import Notice
from cases.choices.enquiry import PartKind
from cases.rules.strategy_discussions import Took
from cases.services.authorisations import authorise
from cases.services.restrictions import restrict
from conferences.models import Conference
from conferences.services.requests import save_request, send_list, send_request, start_request
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_conference import ASKED, a_draft_request, a_request, around, now
from tests.given_enquiry import a_sent as a_sent_enquiry
from tests.given_enquiry import an_authorised, an_enquiry, part_of
from tests.given_plans import due, events, states
from timescales.models.deadline import State


def test_a_request_brings_what_the_record_holds(cast: Cast) -> None:
    """D05, S05: children, why, attendees, language, interpreter and contact rules."""
    request = a_draft_request(cast)
    names = {row.name: row for row in request.conference.invitations.all()}
    assert set(names) == {
        "Reuben", "Isla", "Leanne Ashdown", "Craig Ashdown", "Beth Lowe", "Rosa Finch",
        "Carla Meyer", "Amina Yusuf", "Tom Bright",
    }  # fmt: skip
    assert (names["Leanne Ashdown"].language, names["Leanne Ashdown"].interpreter) == (
        "Polish", True,
    )  # fmt: skip
    assert names["Craig Ashdown"].no_address
    assert "Bail conditions" in names["Craig Ashdown"].contact_rule
    assert "Bail conditions" in request.contact_limits
    assert names["Carla Meyer"].agency == cast.police
    assert names["Beth Lowe"].as_who == "Head of year"
    assert names["Carla Meyer"].from_where == "the strategy discussion"


def test_whoever_was_written_down_with_a_job_is_listed_once(cast: Cast) -> None:
    """D05: “Name and job” at the strategy discussion, and the nurse whom the record knows."""
    took_part = (
        Took("social_care", "Tom Bright, team manager", "video"),
        Took("police", "DS Carla Meyer, child abuse team", "video"),
        Took("health", "Rosa Finch, health visitor", "phone"),
    )
    request = a_draft_request(cast, attendees=took_part)
    listed = [(row.name, row.as_who) for row in request.conference.invitations.all()]
    assert [as_who for name, as_who in listed if name == "Rosa Finch"] == ["Health visitor"]
    assert ("DS Carla Meyer", "Child abuse team") in listed
    assert not [name for name, _ in listed if "," in name]


def test_it_can_be_asked_for_while_the_enquiry_is_open(cast: Cast) -> None:
    """C05: booking does not wait for the authorisation."""
    request = a_request(cast)
    assert request.enquiry is not None
    assert request.enquiry.status == "open"
    assert now(request.conference).status == "to_book"
    for case in request.cases():
        (event,) = events(case, "conference.requested")
        assert event.facts == {"conference": "initial", "number": 1}
        assert due(case, "C05").state == State.MET


def test_the_enquiry_does_not_ask_again_whom_to_invite(cast: Cast) -> None:
    """D04: once the list has gone; what somebody wrote there stays as it is."""
    enquiry = a_request(cast).enquiry
    assert enquiry is not None
    part = part_of(enquiry, PartKind.PEOPLE)
    assert part.done
    assert "Leanne Ashdown (mother)" in part.words


def test_a_restricted_childs_people_are_not_named_in_the_enquiry(cast: Cast) -> None:
    """Whoever reads of the one child need not be allowed to read of the other."""
    request = a_draft_request(cast)
    case = request.cases()[1]
    restrict(
        case, people=[cast.worker, cast.manager], why="Safety", by=cast.manager, as_of=ASKED,
        version=case.version,
    )  # fmt: skip
    send_request(request, with_list=True, by=cast.worker, as_of=ASKED, version=now(request).version)
    assert request.enquiry is not None
    words = part_of(request.enquiry, PartKind.PEOPLE).words
    assert words.startswith("The list went to conference administration on")
    assert "Leanne" not in words


def test_the_list_goes_with_it_and_is_recorded_for_each_child(cast: Cast) -> None:
    """S05."""
    request = a_request(cast, pathway="stoke-on-trent")
    for case in request.cases():
        assert due(case, "S05", "list").state == State.MET
        assert due(case, "S05", "escalation").state == State.NOT_NEEDED
        assert due(case, "S06a").due_on == ASKED.date()


def test_in_stoke_the_list_may_follow(cast: Cast) -> None:
    """S01, S05: the request within 24 hours, the list by Day 4."""
    request = a_request(cast, pathway="stoke-on-trent", with_list=False)
    case = request.cases()[0]
    assert due(case, "S05", "list").state == State.OPEN
    send_list(request, by=cast.worker, as_of=at(31, 3, 9), version=request.version)
    assert due(case, "S05", "list").state == State.MET
    with pytest.raises(NotNow, match="sent already"):
        send_list(request, by=cast.worker, as_of=at(31, 3, 9), version=now(request).version)


@pytest.mark.parametrize("pathway", ["cambridgeshire", "darlington", "csrs-process-map"])
def test_elsewhere_the_request_brings_the_list(cast: Cast, pathway: str) -> None:
    """C05, D05, L04."""
    with pytest.raises(Incomplete) as refused:
        a_request(cast, pathway=pathway, with_list=False)
    assert refused.value.field == "invitations"


def test_each_child_needs_a_reason(cast: Cast) -> None:
    request = a_draft_request(cast)
    row = request.children.get(case__child__first_name="Isla")
    request = save_request(
        request, whys={row.pk: " "}, words={}, by=cast.worker, version=request.version
    )
    with pytest.raises(Incomplete, match="Isla") as refused:
        send_request(request, with_list=True, by=cast.worker, as_of=ASKED, version=request.version)
    assert refused.value.field == f"why-{row.pk}"


def test_what_was_typed_is_kept_and_a_stale_version_is_a_clash(cast: Cast) -> None:
    request = a_draft_request(cast)
    save_request(
        request,
        whys={},
        words={"availability": "Not on Fridays", "contact_limits": "Father apart"},
        by=cast.worker,
        version=request.version,
    )
    assert now(request).availability == "Not on Fridays"
    with pytest.raises(Conflict):
        save_request(request, whys={}, words={}, by=cast.worker, version=request.version)


def test_a_second_one_is_refused_while_the_first_is_open(cast: Cast) -> None:
    request = a_request(cast)
    with pytest.raises(NotNow, match="already"):
        start_request(request.enquiry, by=cast.worker, as_of=ASKED)
    assert Conference.objects.count() == 1


def test_an_enquiry_that_found_no_need_leads_to_none(cast: Cast) -> None:
    """S11."""
    cases = siblings(cast)
    enquiry = an_authorised(cast, cases, as_of=at(30, 3), outcome="not_substantiated")
    with pytest.raises(NotNow, match="no conference is needed"):
        start_request(enquiry, by=cast.worker, as_of=ASKED)


def test_it_can_be_asked_for_after_the_authorisation_too(cast: Cast) -> None:
    cases = siblings(cast)
    around(cast, cases)
    enquiry = a_sent_enquiry(cast, cases, as_of=at(30, 3))
    enquiry = authorise(
        enquiry, by=cast.manager, at=at(30, 3), as_of=at(30, 3), version=enquiry.version
    )
    request = start_request(enquiry, by=cast.worker, as_of=ASKED)
    assert [row.why for row in request.children.all()] == ["What we found."] * 2


def test_another_team_may_not_ask(cast: Cast) -> None:
    enquiry = an_enquiry(cast, siblings(cast))
    with pytest.raises(NotAllowed):
        start_request(enquiry, by=cast.other_worker, as_of=ASKED)


def test_administration_hears_of_it_without_a_name(cast: Cast) -> None:
    a_request(cast)
    notice = Notice.objects.get(person=cast.administrator, kind="conference.requested")
    assert "Reuben" not in notice.words
    assert "Ashdown" not in notice.words


def test_the_first_booking_step_waits_for_a_date(cast: Cast) -> None:
    """L06: arranged by the 15th working day."""
    request = a_request(cast, pathway="csrs-process-map")
    assert states(request.cases()[0], "L06") == ["open"]
