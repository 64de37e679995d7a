"""Situations with a plan: what the tests of core groups, visits and endings start from."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from cases.models import Case, Involvement, Professional, Relationship, Relative
from coregroups.choices import HowThere, MeetingKind
from coregroups.models import CoreGroup, Meeting, Member, Plan, Visit
from coregroups.rules.meetings import MeetingRecord, Presence
from coregroups.rules.visits import Sight
from coregroups.services.meetings import hold
from coregroups.services.plans import open_plan
from coregroups.services.visits import Told, record_visit
from cpcase.records import add
from tests.cast import Cast
from tests.given import at, siblings
from tests.remembering import remembered
from timescales.models import Deadline
from timescales.models.event import Event
from timescales.services.allocations import allocate
from timescales.services.recording import Happening, record

CONFERENCE = at(14, 4, 12)  # a Tuesday
LINE = {
    "need": "Breakfast, and school in time",
    "outcome": "Reuben eats breakfast and is at school by 8:50am",
    "action": "A breakfast club place",
    "who": "Kerry and Beth",
    "achieve_by": date(2026, 4, 24),
}


@remembered
def tell(case: Case, kind: str, moment: datetime, cast: Cast, **facts: Any) -> Event:
    """Record an event on one child's timeline, as its own act would."""
    happening = Happening(case.timeline, kind, moment, facts)
    return record([happening], by=cast.system, as_of=moment)[0]


@remembered
def people_around(case: Case, cast: Cast) -> None:
    """A mother with responsibility, and a teacher who knows the child."""
    mother = add(
        Relative(family=case.child.family, first_name="Leanne", last_name="Ashdown"),
        by=cast.system,
    )
    add(
        Relationship(
            child=case.child, relative=mother, relation="mother", parental_responsibility=True
        ),
        by=cast.system,
    )
    teacher = add(
        Professional(
            agency=cast.school, kind="education", name="Beth Lowe", job="Head of year",
            secure_route="Secure mail",
        ),
        by=cast.system,
    )  # fmt: skip
    add(Involvement(case=case, professional=teacher, since=case.opened_on), by=cast.system)


@remembered
def plans(
    cast: Cast,
    *names: str,
    pathway: str = "cambridgeshire",
    overlay: str = "",
    held: datetime = CONFERENCE,
    outline: Sequence[Mapping[str, Any]] = (LINE,),
) -> list[Plan]:
    """Brothers and sisters, each on a plan since their initial conference."""
    cases = siblings(cast, *names, pathway=pathway, overlay=overlay)
    people_around(cases[0], cast)
    made = []
    for case in cases:
        allocate([case.timeline], role="chair", person=cast.chair, by=cast.system, as_of=held)
        tell(case, "conference.held", held, cast, conference="initial", number=1)
        made.append(
            open_plan(
                case, category="NEG", outline=outline, by=cast.chair, on=held.date(), as_of=held
            )
        )
    return made


def group_of(plan: Plan) -> CoreGroup:
    """The core group that carries a plan."""
    return CoreGroup.objects.open().of(plan.case).get()


def member(core_group: CoreGroup, name: str) -> Member:
    """A member by name."""
    found: Member = core_group.members.get(name=name)
    return found


def a_record(
    core_group: CoreGroup,
    *,
    ended_at: datetime,
    absent: Mapping[str, str] | None = None,
    **told: Any,
) -> MeetingRecord:
    """A meeting of an hour with everybody there but `absent`; Amina chairs, Beth takes notes."""
    absent = absent or {}
    presences = [
        Presence(
            one,
            absent.get(one.name, HowThere.HERE),
            ended_at.date() if absent.get(one.name) == HowThere.REPORT else None,
        )
        for one in core_group.members.on(ended_at.date())
    ]
    whole = {
        "kind": MeetingKind.FIRST,
        "started_at": ended_at.replace(hour=ended_at.hour - 1),
        "ended_at": ended_at,
        "chair": member(core_group, "Amina Yusuf"),
        "note_taker": member(core_group, "Beth Lowe"),
        "presences": presences,
        "agreed": True,
    }
    return MeetingRecord(**{**whole, **told})


@remembered
def a_core_group_held(
    core_group: CoreGroup, cast: Cast, *, ended_at: datetime, **told: Any
) -> Meeting:
    """A core group that the social worker recorded at once."""
    core_group = CoreGroup.objects.get(pk=core_group.pk)
    return hold(
        core_group,
        a_record(core_group, ended_at=ended_at, **told),
        by=cast.worker,
        as_of=ended_at,
        version=core_group.version,
    )


@remembered
def a_visit(
    cases: Sequence[Case], cast: Cast, *, moment: datetime, seen: str = "alone", **told: Any
) -> Visit:
    """A visit at which every child was seen alone and something was said."""
    whole = {"announced": False, "bedrooms_seen": True, "words": "“It is quiet now.”"}
    sights = [Sight(case, seen) for case in cases]
    return record_visit(
        Told(**{"sights": sights, **whole, **told}), by=cast.worker, at=moment, as_of=moment
    )


def due(case: Case, step: str, part: str = "", *, occurrence: int = 1) -> Deadline:
    """A child's deadline as it stands now."""
    found: Deadline = Deadline.objects.current().get(
        timeline=case.timeline, step=step, part=part, occurrence=occurrence
    )
    return found


def states(case: Case, step: str, part: str = "") -> list[str]:
    """The states of a step's deadlines, the first occurrence first."""
    rows = Deadline.objects.current().filter(timeline=case.timeline, step=step, part=part)
    return list(rows.order_by("occurrence").values_list("state", flat=True))


def events(case: Case, kind: str) -> list[Event]:
    """A child's standing events of one kind, in the order of recording."""
    return list(case.timeline.events.standing().in_order().filter(kind=kind))
