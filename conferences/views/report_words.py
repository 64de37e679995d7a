"""The social worker's report as it was written, for whoever decides on it or sits by it."""

from collections.abc import Sequence
from typing import Any

from conferences.forms.reports import Report as ReportForm
from conferences.models import Conference, ConferenceChild, Report
from conferences.rules.reports import OWN, SHARED


def told_of(report: Report) -> dict[str, Any]:
    """What was written, by the names of the form's fields."""
    own = {name: getattr(report, name) for name in SHARED}
    parts = {
        f"{name}-{part.child_id}": getattr(part, name)
        for part in report.parts.all()
        for name in OWN
    }
    return {**own, **parts}


def as_written(conference: Conference, children: Sequence[ConferenceChild]) -> ReportForm | None:
    """The questions with what stands under each, to be read; None before it is begun."""
    report: Report | None = getattr(conference, "report", None)
    return None if report is None else ReportForm(children=children, initial=told_of(report))


def reported_of(
    conference: Conference, children: Sequence[ConferenceChild]
) -> dict[Any, list[tuple[str, str]]]:
    """What the report says of each child, question by question."""
    form = as_written(conference, children)
    if form is None:
        return {}
    return {
        child.pk: [(str(one.label), one.value()) for one in form.of_child(child)]
        for child in children
    }
