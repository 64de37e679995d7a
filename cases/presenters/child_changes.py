"""What was changed on a child's record: by whom, when, why, and what stood there before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from cases.models import (
    Address,
    Case,
    Child,
    ChildDisability,
    FormerName,
    FormerNumber,
    Involvement,
    Professional,
    Relationship,
    Relative,
    Warning,
)
from cpcase.web import formats

# What is the product's own, and no subject of a person's change.
_NOT_SHOWN = {"id", "family", "child", "case", "relative", "professional", "number", "agency"}
_WORDS = {
    "lines": "Address", "words": "Words", "struck": "Taken out", "code": "Disability",
    "value": "Number", "nhs_number": "NHS number", "nhs_said_by": "Where the NHS number is from",
    "nhs_traced_on": "NHS number traced on", "upn": "Unique pupil number",
    "upn_said_by": "Where the unique pupil number is from",
    "upn_unknown": "Why there is no unique pupil number", "interpreter": "Interpreter needed",
    "lives_with": "Lives with the child", "contact_rule": "Contact rule",
    "legal_status_since": "Legal status since", "why_involved": "Why we are involved",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changed:
    """One change: its lines are (what, before, after); nothing stood before what is new."""

    what: str
    who: str
    when: str
    why: str
    lines: tuple[tuple[str, str, str], ...]


def changes_of(case: Case, today: date) -> list[Changed]:
    """Every change of the child's record and what belongs to it, the newest first."""
    found: list[tuple[datetime, int, Changed]] = []
    for title, rows, names in _histories(case):
        before: dict[Any, Any] = {}
        for row in rows:
            about = names.get(_whose(row), "")
            what = f"{title}: {about}" if about else title
            one = _changed(what, row, before.get(row.id), today)
            before[row.id] = row
            if one.lines:
                found.append((row.history_date, row.history_id, one))
    found.sort(key=lambda each: each[:2], reverse=True)
    return [one for _, _, one in found]


def _histories(case: Case) -> Iterable[tuple[str, Iterable[Any], Mapping[Any, str]]]:
    """Each kind of thing on the record, its history, and what it is called by now."""
    child = case.child
    known = Relative.objects.filter(relationships__child=child).distinct()
    relatives = {row.pk: str(row) for row in known}
    involved = Professional.objects.filter(involvements__case=case).distinct()
    professionals = {row.pk: row.name for row in involved}
    homes = Q(child=None) | Q(child=child)  # not where a brother or sister lives apart
    nobody: dict[Any, str] = {}
    for title, rows, names in (
        ("Child", Child.history.filter(id=child.pk), nobody),
        ("Earlier name", FormerName.history.filter(child=child), nobody),
        ("Earlier number", FormerNumber.history.filter(child=child), nobody),
        ("Disability", ChildDisability.history.filter(child=child), nobody),
        ("Warning", Warning.history.filter(child=child), nobody),
        ("Address", Address.history.filter(homes, family=child.family_id), nobody),
        ("Contact", Relative.history.filter(id__in=relatives), relatives),
        ("Relation", Relationship.history.filter(child=child), relatives),
        ("Contact", Professional.history.filter(id__in=professionals), professionals),
        ("Professional", Involvement.history.filter(case=case), professionals),
    ):
        ordered = rows.select_related("history_user").order_by("history_id")
        yield title, ordered, names


def _whose(row: Any) -> Any:
    """The person that a row is about: itself, or whom it points to."""
    return getattr(row, "relative_id", None) or getattr(row, "professional_id", None) or row.id


def _changed(title: str, row: Any, before: Any, today: date) -> Changed:
    lines = []
    for field in row._meta.concrete_fields:
        name = field.name
        if name in _NOT_SHOWN or name.startswith("history_") or not field.editable:
            continue
        was, now = (_words(one, field) if one is not None else "" for one in (before, row))
        if was != now:
            label = _WORDS.get(name) or str(field.verbose_name).capitalize()
            lines.append((label, was, now))
    return Changed(
        what=title if before is not None else f"{title} (new)",
        who=str(row.history_user or "The system"),
        when=formats.moment(row.history_date, today),
        why=row.history_change_reason or "",
        lines=tuple(lines),
    )


def _words(row: Any, field: Any) -> str:
    value = getattr(row, field.attname)
    if value in (None, "", False):
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if value is True:
        return "Yes"
    return formats.day(value) if isinstance(value, date) else str(value)
