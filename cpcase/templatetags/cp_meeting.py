"""Tags for booking, meetings and copied text: times, attendance, plan lines, two people's text."""

from collections.abc import Iterable
from typing import Any

from django import forms, template

from cpcase.web.meeting import ATTENDED, Attending, PlanLine, Slot
from cpcase.web.places import first_id
from cpcase.web.writing import CarriedLine

register = template.Library()


@register.inclusion_tag("components/seen.html")
def seen(form: forms.Form) -> dict[str, Any]:
    """The questions of `cpcase.web.seen.Seen` for one child of a visit."""
    return {"form": form}


@register.inclusion_tag("components/slots.html")
def slots(form: forms.Form, name: str, choices: Iterable[Slot], size: str = "m") -> dict[str, Any]:
    """`{% slots form "slot" slots %}`: times as cards, nothing preselected, each with why."""
    bound = form[name]
    return {
        "bound": bound,
        "prefix": first_id(bound),
        "chosen": str(bound.value() or ""),
        "slots": list(choices),
        "size": size,
    }


@register.inclusion_tag("components/attendance.html")
def attendance(
    form: forms.Form, people: Iterable[Attending], caption: str = "Who is here"
) -> dict[str, Any]:
    """A table of radios: here, sent a report, neither, excused, in a separate part."""
    rows = [(one, form[one.field], str(form[one.field].value() or "")) for one in people]
    used = {option for one, _, _ in rows for option in one.options}
    heads = [(value, words) for value, words in ATTENDED.items() if value in used]
    return {"rows": rows, "heads": heads, "caption": caption}


@register.inclusion_tag("components/plan_line.html")
def plan_line(line: PlanLine, number: int = 0, level: int = 3) -> dict[str, Any]:
    """One need of a plan, as a card; what was changed stands beneath it."""
    return {"line": line, "number": number, "level": level}


@register.inclusion_tag("components/carried.html")
def carried(line: CarriedLine, form: forms.Form | None = None) -> dict[str, Any]:
    """A line copied from another child's record, until somebody confirms it."""
    return {"line": line, "form": form}


@register.inclusion_tag("components/conflict_field.html")
def conflict_field(form: forms.Form, clash: Any, who: str) -> dict[str, Any]:
    """Two people's text of one field side by side, and the question whose stays."""
    return {"form": form, "clash": clash, "who": who, "choice": f"choose-{clash.name}"}
