"""The details of a child's record, one card a subject, each with its way to change it."""

from datetime import date

from django.urls import reverse

from cases.models import Case, Child
from cases.presenters.cards import Card, Link, Said, row_links, said
from cpcase.web import formats


def details_cards(case: Case, *, may_change: bool, today: date) -> tuple[Card, ...]:
    """Names, birth, numbers, needs, legal status, warnings, why we are involved."""
    child = case.child
    cards = (
        _names(case, may_change),
        Card("Birth and sex", _birth(child), _change(case, "change_birth", "birth details")),
        Card("Numbers", _numbers(child), _change(case, "change_numbers", "numbers")),
        Card("What the child needs", _needs(child), _change(case, "change_needs", "needs")),
        Card("Legal status", _legal(child), _change(case, "change_legal_status", "legal status")),
        _warnings(case, may_change),
        Card("Why we are involved", _involved(child, today), _change(case, "why_involved", "why")),
    )
    return cards if may_change else tuple(Card(one.title, one.rows, (), one.empty) for one in cards)


def _change(case: Case, name: str, hidden: str) -> tuple[Link, ...]:
    return (Link("Change", reverse(f"cases:{name}", args=[case.pk]), hidden),)


def _names(case: Case, may_change: bool) -> Card:
    child = case.child
    former = [row for row in child.former_names.all() if not row.struck]
    rows = [
        said("Name", str(child) if child.is_unborn else f"{child.first_name} {child.last_name}"),
        *([said("Known as", child.known_as)] if child.known_as else []),
        *(
            Said(
                "Earlier name",
                (f"{row.name}, until {formats.day(row.until)}" if row.until else row.name,),
                row_links(case, row, may_change, ("Take out", "strike_former_name", row.name)),
            )
            for row in former
        ),
    ]
    add = Link("Add an earlier name", reverse("cases:add_former_name", args=[case.pk]))
    return Card("Name", tuple(rows), (*_change(case, "change_names", "the name"), add))


def _birth(child: Child) -> tuple[Said, ...]:
    if child.birth_date is None:
        rows = [said("Due date", formats.day(child.expected_birth_date))]
    else:
        estimate = "This is an estimate" if child.birth_estimated else ""
        rows = [said("Date of birth", formats.day(child.birth_date), estimate)]
    if child.death_date:
        rows.append(said("Date of death", formats.day(child.death_date)))
    return (*rows, said("Sex", child.get_sex_display()))


def _numbers(child: Child) -> tuple[Said, ...]:
    nhs = child.nhs_number
    spaced = f"{nhs[:3]} {nhs[3:6]} {nhs[6:]}" if nhs else ""
    traced = f"Traced on {formats.day(child.nhs_traced_on)}" if child.nhs_traced_on else ""
    no_upn = f"None: {_lower(child.get_upn_unknown_display())}" if child.upn_unknown else ""
    former = [
        said(f"Earlier {row.kind}", row.value) for row in child.former_numbers.all() if row.value
    ]
    return (
        said("Child number", child.number),
        said("NHS number", spaced, _from(child.nhs_said_by), traced),
        said("Unique pupil number", child.upn, _from(child.upn_said_by), no_upn),
        *former,
    )


def _from(source: str) -> str:
    return f"From: {source}" if source else ""


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _needs(child: Child) -> tuple[Said, ...]:
    standing = [row for row in child.disabilities.all() if row.ended_on is None]
    return (
        said("First language", child.language),
        said("Interpreter", "Needed" if child.interpreter else "Not needed"),
        said("Communication", child.communication),
        said("Disability", formats.listed([str(row) for row in standing])),
        said("Ethnicity", child.get_ethnicity_display()),
    )


def _legal(child: Child) -> tuple[Said, ...]:
    since = child.legal_status_since
    return (
        said(
            "Status", child.get_legal_status_display(),
            f"Since {formats.day(since)}" if since else "",
        ),
    )  # fmt: skip


def _warnings(case: Case, may_change: bool) -> Card:
    standing = [row for row in case.child.warnings.all() if row.ended_on is None]
    rows = tuple(
        Said(
            row.get_kind_display(),
            (row.words,),
            row_links(
                case, row, may_change,
                ("Change", "change_warning", row.words), ("End", "end_warning", row.words),
            ),
        )
        for row in standing
    )  # fmt: skip
    add = Link("Add a warning", reverse("cases:add_warning", args=[case.pk]))
    return Card(
        "Warnings", rows, (add,), "No warnings. Add one that people must read before they go."
    )


def _involved(child: Child, today: date) -> tuple[Said, ...]:
    return (said("In short", child.why_involved, signed(child, today)),)


def signed(child: Child, today: date) -> str:
    """Written by Amina Yusuf, 25 March."""
    if child.why_involved_by is None or child.why_involved_on is None:
        return ""
    day = formats.short_day(child.why_involved_on)
    year = "" if child.why_involved_on.year == today.year else f" {child.why_involved_on.year}"
    return f"Written by {child.why_involved_by.name}, {day}{year}."
