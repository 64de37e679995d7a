"""The live record of a core group: its agenda as sections, its attendance table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coregroups.choices import HowThere, MeetingKind
from coregroups.choices.agendas import Item, topics_of
from coregroups.models import Member
from cpcase.web import formats
from cpcase.web.components import Attending


@dataclass(frozen=True, slots=True)
class Section:
    """One item of the agenda on the page, with the questions that belong to it."""

    number: int
    title: str
    part: str
    fields: tuple[str, ...]
    hint: str = ""


def sections_of(agenda: Sequence[Item]) -> list[Section]:
    """The agenda as sections of the page."""
    return [
        Section(place, item.title, item.part, topics_of(item.part), item.hint)
        for place, item in enumerate(agenda, start=1)
    ]


def attending_of(members: Iterable[Member]) -> list[Attending]:
    """The rows of the attendance table."""
    return [
        Attending(
            field=f"how_{member.pk}",
            who=member.name,
            role=member.job or member.get_kind_display(),
            note=f"Sent by: {member.secure_route}" if member.secure_route else "",
            options=tuple(HowThere.values),
        )
        for member in members
    ]


def agendas(current: str, counts: dict[str, int]) -> list[tuple[str, str, bool]]:
    """The agendas to choose from: kind, words, whether it is the one in use."""
    return [
        (
            kind,
            f"{MeetingKind(kind).label} ({formats.count(counts[kind], 'item')})",
            kind == current,
        )
        for kind in MeetingKind.values
    ]
