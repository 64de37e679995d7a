"""What was sent to whom about a child, in one list (brief 2.2)."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.models import Case
from cases.services.steps import record_step
from conferences.choices import Route
from conferences.models import Conference, Report
from conferences.services.agency_reports import send_agency_report
from conferences.services.reports import authorise_report, share_report, submit_report, write_report
from coregroups.choices import MeetingKind
from coregroups.models import JointReport
from coregroups.services.joint_reports import send_draft
from coregroups.services.minutes import send_minutes
from cpcase import clock
from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.given import at, siblings
from tests.given_conference import a_sent, an_invited
from tests.given_plans import a_core_group_held, group_of, plans, tell
from tests.past_the_acts import write


def page_of(browser: Client, case: Case, query: str = "") -> str:
    answer = browser.get(f"/children/{case.pk}/documents/{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_letters_say_to_whom_how_and_when_the_newest_first(worker: Client, cast: Cast) -> None:
    """C17: the invitation, then the decisions."""
    conference = a_sent(cast)
    case = conference.cases()[0]
    with clock.standing_at(at(16, 4)):
        page = page_of(worker, case)
    assert "<title>Documents" in page
    decisions = page.index("Decisions and outline plan, initial conference")
    assert decisions < page.index("Invitation, initial conference")
    assert "To Leanne Ashdown, " in page
    assert "Wednesday 15 April at 9am. Sent by" in page
    letter = conference.invitations.get(name="Carla Meyer").letters.first()
    assert f'href="/letters/{letter.pk}/letter.pdf"' in page
    assert worker.get(f"/letters/{letter.pk}/letter.pdf").status_code == 200


def _shared(cast: Cast, conference: Conference) -> Report:
    part = {"says": "It is loud.", "worries": "Alone.", "working_well": "School."}
    report = write_report(
        conference, words={"recommendation": "A plan for each of them."},
        parts={row.pk: part for row in conference.here()}, by=cast.worker, version=None,
    )  # fmt: skip
    report = submit_report(report, by=cast.worker, as_of=at(8, 4), version=report.version)
    report = authorise_report(
        report, decision="Agreed.", by=cast.manager, as_of=at(9, 4), version=report.version
    )
    mother = conference.invitations.get(name="Leanne Ashdown")
    share_report(
        report, invitations=[mother], route=Route.BY_HAND, views="", by=cast.worker,
        at=at(9, 4, 12), as_of=at(9, 4, 12), version=report.version,
    )  # fmt: skip
    return report


def test_reports_to_the_family_and_from_agencies_are_in_it(worker: Client, cast: Cast) -> None:
    """S08, S09."""
    conference = an_invited(cast)
    _shared(cast, conference)
    police = conference.invitations.get(name="Carla Meyer")
    send_agency_report(
        police, words="Two calls.", by=cast.partner, as_of=at(9, 4, 15), version=police.version
    )
    with clock.standing_at(at(10, 4)):
        page = page_of(worker, conference.cases()[0])
    assert "Social work report, initial conference" in page
    assert "By hand, talked through" in page
    assert f'href="/conferences/{conference.pk}/report/"' in page
    assert "Agency’s report, initial conference" in page
    assert "From Carla Meyer, " in page
    assert f'href="/invitations/{police.pk}/"' in page


def test_minutes_and_the_joint_report_are_in_it(worker: Client, cast: Cast) -> None:
    """D16, D20."""
    (plan,) = plans(cast, "Reuben", pathway="darlington")
    a_core_group_held(group_of(plan), cast, ended_at=at(24, 4, 11))
    tell(plan.case, "conference.booked", at(2, 7), cast, conference="review", number=1)
    meeting = a_core_group_held(
        group_of(plan), cast, ended_at=at(4, 6, 11), kind=MeetingKind.PRE_REVIEW
    )
    send_minutes(
        meeting, copies={meeting.chair: "Secure mail"}, by=cast.worker, at=at(5, 6), as_of=at(5, 6),
        version=meeting.version,
    )  # fmt: skip
    report = JointReport.objects.get()
    send_draft(
        report, by=cast.worker, at=at(9, 6), as_of=at(9, 6), version=report.version, note="Post"
    )
    with clock.standing_at(at(10, 6)):
        page = page_of(worker, plan.case)
    assert page.index("Joint report, draft") < page.index("Minutes, core group 2")
    assert "To Amina Yusuf. Secure mail" in page
    assert f'href="/joint-reports/{report.pk}/"' in page


def test_a_file_is_opened_from_it(worker: Client, cast: Cast) -> None:
    (case,) = siblings(cast, "Ada")
    record_step(
        case, "C02", at=at(24, 3), by=cast.worker, note="", as_of=at(24, 3),
        files=[SimpleUploadedFile("scan.pdf", b"%PDF-1.7")],
    )  # fmt: skip
    page = page_of(worker, case)
    assert "scan.pdf" in page
    paper = case.papers.get()
    assert f'href="/papers/{paper.pk}/"' in page
    assert worker.get(f"/papers/{paper.pk}/").status_code == 200


def test_nothing_sent_has_words_for_it(as_: SignedIn, cast: Cast) -> None:
    (case,) = siblings(cast, "Ada")
    assert "Nothing was sent or kept in this episode yet." in page_of(as_(cast.auditor), case)
    assert as_(cast.other_worker).get(f"/children/{case.pk}/documents/").status_code == 404
    assert as_(cast.worker).post(f"/children/{case.pk}/documents/").status_code == 405


def test_a_letter_to_a_restricted_sister_is_not_in_it(worker: Client, cast: Cast) -> None:
    reuben, isla = an_invited(cast).cases()
    isla.restricted = True
    write(isla)
    page = page_of(worker, reuben)
    assert "To Beth Lowe" in page
    # their mother's letter speaks of both
    assert "To Leanne Ashdown" not in page
    assert "Isla" not in page


def test_what_went_out_after_a_child_had_left_is_not_theirs(worker: Client, cast: Cast) -> None:
    conference = a_sent(cast)
    row = conference.children.get(case__child__first_name="Isla")
    row.left_on = at(10, 4).date()
    write(row)
    page = page_of(worker, row.case)
    assert "Invitation, initial conference" in page
    assert "Decisions and outline plan" not in page


def test_it_is_paged_and_costs_the_same_with_more(
    worker: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    case = an_invited(cast).cases()[0]
    url = f"/children/{case.pk}/documents/"
    worker.get(url)
    with django_assert_max_num_queries(60) as one:
        worker.get(url)
    for number in range(2, 4):
        _again(cast, case, number)
    with django_assert_max_num_queries(len(one.captured_queries)):
        page = worker.get(url).content.decode()
    assert "Page 1 of 2" in page or "?page=2" in page
    rest = page_of(worker, case, "?page=2")
    assert rest.count("cp-row__what") > 0
    # Those of the first day are in no order among themselves: hers may be on either page.
    assert (page + rest).count(">To Leanne Ashdown") == 3
    assert worker.get(f"{url}?page=9").status_code == 404


def _again(cast: Cast, case: Case, number: int) -> None:
    """The invitations of a conference go out once more."""
    for letter in list(_letters(case)):
        letter.pk = None
        letter._state.adding = True
        letter.sent_at = at(number, 4)
        write(letter)


def _letters(case: Case) -> Any:
    conference = Conference.objects.get(children__case=case)
    return [one.letters.order_by("sent_at").first() for one in conference.invitations.all()
            if one.letters.exists()]  # fmt: skip


def test_a_report_that_an_agency_owes_stands_on_top(worker: Client, cast: Cast) -> None:
    """S08: late first, then what is due next; gone once it came."""
    conference = an_invited(cast, pathway="stoke-on-trent")
    police = conference.invitations.get(name="Carla Meyer")
    with clock.standing_at(at(13, 4, 10)):
        page = page_of(worker, conference.cases()[0])
    assert page.index("Still to come") < page.index("Invitation, initial conference")
    assert "From Carla Meyer, " in page
    assert "Overdue by 1 working day" in page
    assert "was due Friday 10 April" in page
    for one in conference.invitations.exclude(agency=None):
        send_agency_report(
            one, words="Two calls.", by=cast.administrator, as_of=at(13, 4, 11),
            version=one.version,
        )  # fmt: skip
    with clock.standing_at(at(13, 4, 12)):
        page = page_of(worker, conference.cases()[0])
    assert f"/invitations/{police.pk}/" in page
    assert "Still to come" not in page


def test_where_no_limit_dates_it_a_report_is_wanted_before_the_meeting(
    worker: Client, cast: Cast
) -> None:
    conference = an_invited(cast)
    case = conference.cases()[0]
    assert "Due in 8 working days" in page_of(worker, case)  # Easter between
    with clock.standing_at(at(15, 4, 10)):
        page = page_of(worker, case)
    assert "Overdue by 1 working day" in page
    assert "was due Tuesday 14 April" in page
