"""Two people, one record: what each wrote, field by field, so that neither text is lost.

The page posts back the kept text with `version` (the new one), `read` (the one that was read),
`clash` for each field on it, and for each of them `choose-<field>`: mine, theirs or both, the last
with its text in `both-<field>`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict

from cpcase.records import Record
from cpcase.web.compared import (
    both_lists,
    in_words,
    is_list,
    label,
    put,
    sent_as,
    told,
    yours,
)

MINE, THEIRS, BOTH = "mine", "theirs", "both"
_OF_THE_FORM = ("csrfmiddlewaretoken", "version", "save_draft")


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed. `both` is one text of the two; empty where a choice has none."""

    name: str
    label: str
    yours: str
    theirs: str
    both: str = ""
    # Rows: whoever keeps both gets theirs and then their own, what is twice in them once.
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What somebody else saved while a page was open: `who`, `at`, and what to do about it."""

    who: str
    at: datetime | None
    version: int
    read: int
    clashes: tuple[Clash, ...]
    # What they changed and this person did not: it stays theirs. (label, what it says now)
    changed: tuple[tuple[str, str], ...]
    # Hidden inputs: what this person typed, and what was merged into it.
    kept: tuple[tuple[str, str], ...]


def says(record: Any, form: forms.BaseForm) -> dict[str, Any]:
    """What a record, or its history, holds for the fields of a form that carry its names."""
    columns = {field.name for field in record._meta.concrete_fields}
    held = {
        name: getattr(record, name)
        for name, field in form.fields.items()
        if name in columns and name != "version" and not isinstance(field, forms.FileField)
    }
    # A form about a record with rows of its own says what those hold.
    more = form.says(record) if hasattr(form, "says") else {}
    own = {name: value for name, value in more.items() if name in form.fields}
    lists = {name: value for name, value in more.items() if is_list(form, name)}
    return held | own | lists


def compare(form: forms.BaseForm, record: Record, *, read: int, data: QueryDict) -> Meanwhile:
    """This person's valid form against the record as it now is and as they read it."""
    before = record.history.filter(version=read).first()
    last = record.history.order_by("-history_id").first()
    now, then = says(record, form), says(before, form) if before else {}
    clashes, changed, kept = [], _changed_elsewhere(form, record, before), data.copy()
    for name, theirs in now.items():
        mine = yours(form, name)
        mine_as, theirs_as, then_as = (
            sent_as(form, name, value) for value in (mine, theirs, then.get(name))
        )
        if theirs_as in (then_as, mine_as):
            continue
        if mine_as == then_as:
            put(kept, form, name, theirs_as)
            changed.append((label(form, name), in_words(form, name, theirs)))
        else:
            clashes.append(_clash(form, name, mine, theirs, data))
    return Meanwhile(
        who=str(last.history_user or "The system") if last else "",
        at=last.history_date if last else None,
        version=record.version,
        read=read,
        clashes=tuple(clashes),
        changed=tuple(changed),
        kept=tuple(_hidden(kept)),
    )


def undecided(data: QueryDict) -> list[str]:
    """The clashing fields for which nobody chose yet."""
    options = {MINE, THEIRS, BOTH}
    return [name for name in data.getlist("clash") if data.get(f"choose-{name}") not in options]


def resolve(form: forms.BaseForm, record: Record, *, data: QueryDict) -> QueryDict:
    """The text as it was chosen: mine as it is, theirs from the record, both as it was edited."""
    chosen, now = data.copy(), says(record, form)
    for name in data.getlist("clash"):
        match data[f"choose-{name}"]:
            case "theirs" if name in now:
                put(chosen, form, name, sent_as(form, name, now[name]))
            case "both" if is_list(form, name):
                rows = both_lists(form, name, now.get(name, ()), data)
                put(chosen, form, name, sent_as(form, name, rows))
            case "both":
                chosen[name] = data.get(f"both-{name}", "")
    for key in [key for key in chosen if _is_of_the_page(key)]:
        del chosen[key]
    return chosen


def _clash(form: forms.BaseForm, name: str, mine: Any, theirs: Any, data: QueryDict) -> Clash:
    texts = in_words(form, name, mine), in_words(form, name, theirs)
    if is_list(form, name):
        return Clash(name, label(form, name), *texts, is_list=True)
    is_text = (
        isinstance(mine, str)
        and isinstance(theirs, str)
        and not isinstance(form.fields[name], forms.ChoiceField)
    )
    both = data.get(f"both-{name}") or f"{mine}\n\n{theirs}" if is_text else ""
    return Clash(name, label(form, name), *texts, both)


def _changed_elsewhere(form: forms.BaseForm, record: Record, before: Any) -> list[tuple[str, str]]:
    """What else of the record is not as it was read."""
    if before is None:
        return []
    kept = {field.name for field in before._meta.concrete_fields}  # a history may leave some out
    return [
        (str(field.verbose_name).capitalize(), told(field.formfield() or forms.Field(), value))
        for field in record._meta.concrete_fields
        if field.editable and field.name in kept - form.fields.keys() - _bookkeeping(kept)
        if (value := getattr(record, field.name)) != getattr(before, field.name)
    ]


def _bookkeeping(names: set[str]) -> set[str]:
    """Who did something and when: `recorded_by` with `recorded_at`. The page says both already."""
    stems = {name.removesuffix("_by") for name in names if name.endswith("_by")}
    return {name for stem in stems for name in (f"{stem}_by", f"{stem}_at", f"{stem}_on")}


def _hidden(data: QueryDict) -> list[tuple[str, str]]:
    return [
        (key, str(value))
        for key, values in data.lists()
        if key not in _OF_THE_FORM and not _is_of_the_page(key)
        for value in values
    ]


def _is_of_the_page(key: str) -> bool:
    return key in ("read", "clash") or key.startswith(("choose-", "both-"))
