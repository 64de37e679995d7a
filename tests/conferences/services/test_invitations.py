"""Inviting: the list, the letters, the shares, the answers."""

import pytest

from accounts.models import Notice
from cases.models import Share
from conferences.choices import Reply, Route, Side
from conferences.models import Invitation
from conferences.services.invitations import (
    Details,
    add_invitation,
    change_invitation,
    reply,
    send_invitations,
    take_off,
)
from cpcase.models import Message
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_conference import BOOKED, a_booked, an_invited, now, to_book
from tests.given_plans import due
from tests.past_the_acts import write
from timescales.models.deadline import State

POLICE = Details(Side.PROFESSIONAL, "Sgt Khan", agency_kind="police", route=Route.SECURE_EMAIL)


def _named(conference: object, name: str) -> Invitation:
    found: Invitation = conference.invitations.get(name=name)  # type: ignore[attr-defined]
    return found


def test_somebody_is_put_on_the_list_changed_and_taken_off(cast: Cast) -> None:
    """S28."""
    conference = to_book(cast)
    one = add_invitation(conference, POLICE, by=cast.worker)
    one = change_invitation(
        one, Details(Side.FAMILY, "Aunt Joy", as_who="Aunt"), by=cast.administrator,
        version=one.version,
    )  # fmt: skip
    assert (one.side, one.agency_kind) == ("family", "")
    one = take_off(one, by=cast.worker, version=one.version)
    assert one not in conference.invitations.on_the_list()
    assert now(one).status == "taken_off"


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (Details(Side.FAMILY, " "), "name"),
        (Details("nobody", "Joy"), "side"),
        (Details(Side.PROFESSIONAL, "Sgt Khan"), "agency_kind"),
        (Details(Side.FAMILY, "Joy", route=Route.SECURE_EMAIL), "route"),
    ],
)
def test_what_is_missing_is_said_next_to_its_field(
    cast: Cast, details: Details, field: str
) -> None:
    with pytest.raises(Incomplete) as refused:
        add_invitation(to_book(cast), details, by=cast.worker)
    assert refused.value.field == field


def test_nobody_is_listed_twice(cast: Cast) -> None:
    conference = to_book(cast)
    mother = _named(conference, "Leanne Ashdown")
    with pytest.raises(Incomplete, match="on the list already"):
        add_invitation(
            conference, Details(Side.FAMILY, "Leanne", relative=mother.relative), by=cast.worker
        )


def test_letters_go_out_and_each_agency_sees_the_children_from_then_on(cast: Cast) -> None:
    """S06a, N11."""
    conference = a_booked(cast, pathway="stoke-on-trent")
    assert not Share.objects.exists()
    letters = send_invitations(
        conference, by=cast.administrator, as_of=BOOKED, version=conference.version
    )
    assert len(letters) == 9
    for case in conference.cases():
        agencies = {share.agency for share in case.shares.filter(ended_at=None)}
        assert agencies == {cast.police, cast.health, cast.school}
        assert due(case, "S06a").state == State.MET
    assert Message.objects.filter(subject__contains="you are invited").count() == 3
    assert Notice.objects.filter(person=cast.worker, kind="conference.invitation").exists()


def test_a_mail_says_no_name_no_place_and_no_time(cast: Cast) -> None:
    an_invited(cast)
    for message in Message.objects.all():
        words = f"{message.subject} {message.body}"
        for secret in ("Reuben", "Isla", "Ashdown", "Civic Centre", "14 April", "10am"):
            assert secret not in words


def test_letters_wait_for_the_date(cast: Cast) -> None:
    conference = to_book(cast)
    with pytest.raises(NotNow, match="Book the conference first"):
        send_invitations(
            conference, by=cast.administrator, as_of=BOOKED, version=conference.version
        )


def test_somebody_added_later_gets_a_letter_of_their_own(cast: Cast) -> None:
    conference = an_invited(cast)
    add_invitation(conference, POLICE, by=cast.administrator)
    letters = send_invitations(
        conference, by=cast.administrator, as_of=at(1, 4), version=conference.version
    )
    assert [letter.invitation.name for letter in letters] == ["Sgt Khan"]
    with pytest.raises(NotNow, match="Every invitation has been sent"):
        send_invitations(
            conference, by=cast.administrator, as_of=at(1, 4), version=now(conference).version
        )


def test_a_letter_that_gives_away_the_address_is_blocked(cast: Cast) -> None:
    conference = a_booked(cast)
    room = conference.room
    assert room is not None
    room.how_to_get_there = "Five minutes from 14, mill lane ALDERMERE"
    write(room)
    with pytest.raises(Incomplete, match="must not be given this address") as refused:
        send_invitations(
            conference, by=cast.administrator, as_of=BOOKED, version=conference.version
        )
    assert refused.value.code == "address"
    assert not Share.objects.exists()


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (Reply.ACCEPT, "accepted"),
        (Reply.DECLINE, "declined"),
        (Reply.SEND_REPORT, "report_instead"),
    ],
)
def test_an_agency_answers_and_may_change_its_mind(cast: Cast, answer: str, status: str) -> None:
    one = _named(an_invited(cast), "Carla Meyer")
    one = reply(
        one, answer=answer, words="On leave.", by=cast.partner, as_of=at(1, 4), version=one.version
    )
    assert (one.status, one.reply_words) == (status, "On leave.")
    one = reply(one, answer=Reply.ACCEPT, by=cast.partner, as_of=at(2, 4), version=one.version)
    assert one.status == "accepted"


def test_the_chair_hears_of_who_is_not_coming(cast: Cast) -> None:
    one = _named(an_invited(cast), "Carla Meyer")
    reply(one, answer=Reply.DECLINE, by=cast.partner, as_of=at(1, 4), version=one.version)
    assert Notice.objects.filter(person=cast.chair, words__contains="is not coming").count() == 1


def test_another_agencys_invitation_is_not_a_partners_to_answer(cast: Cast) -> None:
    one = _named(an_invited(cast), "Beth Lowe")
    with pytest.raises(NotAllowed):
        reply(one, answer=Reply.ACCEPT, by=cast.partner, as_of=at(1, 4), version=one.version)
    seen = Invitation.objects.visible_to(cast.partner)
    assert [row.name for row in seen] == ["Carla Meyer"]


def test_what_was_not_sent_is_no_partners_to_see(cast: Cast) -> None:
    a_booked(cast)
    assert not Invitation.objects.visible_to(cast.partner).exists()


def test_administration_writes_down_what_a_parent_said(cast: Cast) -> None:
    one = _named(an_invited(cast), "Leanne Ashdown")
    one = reply(
        one, answer=Reply.ACCEPT, by=cast.administrator, as_of=at(1, 4), version=one.version
    )
    assert one.status == "accepted"
    with pytest.raises(Conflict):
        reply(one, answer=Reply.DECLINE, by=cast.worker, as_of=at(1, 4), version=1)
    with pytest.raises(Incomplete) as refused:
        reply(one, answer="", by=cast.worker, as_of=at(1, 4), version=one.version)
    assert refused.value.field == "answer"
