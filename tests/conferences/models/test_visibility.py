"""Who sees a conference: list and object agree, and an agency sees only its own."""

import pytest

from accounts.policy import sees
from cases.models import NamedPerson, Share
from conferences.models import Conference, ConferenceRequest, Invitation, Letter, Report
from conferences.services.reports import write_report
from cpcase.records import add
from tests.cast import Cast
from tests.given_conference import BOOKED, an_invited
from tests.past_the_acts import write


@pytest.fixture
def conference(cast: Cast) -> Conference:
    return an_invited(cast)


def test_list_and_object_agree_over_the_whole_cast(cast: Cast, conference: Conference) -> None:
    write_report(conference, words={}, parts={}, by=cast.worker, version=None)
    for model in (Conference, ConferenceRequest, Report, Letter):
        for record in model.objects.all():
            for person in cast.everybody():
                if person.agency_id is None:
                    listed = model.objects.visible_to(person).filter(pk=record.pk).exists()
                    assert listed == sees(person, record), (model, person)


def test_an_agency_reads_its_own_letters_alone(cast: Cast, conference: Conference) -> None:
    seen = Letter.objects.visible_to(cast.partner)
    assert [one.invitation.name for one in seen] == ["Carla Meyer"]
    for model in (Conference, ConferenceRequest, Report):
        assert not model.objects.visible_to(cast.partner).exists()


def test_staff_see_invitations_with_the_children(cast: Cast, conference: Conference) -> None:
    one = conference.invitations.get(name="Beth Lowe")
    for person in cast.everybody():
        if person.agency_id is None:
            listed = Invitation.objects.visible_to(person).filter(pk=one.pk).exists()
            assert listed == sees(person, one), person


def test_an_agency_loses_sight_when_the_share_ends(cast: Cast, conference: Conference) -> None:
    assert Invitation.objects.visible_to(cast.partner).count() == 1
    for share in Share.objects.filter(agency=cast.police):
        share.ended_at = BOOKED
        write(share)
    assert not Invitation.objects.visible_to(cast.partner).exists()


def test_a_restricted_brother_is_seen_by_the_named_alone(
    cast: Cast, conference: Conference
) -> None:
    reuben, isla = conference.cases()
    isla.restricted = True
    write(isla)
    add(NamedPerson(case=isla, person=cast.colleague), by=cast.system)
    assert Conference.objects.visible_to(cast.worker).count() == 1
    reuben.restricted = True
    write(reuben)
    assert not Conference.objects.visible_to(cast.worker).exists()
    assert Conference.objects.visible_to(cast.colleague).count() == 1


def test_a_letter_that_speaks_of_a_restricted_sister_is_for_the_named(
    cast: Cast, conference: Conference
) -> None:
    isla = next(case for case in conference.cases() if case.child.first_name == "Isla")
    isla.restricted = True
    write(isla)
    add(NamedPerson(case=isla, person=cast.colleague), by=cast.system)
    read = {one.invitation.name for one in Letter.objects.visible_to(cast.administrator)}
    # the parents are Isla's too, and colleagues are written to about every child
    assert read == {"Reuben", "Beth Lowe", "Rosa Finch", "Carla Meyer"}
    assert Letter.objects.visible_to(cast.colleague).count() == 9
    assert Letter.objects.visible_to(cast.partner).count() == 1
    for record in Letter.objects.all():
        for person in cast.everybody():
            if person.agency_id is None:
                listed = Letter.objects.visible_to(person).filter(pk=record.pk).exists()
                assert listed == sees(person, record), (record.invitation, person)


def test_nothing_is_ever_deleted(conference: Conference) -> None:
    with pytest.raises(TypeError):
        conference.delete()
    with pytest.raises(TypeError):
        Invitation.objects.all().delete()


@pytest.mark.parametrize("elsewhere", ["restricted", "another team"])
def test_an_invitation_is_for_whoever_sees_a_child_it_is_about(
    cast: Cast, conference: Conference, elsewhere: str
) -> None:
    """A sister's own, and her father's who is nobody else's, are not her brother's people's."""
    isla = next(case for case in conference.cases() if case.child.first_name == "Isla")
    craig = conference.invitations.get(name="Craig Ashdown")
    (tie,) = craig.relative.relationships.exclude(child=isla.child)
    tie.ended_on = BOOKED.date()
    write(tie)
    if elsewhere == "restricted":
        isla.restricted = True
        write(isla)
        add(NamedPerson(case=isla, person=cast.other_worker), by=cast.system)
    else:
        isla.timeline.team = cast.other_team
        write(isla.timeline)
        for row in isla.timeline.allocations.in_force():
            row.ended_at = BOOKED
            write(row)
    seen = {one.name for one in Invitation.objects.visible_to(cast.colleague)}
    assert {"Reuben", "Leanne Ashdown", "Beth Lowe", "Amina Yusuf"} <= seen
    assert not seen & {"Isla", "Craig Ashdown"}
    hers = {one.name for one in Invitation.objects.visible_to(cast.other_worker)}
    assert {"Isla", "Craig Ashdown", "Leanne Ashdown", "Beth Lowe"} <= hers
    assert "Reuben" not in hers
    staff = [person for person in cast.everybody() if person.agency_id is None]
    for model in (Invitation, Letter):
        records = list(model.objects.all())
        for person in staff:
            listed = set(model.objects.visible_to(person))
            assert listed == {record for record in records if sees(person, record)}, person
