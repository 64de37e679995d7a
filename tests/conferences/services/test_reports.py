"""The social worker's report and the agencies' own: written, authorised, shared, sent."""

import pytest

from cases.models import Note
from conferences.choices import Route
from conferences.models import Conference, Report
from conferences.services.agency_reports import send_agency_report
from conferences.services.reports import (
    authorise_report,
    return_report,
    share_report,
    submit_report,
    write_report,
)
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_conference import an_invited, now, to_book
from tests.given_plans import due, events
from timescales.models.deadline import State

WRITTEN = at(8, 4, 11)
PART = {"says": "It is loud at night.", "worries": "Alone at night.", "working_well": "School."}


def _written(cast: Cast, conference: Conference, **but: str) -> Report:
    report = Report.objects.filter(conference=conference).first()
    return write_report(
        conference,
        words={"recommendation": "A plan for each of them."},
        parts={child.pk: {**PART, **but} for child in conference.here()},
        by=cast.worker,
        version=report.version if report else None,
    )


def _submitted(cast: Cast, conference: Conference) -> Report:
    report = _written(cast, conference)
    return submit_report(report, by=cast.worker, as_of=WRITTEN, version=report.version)


def _authorised(cast: Cast, conference: Conference) -> Report:
    report = _submitted(cast, conference)
    return authorise_report(
        report, decision="Agreed.", by=cast.manager, as_of=WRITTEN, version=report.version
    )


def _share(cast: Cast, report: Report, *names: str, **but: object) -> None:
    invited = report.conference.invitations.filter(name__in=names)
    whole = {
        "invitations": list(invited), "route": Route.BY_HAND, "views": "She agrees with most.",
        "by": cast.worker, "at": WRITTEN, "as_of": WRITTEN, "version": now(report).version,
    }  # fmt: skip
    share_report(report, **{**whole, **but})  # type: ignore[arg-type]


def test_it_is_written_in_pieces_and_kept_incomplete(cast: Cast) -> None:
    """D07."""
    conference = an_invited(cast)
    report = _written(cast, conference, worries="")
    assert (report.status, report.parts.count()) == ("draft", 2)
    with pytest.raises(Incomplete, match="worried about for Reuben") as refused:
        submit_report(report, by=cast.worker, as_of=WRITTEN, version=report.version)
    assert str(refused.value.field).startswith("worries-")
    with pytest.raises(Conflict):
        write_report(conference, words={}, parts={}, by=cast.worker, version=99)


def test_it_can_be_begun_before_there_is_a_date(cast: Cast) -> None:
    assert _written(cast, to_book(cast)).status == "draft"


def test_submitting_and_authorising_meet_their_steps(cast: Cast) -> None:
    """C13, D09."""
    conference = an_invited(cast, pathway="darlington")
    report = _authorised(cast, conference)
    assert report.authorised_by == cast.manager
    for case in conference.cases():
        assert len(events(case, "report.submitted")) == len(events(case, "report.authorised")) == 1
        assert due(case, "D09").state == State.MET
        assert Note.objects.get(case=case, kind="decision").words == "Agreed."
    case = an_invited(cast, "Jayden", family="Cole", starts_at=at(15, 4, 10)).cases()[0]
    _submitted(cast, case.conferences.get().conference)
    assert due(case, "C13").state == State.MET


def test_a_returned_report_says_what_is_missing_and_can_be_sent_again(cast: Cast) -> None:
    conference = an_invited(cast)
    report = _submitted(cast, conference)
    with pytest.raises(NotNow):
        _written(cast, conference)
    with pytest.raises(Incomplete) as refused:
        return_report(report, comment="", by=cast.manager, as_of=WRITTEN, version=report.version)
    assert refused.value.field == "comment"
    report = return_report(
        report, comment="Say what Isla sees.", by=cast.manager, as_of=WRITTEN,
        version=report.version,
    )  # fmt: skip
    assert (report.status, report.comment) == ("returned", "Say what Isla sees.")
    assert _submitted(cast, conference).status == "with_manager"


def test_the_writer_does_not_authorise(cast: Cast) -> None:
    report = _submitted(cast, an_invited(cast))
    with pytest.raises(NotAllowed):
        authorise_report(
            report, decision="x", by=cast.worker, as_of=WRITTEN, version=report.version
        )


