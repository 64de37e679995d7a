"""Scenes of the reports for a conference: the agencies' own and the social worker's."""

from datetime import datetime

from conferences.rules.reports import is_asked_for_report
from conferences.services.agency_reports import send_agency_report
from conferences.services.invitations import reply
from conferences.services.reports import (
    authorise_report,
    share_report,
    submit_report,
    write_report,
)
from demo.conferring import conference_of
from demo.family import Household
from demo.people import Authority


def hear_back(home: Household, authority: Authority, *, at: datetime) -> None:
    """The agencies answer, one of them with an excuse, and send what they know."""
    asked = [one for one in conference_of(home).invitations.out() if is_asked_for_report(one)]
    for place, invitation in enumerate(asked):
        comes = (home.number // 2 + place) % 5 != 0
        answered = reply(
            invitation, answer="accept" if comes else "decline",
            words="" if comes else "I am in court that day. A colleague has my report.",
            by=authority.administrator, as_of=at, version=invitation.version,
        )  # fmt: skip
        send_agency_report(
            answered, words=home.story.police if place == 0 else "Known to us for two years.",
            by=authority.administrator, as_of=at, version=answered.version,
        )  # fmt: skip


def report(home: Household, *, at: datetime) -> None:
    """The conference report is written, submitted and authorised."""
    conference = conference_of(home)
    story = home.story
    own = {"says": story.says(at), "worries": story.worry, "working_well": story.working_well}
    written = write_report(
        conference,
        words={"recommendation": "A child protection plan."},
        parts={child.pk: own for child in conference.here()},
        by=home.worker,
        version=None,
    )
    submitted = submit_report(written, by=home.worker, as_of=at, version=written.version)
    authorise_report(
        submitted, decision="Agreed.", by=home.manager, as_of=at, version=submitted.version
    )


def share(home: Household, *, at: datetime) -> None:
    """The family has the report."""
    conference = conference_of(home)
    written = conference.report
    share_report(
        written, invitations=list(conference.invitations.on_the_list()), route="by_hand",
        views="Their mother says it is fair.", by=home.worker, at=at, as_of=at,
        version=written.version,
    )  # fmt: skip
