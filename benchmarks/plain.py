"""The page that others are measured beside: signed in, the same layout, 25 rows by an index."""

from functools import lru_cache
from typing import Any

from django.http import HttpResponse
from django.template import engines
from django.urls import include, path
from django.views.generic import ListView

from timescales.models import Deadline

_PAGE = """{% extends "layout.html" %}
{% block title %}Plain page{% endblock %}
{% block main %}<h1 class="govuk-heading-l">Plain page</h1>
<p class="govuk-body">{{ paginator.count }} in all, page {{ page_obj.number }}.</p>
<table class="govuk-table"><tbody class="govuk-table__body">{% for row in page_obj %}
<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{{ row.step }}</th>
<td class="govuk-table__cell"><a class="govuk-link" href="{% url 'cases:not_needed' row.pk %}">\
{{ row.title }}</a></td><td class="govuk-table__cell">{{ row.timeline.team }}</td>
<td class="govuk-table__cell">{{ row.due_on|date:"l j F Y" }}</td></tr>{% endfor %}
</tbody></table>{% endblock %}"""


class Plain(ListView):
    """What Django's own list view takes: a count, a page of rows with their team, a template."""

    paginate_by = 25
    queryset = (
        Deadline.objects.open()
        .filter(role="social_worker")
        .select_related("timeline__team")
        .order_by("due_on")
    )

    def render_to_response(self, context: dict[str, Any], **_kwargs: Any) -> HttpResponse:
        return HttpResponse(_template().render(context, self.request))


@lru_cache
def _template() -> Any:
    """Compiled once, as the cached loader does with a file."""
    return engines["django"].from_string(_PAGE)


urlpatterns = [path("plain/", Plain.as_view()), path("", include("cpcase.urls"))]
