"""Situations that tests start from, made as the product makes them."""

import uuid
from datetime import date, datetime

from cases.matching import sound_of
from cases.models import Case, Child, Family
from cpcase.records import add, change
from tests.cast import Cast
from tests.past_the_acts import write
from tests.remembering import remembered
from timescales.engine.calendar import LONDON
from timescales.engine.reading import PATHWAYS
from timescales.models import PathwayVersion, Timeline
from timescales.services.allocations import allocate
from timescales.services.pathways import publish

MONDAY = datetime(2026, 3, 23, 9, tzinfo=LONDON)


def at(day: int, month: int, hour: int = 12, minute: int = 0, year: int = 2026) -> datetime:
    """A moment in London."""
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


@remembered
def a_pathway(slug: str, cast: Cast) -> PathwayVersion:
    """A shipped pathway, published."""
    text = (PATHWAYS / f"{slug}.toml").read_text(encoding="utf-8")
    return publish(text, by=cast.system, as_of=MONDAY)


@remembered
def a_timeline(cast: Cast, *, pathway: str = "cambridgeshire", overlay: str = "") -> Timeline:
    """An episode's timeline in the cast's team, with worker and manager allocated."""
    timeline = add(
        Timeline(
            pathway=a_pathway(pathway, cast),
            overlay=a_pathway(overlay, cast) if overlay else None,
            team=cast.team,
            group=uuid.uuid4(),
        ),
        by=cast.system,
    )
    for role, person in (("social_worker", cast.worker), ("team_manager", cast.manager)):
        allocate([timeline], role=role, person=person, by=cast.system, as_of=MONDAY)
    return timeline


@remembered
def siblings(
    cast: Cast,
    *names: str,
    pathway: str = "cambridgeshire",
    overlay: str = "",
    family: str = "Ashdown",
    born: date = date(2019, 6, 14),
) -> list[Case]:
    """Open episodes of brothers and sisters in one process."""
    home = add(Family(name=f"{family} family"), by=cast.system)
    group = uuid.uuid4()
    cases = []
    for place, name in enumerate(names or ("Reuben", "Isla")):
        timeline = a_timeline(cast, pathway=pathway, overlay=overlay)
        timeline.group = group
        write(timeline, "group")
        child = add(
            Child(
                family=home,
                number=f"{family[:3].upper()}{Child.objects.count() + 1001}",
                first_name=name,
                last_name=family,
                birth_date=born.replace(year=born.year + 2 * place),
                sex="U",
                sounds=sound_of(family),
            ),
            by=cast.system,
        )
        cases.append(
            add(Case(child=child, timeline=timeline, opened_on=MONDAY.date()), by=cast.system)
        )
    return cases


@remembered
def an_unborn(cast: Cast, *, family: str = "Ashdown", due: date = date(2026, 7, 1)) -> Case:
    """The open episode of a baby who is not born yet."""
    (case,) = siblings(cast, "", family=family)
    child = case.child
    child.birth_date, child.expected_birth_date = None, due
    return change(child, by=cast.system).cases.get()
