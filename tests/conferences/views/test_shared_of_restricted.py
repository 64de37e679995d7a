"""What a conference shares, where one of its children is restricted: with whom, who sees it."""

from typing import Any

import pytest

from cases.models import NamedPerson, Relationship, Relative
from conferences.models import Conference, Report
from conferences.services.invitations import Details, add_invitation, send_invitations
from conferences.services.reports import authorise_report, share_report, submit_report, write_report
from cpcase.records import add
from cpcase.refusals import Incomplete
from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.given import at
from tests.given_conference import BOOKED, a_booked, now
from tests.past_the_acts import write

NOW = at(9, 4)


@pytest.fixture
def moment() -> Any:
    return NOW


@pytest.fixture
def report(cast: Cast) -> Report:
    """Authorised; Reuben's aunt Dana and Isla's aunt Rosa are invited; Isla is then restricted."""
    conference = a_booked(cast)
    for case, first in zip(conference.cases(), ("Dana", "Rosa"), strict=True):
        aunt = add(
            Relative(family=case.child.family, first_name=first, last_name="Holt"), by=cast.system
        )
        tie = Relationship(child=case.child, relative=aunt, relation="aunt", lives_with=False)
        add(tie, by=cast.system)
        details = Details(side="family", name=f"{first} Holt", relative=aunt)
        add_invitation(now(conference), details, by=cast.administrator)
    conference = now(conference)
    send_invitations(conference, by=cast.administrator, as_of=BOOKED, version=conference.version)
    isla = conference.cases()[1]
    isla.restricted = True
    write(isla)
    for person in (cast.colleague, cast.manager):
        add(NamedPerson(case=isla, person=person), by=cast.system)
    part = {"says": "It is loud.", "worries": "Alone.", "working_well": "School."}
    report = write_report(
        now(conference), words={"recommendation": "A plan."},
        parts={row.pk: part for row in conference.here()}, by=cast.colleague, version=None,
    )  # fmt: skip
    report = submit_report(report, by=cast.colleague, as_of=NOW, version=report.version)
    return authorise_report(
        report, decision="Agreed.", by=cast.manager, as_of=NOW, version=report.version
    )


def share(cast: Cast, report: Report, *names: str) -> None:
    invitations = [report.conference.invitations.get(name=name) for name in names]
    share_report(
        report, invitations=invitations, route="by_hand", views="", by=cast.colleague, at=NOW,
        as_of=NOW, version=now(report).version,
    )  # fmt: skip


def test_the_report_goes_to_no_relative_of_her_brother_alone(
    as_: SignedIn, cast: Cast, report: Report
) -> None:
    """C10: it tells of her too."""
    page = as_(cast.colleague).get(f"/conferences/{report.conference_id}/report/share/")
    assert "Rosa Holt" in page.content.decode()
    assert "Leanne Ashdown" in page.content.decode()
    assert "Dana Holt" not in page.content.decode()
    with pytest.raises(Incomplete, match="no relative of every child in this report") as refused:
        share(cast, report, "Leanne Ashdown", "Dana Holt")
    assert refused.value.field == "invitations"
    assert not report.shares.exists()
    share(cast, report, "Leanne Ashdown", "Rosa Holt", "Beth Lowe")
    assert report.shares.count() == 3


@pytest.mark.parametrize(("who", "hers"), [("worker", False), ("colleague", True)])
def test_what_was_sent_to_her_aunt_is_in_no_list_of_her_brothers(
    as_: SignedIn, cast: Cast, report: Report, who: str, hers: bool
) -> None:
    share(cast, report, "Leanne Ashdown", "Rosa Holt")
    conference: Conference = report.conference
    reuben = conference.cases()[0]
    browser = as_(getattr(cast, who))
    for url in (f"/children/{reuben.pk}/documents/", f"/conferences/{conference.pk}/"):
        page = browser.get(url).content.decode()
        assert "Leanne Ashdown" in page
        assert ("Rosa Holt" in page) is hers