def test_sharing_with_the_family_meets_the_step_and_says_with_whom_and_when(cast: Cast) -> None:
    """C10, C11."""
    conference = an_invited(cast)
    report = _written(cast, conference)
    _share(cast, report, "Beth Lowe", route=Route.SECURE_EMAIL)
    case = conference.cases()[0]
    assert due(case, "C10").state == State.OPEN
    _share(cast, report, "Leanne Ashdown")
    assert due(case, "C10").state == State.MET
    assert due(case, "C11").state == State.NOT_NEEDED
    rows = {row.invitation.name: row for row in report.shares.all()}
    assert rows["Leanne Ashdown"].views == "She agrees with most."
    assert rows["Beth Lowe"].route == Route.SECURE_EMAIL
    _share(cast, report, "Craig Ashdown")
    assert len(events(case, "report.shared")) == 1


def test_in_darlington_it_is_authorised_before_it_is_shared(cast: Cast) -> None:
    """D25."""
    conference = an_invited(cast, pathway="darlington")
    report = _written(cast, conference)
    with pytest.raises(NotNow, match="authorised before"):
        _share(cast, report, "Leanne Ashdown")
    _share(cast, _authorised(cast, conference), "Leanne Ashdown")
    assert due(conference.cases()[0], "D25").state == State.MET


@pytest.mark.parametrize(
    ("but", "field"),
    [
        ({"route": "pigeon"}, "route"),
        ({"at": at(9, 4)}, "on"),
        ({"invitations": []}, "invitations"),
    ],
)
def test_how_and_when_are_needed(cast: Cast, but: dict[str, object], field: str) -> None:
    report = _written(cast, an_invited(cast))
    with pytest.raises(Incomplete) as refused:
        _share(cast, report, "Leanne Ashdown", **but)
    assert refused.value.field == field


def test_nobody_gets_it_twice(cast: Cast) -> None:
    report = _written(cast, an_invited(cast))
    _share(cast, report, "Leanne Ashdown")
    with pytest.raises(NotNow, match="has the report already"):
        _share(cast, report, "Leanne Ashdown")


def test_the_agencies_part_is_done_when_the_last_report_has_come(cast: Cast) -> None:
    """S08."""
    conference = an_invited(cast, pathway="stoke-on-trent")
    case = conference.cases()[0]
    for name, by in (
        ("Carla Meyer", cast.partner),
        ("Beth Lowe", cast.administrator),
        ("Rosa Finch", cast.administrator),
    ):
        assert due(case, "S08", "agencies").state == State.OPEN
        one = conference.invitations.get(name=name)
        send_agency_report(one, words="We know.", by=by, as_of=WRITTEN, version=one.version)
    assert due(case, "S08", "agencies").state == State.MET


def test_a_report_sent_again_stands_and_the_earlier_one_stays_in_its_history(cast: Cast) -> None:
    one = an_invited(cast).invitations.get(name="Carla Meyer")
    send_agency_report(one, words="First.", by=cast.partner, as_of=WRITTEN, version=one.version)
    report = send_agency_report(
        one, words="Second.", by=cast.partner, as_of=WRITTEN, version=now(one).version
    )
    assert report.words == "Second."
    assert [row.words for row in report.history.all()] == ["Second.", "First."]


def test_an_agency_sends_only_its_own(cast: Cast) -> None:
    conference = an_invited(cast)
    other = conference.invitations.get(name="Beth Lowe")
    with pytest.raises(NotAllowed):
        send_agency_report(other, words="x", by=cast.partner, as_of=WRITTEN, version=other.version)
    mother = conference.invitations.get(name="Leanne Ashdown")
    with pytest.raises(NotNow):
        send_agency_report(
            mother, words="x", by=cast.administrator, as_of=WRITTEN, version=mother.version
        )
    own = conference.invitations.get(name="Carla Meyer")
    with pytest.raises(Incomplete) as refused:
        send_agency_report(own, words=" ", by=cast.partner, as_of=WRITTEN, version=own.version)
    assert refused.value.field == "words"
