"""A pathway as a page: its stages in order, and every row with its source."""

import re
from dataclasses import dataclass, replace

from timescales.engine.pathway import Pathway, Step
from timescales.engine.reading import PATHWAYS
from timescales.presenters.pathway_settings import SettingView, settings_of

# The stages a child passes through, by what a row counts from or which meeting it belongs to.
_STAGES = {
    "referral": "Referral",
    "strategy": "Strategy discussion and Section 47 enquiry",
    "before": "Before the initial conference",
    "conference": "At and after a conference",
    "plan": "While there is a plan",
    "ending": "Ending and stepping down",
    "always": "Whenever it applies",
}
_OF_START = {
    "referral": "referral",
    "referral.received": "referral",
    "strategy_discussion": "strategy",
    "any_strategy_discussion": "strategy",
    "no_conference": "strategy",
    "section_47.authorised": "strategy",
    "invitations.listed": "before",
    "booking:initial": "before",
    "conference.held": "conference",
    "plan.ended": "ending",
    "looked_after_letter.sent": "ending",
    "nothing": "always",
    "child.born": "always",
    "transfer_in.notified": "always",
}
_OF_MEETING = {"conference": "conference", "core_group": "plan", "strategy_discussion": "strategy"}
# As the documents write them; the page says them in the authority's own words for its roles.
_SHORT = {
    "SW": "social_worker",
    "TM": "team_manager",
    "SM": "service_manager",
    "CG": "core_group",
    "SDM": "sdm",
    "Admin": "conference_administrator",
}
_KINDS = {
    "dated": "Limit",
    "expectation": "Expected, never overdue",
    "undated": "No date",
    "rule": "Rule",
}


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of the table, in words."""

    id: str
    title: str
    who: str
    who_in_words: str
    when: str
    kind: str
    counts: tuple[str, ...]
    national: str
    note: str
    mark: str
    source: str
    # What of it is a reading that an authority may change.
    settings: tuple[SettingView, ...]


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of the timeline with its rows."""

    name: str
    title: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class PathwayView:
    """The whole page."""

    slug: str
    title: str
    source: str
    version: str
    day_one: str
    nation: str
    overlay: bool
    stages: tuple[StageView, ...]
    rows: tuple[RowView, ...]
    settings: tuple[SettingView, ...]


def view_of(
    pathway: Pathway, *, version: int | str | None = None, text: str | None = None
) -> PathwayView:
    """The page of a pathway; the national rows beneath it stand at the end of the table.

    `text` is what was published; else the shipped file's, for its settings.
    """
    own = settings_of(_shipped(pathway.slug) if text is None else text)
    beneath = pathway.national
    below = settings_of(_shipped(beneath.slug)) if beneath is not None else ()
    named = {one.name for one in own}
    settings = (*own, *(one for one in below if one.name not in named and not pathway.overlay))
    rows = [(_stage(step), _row(step, pathway, settings)) for step in pathway.steps]
    if beneath is not None and not pathway.overlay:
        rows += [
            (_stage(step), _row(step, beneath, settings))
            for step in beneath.steps
            if step.id not in pathway.answered
        ]
    stages = tuple(
        StageView(name, title, tuple(row for stage, row in rows if stage == name))
        for name, title in _STAGES.items()
    )
    return PathwayView(
        slug=pathway.slug,
        title=pathway.title,
        source=pathway.source,
        version=str(version or pathway.version),
        day_one=_counting(pathway),
        nation=pathway.nation.replace("-", " ").title().replace(" And ", " and "),
        overlay=pathway.overlay,
        stages=tuple(stage for stage in stages if stage.rows),
        rows=tuple(row for _, row in rows),
        settings=tuple(_linked(one, {row.id for _, row in rows}) for one in settings),
    )


def _counting(pathway: Pathway) -> str:
    """From where its days are counted; an overlay has no Day N of its own."""
    if pathway.overlay:
        return "Counted from the initial conference, beside the pathway that it lies over"
    if pathway.day_one == "trigger":
        return "Day 1 is the day of the strategy discussion"
    return "Day 1 is the working day after the strategy discussion"


def _linked(setting: SettingView, shown: set[str]) -> SettingView:
    """A setting with those of its rows that stand on the page."""
    return replace(setting, rows=tuple(row for row in setting.rows if row in shown))


def _shipped(slug: str) -> str:
    return (PATHWAYS / f"{slug}.toml").read_text(encoding="utf-8")


def _stage(step: Step) -> str:
    for part in step.parts:
        if part.start in _OF_START:
            return _OF_START[part.start]
        return "plan"
    return _OF_MEETING.get(step.meeting, "always")


def _row(step: Step, pathway: Pathway, settings: tuple[SettingView, ...]) -> RowView:
    counts = tuple(
        f"{part.title}: {part.when}, {pathway.role_words(part.role)}."
        for part in step.parts
        if part.name
    )
    meets = next((part.meets for part in step.parts if part.meets), None)
    return RowView(
        id=step.id,
        title=step.title,
        who=step.who,
        who_in_words=_who_in_words(step, pathway),
        when=step.when,
        kind=_KINDS[step.kind],
        counts=counts,
        national=meets or "",
        note=step.note,
        mark=step.mark,
        source=pathway.source,
        settings=tuple(one for one in settings if step.id in one.rows),
    )


def _who_in_words(step: Step, pathway: Pathway) -> str:
    """Social worker, team manager: for SW/TM."""
    whole = re.sub(
        rf"\b({'|'.join(_SHORT)})(?=s?\b)",
        lambda found: pathway.role_words(_SHORT[found[1]]),
        step.who,
    )
    words = whole.replace("/", ", ")
    return words[:1].upper() + words[1:]
