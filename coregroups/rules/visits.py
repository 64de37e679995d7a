"""What a visit must say (C03, C18, C22, L11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cases.models import Case, Child
from cases.rules.children import who_is_seen
from coregroups.choices import Seen, WhyNotSeen
from coregroups.rules.days import check_happened, london_day
from cpcase.refusals import Incomplete


@dataclass(frozen=True, slots=True)
class Sight:
    """Whether one child was seen, and what goes with it. `field` suffixes are the child's ID."""

    case: Case
    seen: str = ""
    why_not: str = ""
    why_words: str = ""
    awake: bool | None = None

    @property
    def was_seen(self) -> bool:
        """Alone or not; of a baby who is not born, the mother was."""
        return self.seen in (Seen.ALONE, Seen.NOT_ALONE)

    def field(self, name: str) -> str:
        """The form's field for this child."""
        return f"{name}_{self.case.pk}"


def is_baby(child: Child, on: datetime) -> bool:
    """Under one year old, so that it matters whether the child was awake (C18)."""
    return child.age_on(london_day(on)) == 0


def heard(row: Any, on: datetime) -> bool:
    """Whether the child was seen who can say or show something: a baby not born yet cannot.

    `row` is what is told of a child, or was.
    """
    return bool(row.was_seen) and row.case.child.age_on(london_day(on)) is not None


def is_attempted(sights: Sequence[Sight]) -> bool:
    """Nobody was in: the visit counts for nothing and is kept apart."""
    return bool(sights) and all(sight.why_not == WhyNotSeen.NOBODY_IN for sight in sights)


def check_facts(
    visited_at: datetime, sights: Sequence[Sight], announced: bool | None, *, as_of: datetime
) -> None:
    """What counts at once: when, who was seen, whether they knew. Raises Incomplete."""
    check_happened(visited_at, as_of=as_of, words="Date of the visit", field="visited_at")
    if not sights:
        raise Incomplete("Choose the family that you visited.", field="when")
    for sight in sights:
        _check_sight(sight, visited_at)
    _check_somebody_in(sights, london_day(visited_at))
    if announced is None:
        raise Incomplete("Say whether the family knew you were coming.", field="announced")


def _check_sight(sight: Sight, visited_at: datetime) -> None:
    child = sight.case.child
    day = london_day(visited_at)
    if day < sight.case.opened_on:
        raise Incomplete(
            "Date of the visit must be on or after the day the work began.", field="visited_at"
        )
    if child.death_date is not None and child.death_date < day:
        raise Incomplete(f"{child.called} had died by then.", field="visited_at")
    whom = who_is_seen(child, day)
    if sight.seen not in Seen.values:
        raise Incomplete(f"Say whether {whom} was seen alone.", field=sight.field("seen"))
    if sight.seen != Seen.NOT_SEEN:
        return
    if sight.why_not not in WhyNotSeen.values:
        raise Incomplete(f"Say why you did not see {whom}.", field=sight.field("why"))
    if sight.why_not == WhyNotSeen.OTHER and not sight.why_words.strip():
        raise Incomplete(f"Say why you did not see {whom}.", field=sight.field("why_words"))


def _check_somebody_in(sights: Sequence[Sight], day: date) -> None:
    somebody = [sight for sight in sights if sight.was_seen]
    for sight in sights:
        if somebody and sight.why_not == WhyNotSeen.NOBODY_IN:
            raise Incomplete(
                f"You saw {who_is_seen(somebody[0].case.child, day)}, so somebody was in. "
                f"Choose another reason for {who_is_seen(sight.case.child, day)}.",
                field=sight.field("why"),
            )


def check_whole(
    sights: Sequence[Sight], *, visited_at: datetime, bedrooms_seen: bool | None, words: str
) -> None:
    """What a finished visit also says. An attempted one has nothing more to say.

    Raises Incomplete.
    """
    if is_attempted(sights):
        return
    for sight in sights:
        child = sight.case.child
        if sight.was_seen and is_baby(child, visited_at) and sight.awake is None:
            raise Incomplete(f"Say whether {child.called} was awake.", field=sight.field("awake"))
    if bedrooms_seen is None:
        raise Incomplete("Say whether you saw the bedrooms.", field="bedrooms_seen")
    if any(heard(sight, visited_at) for sight in sights) and not words.strip():
        raise Incomplete("Write what the children said or showed you.", field="words")


def cases_visited_together(case: Case, person: Any) -> list[Case]:
    """The brothers and sisters whose visit is recorded in one go with `case`.

    Words about several children are kept with each, so a restricted child's visit is recorded
    on its own.
    """
    if case.restricted:
        return [case]
    together = (
        Case.objects.visible_to(person)
        .open()
        .filter(timeline__group=case.timeline.group, restricted=False, child__death_date=None)
        .for_lists()
    )
    return sorted(together, key=lambda one: str(one.child.birth_date or "9999"))
