"""An agency's invitations: list, read, answer, send its report."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.services.idempotent_replies import AgencyReplies
from conferences.api import schema
from conferences.api.serializers import InvitationOut, ReplyIn, ReportIn, ReportOut
from conferences.models import AgencyReport, Invitation
from conferences.services.agency_reports import send_agency_report
from conferences.services.invitations import reply
from cpcase import clock
from cpcase.api.etag import etag_of, matched_version
from cpcase.api.idempotency import once


class OwnInvitations:
    """Only what is shared with the agency that asks; anything else is not there."""

    request: Any
    kwargs: dict[str, Any]

    def get_queryset(self) -> Any:
        """The agency's invitations, with all that an answer shows."""
        if getattr(self, "swagger_fake_view", False):
            return Invitation.objects.visible_to(self.request.user).none()
        return Invitation.objects.visible_to(self.request.user).for_lists()

    def one(self) -> Invitation:
        """The invitation of this address, noted as looked at. Raises Http404."""
        found: Invitation | None = self.get_queryset().filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        self.note(found)
        return found

    def note(self, invitation: Invitation) -> None:
        """Write down that the agency looked at these children."""
        invitation.shown_to(self.request.user)
        self.request._request.note_view(invitation)

    def act(self, act: Any) -> Response:
        """Do it once for its Idempotency-Key, with the answer kept."""
        kept = AgencyReplies(self.request.user.agency_id, at=clock.now())
        return once(self.request, kept, act)


class Invitations(OwnInvitations, ListAPIView[Invitation]):
    """Every invitation of the agency, newest first."""

    serializer_class = InvitationOut

    def paginate_queryset(self, queryset: Any) -> Any:
        page = super().paginate_queryset(queryset)
        for one in page or ():
            self.note(one)
        return page

    @extend_schema(
        operation_id="list_invitations",
        summary="List your invitations",
        parameters=schema.HEADERS,
        responses=schema.answers({200: InvitationOut(many=True)}, schema.LISTING),
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Every meeting to which the agency is invited, a page at a time."""
        return super().get(request, *args, **kwargs)


class OneInvitation(OwnInvitations, GenericAPIView[Invitation]):
    """One invitation."""

    serializer_class = InvitationOut

    @extend_schema(
        operation_id="read_invitation",
        summary="Read one invitation",
        parameters=[schema.ETAG, *schema.HEADERS],
        responses=schema.answers({200: InvitationOut}, schema.READING),
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Its ETag is what an answer or a report is sent with."""
        return _told(self.one())


class Answer(OwnInvitations, GenericAPIView[Invitation]):
    """The answer to one invitation."""

    serializer_class = ReplyIn

    @extend_schema(
        operation_id="answer_invitation",
        summary="Answer an invitation",
        parameters=schema.ACT_HEADERS,
        request=ReplyIn,
        responses=schema.answers({200: InvitationOut}, schema.ACTING),
    )
    def post(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Coming, not coming, or not coming and sending a report. It can be changed later."""
        return self.act(self._answer)

    def _answer(self) -> Response:
        invitation = self.one()
        version = matched_version(self.request, invitation)
        said = ReplyIn(data=self.request.data)
        said.is_valid(raise_exception=True)
        reply(
            invitation, **said.validated_data, by=self.request.user, as_of=clock.now(),
            version=version,
        )  # fmt: skip
        return _told(self.one())


class Report(OwnInvitations, GenericAPIView[Invitation]):
    """The agency's report for the conference."""

    serializer_class = ReportIn

    @extend_schema(
        operation_id="read_report",
        summary="Read the report that you sent",
        parameters=schema.HEADERS,
        responses=schema.answers({200: ReportOut}, schema.READING),
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The report as it stands; 404 until one was sent."""
        report: AgencyReport | None = getattr(self.one(), "report", None)
        if report is None:
            raise Http404
        return Response(ReportOut(report).data)

    @extend_schema(
        operation_id="send_report",
        summary="Send your report",
        parameters=schema.ACT_HEADERS,
        request=ReportIn,
        responses=schema.answers({201: ReportOut}, schema.ACTING),
    )
    def post(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Sent again before the conference, the later one stands."""
        return self.act(self._send)

    def _send(self) -> Response:
        invitation = self.one()
        version = matched_version(self.request, invitation)
        said = ReportIn(data=self.request.data)
        said.is_valid(raise_exception=True)
        report = send_agency_report(
            invitation, words=said.validated_data["words"], by=self.request.user,
            as_of=clock.now(), version=version,
        )  # fmt: skip
        return Response(ReportOut(report).data, status=201, headers={"ETag": etag_of(self.one())})


def _told(invitation: Invitation) -> Response:
    return Response(InvitationOut(invitation).data, headers={"ETag": etag_of(invitation)})
