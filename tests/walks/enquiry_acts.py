"""What people do up to the outcome of a Section 47 enquiry, through the product's own acts."""

from datetime import datetime, timedelta
from typing import Any

from cases.choices.enquiry import PartKind
from cases.models import Case, Child, Enquiry, Involvement, Relationship
from cases.rules.referrals import Call
from cases.services import assessments, authorisations, referrals, siblings
from cases.services.decisions import decide_conference
from cases.services.steps import record_step
from cpcase.records import add
from tests import given_enquiry as given
from tests.walks.clockwork import Walk


def refer(walk: Walk, children: list[Child], *, at: datetime, decided: datetime) -> None:
    """A referral opens an episode for each child, and the manager decides on an assessment."""
    walk.until(at)
    call = Call(at, "2A", "A bruise was seen at school.", "N1", "Beth Lowe", "Brook Lane School")
    referral = referrals.receive(
        children, call, team=walk.cast.team, worker=walk.cast.worker, by=walk.cast.manager, as_of=at
    )
    for child in children:
        walk.cases[child.first_name] = child.cases.open().get()
    referrals.assess(
        referral, why="Harm is possible.", by=walk.cast.manager, at=decided,
        as_of=walk.until(decided), version=referral.version,
    )  # fmt: skip


def discuss(walk: Walk, *names: str, ended: datetime, signed: datetime, **but: Any) -> Enquiry:
    """An hour's strategy discussion that starts an enquiry, recorded at its end and signed off."""
    cases, cast = walk.named(names), walk.cast
    held = given.a_recorded(
        cast, cases, by=cast.manager, as_of=walk.until(ended), held_at=ended - timedelta(hours=1),
        ended_at=ended, **but,
    )  # fmt: skip
    return given.signed(cast, held, as_of=walk.until(signed)).enquiries.get()


def join(walk: Walk, case: Case, *, beside: str, at: datetime) -> None:
    """A brother or sister joins while the siblings' enquiry is open."""
    siblings.join_process(
        case, beside=walk.cases[beside], why="She lives with them again.", by=walk.cast.manager,
        at=at, as_of=walk.until(at),
    )  # fmt: skip


def send_outcome(
    walk: Walk, enquiry: Enquiry, *, at: datetime, child_in_need: bool = False, **outcomes: str
) -> Enquiry:
    """Each part is written and each child has an outcome; it goes to the manager.

    `outcomes` are by first name; a conference for whoever is not named.
    """
    told = {"child_in_need": True, "assessment_by": at.date()} if child_in_need else {}
    return given.sent(walk.cast, enquiry, as_of=walk.until(at), of=outcomes, **told)


def return_enquiry(walk: Walk, enquiry: Enquiry, *, at: datetime) -> Enquiry:
    """The manager gives it back with a comment beside one part."""
    part = enquiry.parts.filter(kind=PartKind.HISTORY).get()
    return authorisations.return_for_rework(
        enquiry, comments={part.pk: "Who else lives there?"}, by=walk.cast.manager,
        as_of=walk.until(at), version=enquiry.version,
    )  # fmt: skip


def authorise(walk: Walk, enquiry: Enquiry, *, at: datetime) -> Enquiry:
    """The manager authorises it."""
    return given.authorised(walk.cast, enquiry, as_of=walk.until(at))


def decide(walk: Walk, *names: str, needed: bool, at: datetime) -> None:
    """The manager decides for each child whether a conference is needed."""
    for case in walk.named(names):
        decide_conference(
            case, needed=needed, why="What we know now.", by=walk.cast.manager, at=at,
            as_of=walk.until(at), version=case.conference_decisions.count(),
        )  # fmt: skip


def step(walk: Walk, row: str, *names: str, at: datetime, by: Any, note: str = "") -> None:
    """A row that has no form of its own is recorded, for these children."""
    name, _, part = row.partition("/")
    moment = walk.until(at)
    for case in walk.named(names):
        record_step(case, name, part, at=at, by=by, note=note, as_of=moment)


def authorise_assessments(walk: Walk, *names: str, at: datetime) -> None:
    """The manager authorises each child's assessment, with its factors."""
    moment = walk.until(at)
    for case in walk.named(names):
        running = case.assessments.running().get()
        assessments.authorise(
            running, factors=["16A"], decision="Agreed.", by=walk.cast.manager, at=at, as_of=moment,
            version=running.version,
        )  # fmt: skip


def belongs(walk: Walk, name: str) -> None:
    """A child who joins later has the same mother, teacher and nurse as the eldest."""
    eldest, case = next(iter(walk.cases.values())), walk.cases[name]
    for row in eldest.child.relationships.all():
        told = {"relation": row.relation, "parental_responsibility": row.parental_responsibility}
        add(
            Relationship(
                child=case.child, relative=row.relative, lives_with=row.lives_with, **told
            ),
            by=walk.cast.system,
        )
    for known in eldest.involvements.all():
        add(
            Involvement(case=case, professional=known.professional, since=walk.now.date()),
            by=walk.cast.system,
        )
