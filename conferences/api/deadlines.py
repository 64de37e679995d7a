"""What an agency owes for its conferences, and by when (S08)."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from conferences.api import schema
from conferences.api.serializers import DeadlineOut
from conferences.models import Invitation
from conferences.rules.shared_limits import owed
from cpcase import clock
from cpcase.api.paging import Pages
from timescales.models import Deadline


class SoonestFirst(Pages):
    """The soonest limit first."""

    ordering = ("due_on", "pk")


class Deadlines(ListAPIView[Deadline]):
    """One for each invitation whose report has not come."""

    serializer_class = DeadlineOut
    pagination_class = SoonestFirst

    def get_queryset(self) -> Any:
        """The agency's own limits; a sister's and a brother's are one."""
        return owed(Invitation.objects.visible_to(self.request.user))

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "as_of": clock.now()}

    @extend_schema(
        operation_id="list_deadlines",
        summary="List what you owe, and by when",
        parameters=schema.HEADERS,
        responses=schema.answers({200: DeadlineOut(many=True)}, schema.LISTING),
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Reports that are wanted from the agency, the soonest first."""
        return super().get(request, *args, **kwargs)
