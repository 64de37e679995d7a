"""Scenes up to the decision letter, each one act or two of the product's own."""

from datetime import datetime, timedelta
from typing import Any

from accounts.models import User
from cases.choices.enquiry import PartKind
from cases.models import Case, Child, Enquiry, StrategyDiscussion
from cases.rules.referrals import Call
from cases.rules.strategy_discussions import Account, ForChild, ToDo, Told, Took
from cases.services import authorisations, decisions, referrals, strategy_discussions
from cases.services.enquiry_parts import decide_outcome, write_part
from cases.services.episodes import open_episode
from cases.services.sign_off import sign_off
from cases.services.steps import record_step
from coregroups.rules.pathways import applies
from demo.family import Household, professionals
from demo.people import Authority
from demo.visiting import watched
from timescales.services.recording import Happening, record


def refer(home: Household, authority: Authority, *, at: datetime, pathway: str = "") -> None:
    """The referral opens an episode for each child."""
    if pathway:
        group = None
        for child in home.children:
            case = open_episode(
                child, team=home.team, pathway=authority.pathways[pathway], group=group,
                worker=home.worker, by=home.manager, as_of=at,
            )  # fmt: skip
            group = case.timeline.group
            home.cases.append(case)
            record([Happening(case.timeline, "referral.received", at)], by=home.manager, as_of=at)
    else:
        home.cases = received(home, home.children, at=at)
    professionals(home, authority, at.date())


def received(home: Household, children: list[Child], *, at: datetime) -> list[Case]:
    """The school refers these children; the manager decides to assess."""
    call = Call(
        received_at=at, source="2A", said=home.story.seen, primary_need="N1",
        referrer_name="Beth Lowe", referrer_agency="Brook Lane School",
    )  # fmt: skip
    referral = referrals.receive(
        children, call, team=home.team, worker=home.worker, by=home.manager, as_of=at
    )
    referrals.assess(
        referral, why="Significant harm is possible.", by=home.manager, at=at, as_of=at,
        version=referral.version,
    )  # fmt: skip
    return [child.cases.open().get() for child in children]


def discuss(home: Household, *, at: datetime) -> None:
    """The strategy discussion, recorded by the manager when it ends."""
    _discuss(home, by=home.manager, at=at)


def ask_to_sign(home: Household, *, at: datetime) -> None:
    """The same by the worker, so that the manager is asked; where only managers record (D01), by
    the manager."""
    managers_only = home.cases[0].timeline.followed.setting("only_managers_record")
    _discuss(home, by=home.manager if managers_only else home.worker, at=at)


def _discuss(home: Household, *, by: User, at: datetime) -> None:
    story = home.story
    held = strategy_discussions.begin(
        home.cases, why=story.short, by=by, as_of=at - timedelta(hours=1)
    )
    yes = ForChild(story.risk, True, story.why_enquire)
    account = Account(
        held_at=at - timedelta(hours=1),
        ended_at=at,
        children={case.pk: yes for case in home.cases},
        why_now=story.seen,
        mode="joint",
        conference_possible=True,
        attendees=(
            Took("social_care", home.manager.name, "video"),
            Took("police", "Carla Meyer", "video"),
            Took("health", "Rosa Winter", "phone"),
        ),
        known=(Told("police", story.police),),
        actions=(ToDo("See the children at home", home.worker.name, at.date()),),
    )
    strategy_discussions.record(held, account, by=by, as_of=at, version=held.version)


def sign(home: Household, *, at: datetime) -> None:
    """The team manager signs off and allocates the enquiry."""
    held = StrategyDiscussion.objects.filter(children__case=home.cases[0]).latest("held_at")
    sign_off(held, by=home.manager, at=at, as_of=at, version=held.version, allocate_to=home.worker)


def steps(home: Household, *wanted: str, at: datetime) -> None:
    """Steps that have no form of their own (`step` or `step/part`), where the pathway has them."""
    cases = watched(home)
    for one in wanted:
        step, _, part = one.partition("/")
        due = [case for case in cases if applies(case.timeline, step)]
        if due and step not in home.not_needed:
            by = getattr(home, DONE_BY.get(step, "worker"))
            record_step(due[0], step, part, at=at, by=by, note="", as_of=at, also=due[1:])


# Who does what the social worker does not.
DONE_BY = {
    "C09": "chair", "F02": "chair", "F05": "chair", "S07": "chair", "S16": "chair",
    "S02": "manager", "D01": "manager",
}  # fmt: skip


def decide(home: Household, *, at: datetime, needed: bool = True) -> None:
    """Is a conference needed? (C04)"""
    for case in home.cases:
        decisions.decide_conference(
            case, needed=needed, why="Harm is likely to go on." if needed else "The risk is over.",
            by=home.manager, at=at, as_of=at, version=case.conference_decisions.count(),
        )  # fmt: skip


def enquiry_of(home: Household) -> Enquiry:
    """The running or last enquiry of the family."""
    found: Enquiry = Enquiry.objects.filter(children__case=home.cases[0]).latest("created_at")
    return found


def conclude(home: Household, *, at: datetime, outcome: str = "conference") -> None:
    """Every part is written and the enquiry goes to the manager."""
    enquiry = enquiry_of(home)
    for part in enquiry.parts.exclude(kind=PartKind.OUTCOME):
        write_part(
            part, words=home.story.found(part.kind, at), done=True, by=home.worker, as_of=at,
            version=part.version,
        )  # fmt: skip
    more: dict[str, Any] = {"findings": home.story.risk}
    if outcome != "conference":
        finished = at.date() + timedelta(days=30)
        more = {"who_told": "The school", "child_in_need": True, "assessment_by": finished}
    for child in enquiry.children.running():
        part = child.parts.get(kind=PartKind.OUTCOME)
        decide_outcome(
            child, outcome=outcome, why=home.story.why_enquire, by=home.worker,
            version=part.version, **more,
        )  # fmt: skip
    enquiry.refresh_from_db()
    authorisations.send(enquiry, by=home.worker, as_of=at, version=enquiry.version)


def give_back(home: Household, *, at: datetime) -> None:
    """The manager returns the enquiry, with a comment beside one part."""
    enquiry = enquiry_of(home)
    part = enquiry.parts.filter(kind=PartKind.WORRIES).earliest("created_at")
    authorisations.return_for_rework(
        enquiry, comments={part.pk: "Say what has happened, when, and who saw it."},
        by=home.manager, as_of=at, version=enquiry.version,
    )  # fmt: skip


def authorise(home: Household, *, at: datetime) -> None:
    """The manager authorises the enquiry."""
    enquiry = enquiry_of(home)
    authorisations.authorise(
        enquiry, decision="I agree with the outcome.", by=home.manager, at=at, as_of=at,
        version=enquiry.version,
    )  # fmt: skip
