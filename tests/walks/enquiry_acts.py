"""What people do up to the outcome of a Section 47 enquiry, through the product's own acts."""

from datetime import datetime, timedelta
from typing import Any

from cases.choices.enquiry import PartKind
from cases.models import (
    Case,
    Child,
    Enquiry,
    Involvement,
    Relationship,
    StrategyDiscussion,
)
from cases.rules.referrals import Call
from cases.rules.strategy_discussions import Account, ForChild, ToDo, Told, Took
from cases.services import assessments, authorisations, referrals, siblings, strategy_discussions
from cases.services.decisions import decide_conference
from cases.services.enquiry_parts import decide_outcome, write_part
from cases.services.sign_off import sign_off
from cases.services.steps import record_step
from cpcase.records import add
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
    began = ended - timedelta(hours=1)
    draft = strategy_discussions.begin(
        cases, why="A bruise", by=cast.manager, as_of=walk.until(began)
    )
    yes = ForChild("A bruise that nobody explains.", True, "The bruise is not explained.")
    account = Account(
        held_at=began,
        ended_at=ended,
        children={case.pk: yes for case in cases},
        why_now="The school rang about a bruise.",
        mode="joint",
        conference_possible=True,
        attendees=(
            Took("social_care", "Tom Bright", "video"),
            Took("police", "Carla Meyer", "video"),
            Took("health", "Rosa Finch", "phone"),
        ),
        known=(Told("police", "Two calls to the address."),),
        actions=(ToDo("See the children", "Amina Yusuf", ended.date()),),
        **but,
    )
    held = strategy_discussions.record(
        draft, account, by=cast.manager, as_of=walk.until(ended), version=draft.version
    )
    signed_off: StrategyDiscussion = sign_off(
        held, by=cast.manager, at=signed, as_of=walk.until(signed), version=held.version,
        allocate_to=cast.worker,
    )  # fmt: skip
    return signed_off.enquiries.get()


def join(walk: Walk, case: Case, *, beside: str, at: datetime) -> None:
    """A brother or sister joins while the siblings' enquiry is open."""
    siblings.join_process(
        case, beside=walk.cases[beside], why="She lives with them again.", by=walk.cast.manager,
        at=at, as_of=walk.until(at),
    )  # fmt: skip


def send_outcome(walk: Walk, enquiry: Enquiry, *, at: datetime, **outcomes: str) -> Enquiry:
    """Each part is written and each child has an outcome; it goes to the manager.

    `outcomes` are by first name; a conference for whoever is not named.
    """
    worker, moment = walk.cast.worker, walk.until(at)
    for part in enquiry.parts.exclude(kind=PartKind.OUTCOME).filter(done=False):
        write_part(
            part, words="In plain words.", done=True, by=worker, as_of=moment, version=part.version
        )
    for row in enquiry.children.running().select_related("case__child"):
        outcome = outcomes.get(row.case.child.first_name, "conference")
        more = {"findings": "Two bruises."} if outcome == "conference" else {"who_told": "School"}
        part = row.parts.get(kind=PartKind.OUTCOME)
        decide_outcome(
            row, outcome=outcome, why="What we found.", by=worker, version=part.version, **more
        )
    enquiry = Enquiry.objects.get(pk=enquiry.pk)
    return authorisations.send(enquiry, by=worker, as_of=moment, version=enquiry.version)


def return_enquiry(walk: Walk, enquiry: Enquiry, *, at: datetime) -> Enquiry:
    """The manager gives it back with a comment beside one part."""
    part = enquiry.parts.filter(kind=PartKind.HISTORY).get()
    return authorisations.return_for_rework(
        enquiry, comments={part.pk: "Who else lives there?"}, by=walk.cast.manager,
        as_of=walk.until(at), version=enquiry.version,
    )  # fmt: skip


def authorise(walk: Walk, enquiry: Enquiry, *, at: datetime) -> Enquiry:
    """The manager authorises it."""
    return authorisations.authorise(
        enquiry, decision="Agreed.", by=walk.cast.manager, at=at, as_of=walk.until(at),
        version=enquiry.version,
    )  # fmt: skip


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
