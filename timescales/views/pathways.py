"""The pathways that the product carries, each as a timeline and a table."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.views.generic import TemplateView

from accounts.permissions import Permission
from timescales.engine.reading import SHIPPED, BadPathway, load
from timescales.presenters.pathways import view_of
from timescales.services.pathways import in_force


class ReadsPathways:
    """Only for whoever works by them: a partner agency is told its own dates."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.may(Permission.READ_PATHWAYS, None):  # type: ignore[union-attr]
            raise PermissionDenied("Pathways are for the people who work by them.")
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class PathwayList(ReadsPathways, TemplateView):
    """Every pathway, with the one that runs here named."""

    template_name = "timescales/pathway_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        running = in_force()
        context["pathways"] = [(load(slug), running.get(slug)) for slug in SHIPPED]
        return context


class PathwayPage(ReadsPathways, TemplateView):
    """One pathway: its stages in order, then every row with its source."""

    template_name = "timescales/pathway.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        slug = kwargs["slug"]
        published = in_force().get(slug)
        try:
            pathway = published.pathway if published else load(slug)
        except BadPathway:
            raise Http404("There is no such pathway.") from None
        context["page"] = (
            view_of(pathway, version=published.number, text=published.text)
            if published
            else view_of(pathway)
        )
        return context
