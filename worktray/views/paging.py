"""Pages of deadlines, counted as they are shown: siblings' work is one row."""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest

from cpcase.web.lists import page_of
from timescales.models.deadline import DeadlineQuerySet
from worktray.queries import LINE, Batch, gather, in_reach


def page_of_lines(
    request: HttpRequest, rows: DeadlineQuerySet, person: Any
) -> tuple["Page[Any]", Batch]:
    """The page that is asked for of the lines of these rows, and the rows behind its lines."""
    reached = in_reach(rows, person)
    page = page_of(request, reached.order_by(*LINE).values_list(*LINE).distinct())
    shown = set(page.object_list)
    steps, groups = {line[2] for line in shown}, {line[-1] for line in shown}
    behind = reached.filter(step__in=steps, timeline__group__in=groups).for_lists()
    keyed = ((row, (row.due_on, row.due_at, row.step, row.part, row.timeline.group))
             for row in behind)  # fmt: skip
    return page, gather([row for row, line in keyed if line in shown], person)
