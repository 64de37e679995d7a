"""Where the single assessment is the conference report, authorising one is both (L05, L07)."""

import pytest

from conferences.models import Conference, Report
from conferences.services.reports import authorise_report, share_report, write_and_submit
from cpcase.refusals import NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_conference import an_invited, now
from tests.given_plans import due
from timescales.models.deadline import State

PART = {"says": "It is loud at night.", "worries": "Alone at night.", "working_well": "School."}
WRITTEN, AUTHORISED = at(8, 4, 11), at(9, 4, 11)


@pytest.fixture
def conference(cast: Cast) -> Conference:
    return an_invited(cast, pathway="csrs-process-map")


@pytest.fixture
def report(cast: Cast, conference: Conference) -> Report:
    said = {"words": {"recommendation": "A plan."}, "version": None}
    parts = {child.pk: PART for child in conference.here()}
    return write_and_submit(conference, by=cast.worker, as_of=WRITTEN, parts=parts, **said)


def test_authorising_the_report_authorises_the_single_assessment(
    cast: Cast, conference: Conference, report: Report
) -> None:
    """L05: due with L07, 24 hours before Tuesday 14 April at 10am."""
    case = conference.cases()[0]
    row = due(case, "L05")
    assert (row.due_at, row.state) == (at(13, 4, 10), State.OPEN)
    authorise_report(
        report, decision="Agreed.", by=cast.manager, as_of=AUTHORISED, version=report.version
    )
    row = due(case, "L05")
    assert (row.state, row.met_at) == (State.MET, AUTHORISED)


def test_it_is_authorised_before_it_is_shared(
    cast: Cast, conference: Conference, report: Report
) -> None:
    """L05: before L07."""
    invited = list(conference.invitations.filter(name__in=["Leanne Ashdown"]))
    with pytest.raises(NotNow, match="must be authorised before it is shared"):
        share_report(
            report, invitations=invited, route="by_hand", views="", by=cast.worker, at=WRITTEN,
            as_of=WRITTEN, version=now(report).version,
        )  # fmt: skip
    assert due(conference.cases()[0], "L07").state == State.OPEN
