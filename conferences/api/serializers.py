"""What goes out to an agency's system, and what comes in."""

from datetime import datetime
from typing import Any

from rest_framework import serializers

from conferences.choices import InvitationStatus, Kind, Reply
from conferences.models import AgencyReport, Invitation
from conferences.rules.shared_limits import is_wanted
from timescales.models import Deadline


class Child(serializers.Serializer[Any]):
    """A child whom the conference is about."""

    name = serializers.CharField(help_text="First and last name, as the child is called.")


class Meeting(serializers.Serializer[Any]):
    """The conference to which the agency is invited."""

    kind = serializers.ChoiceField(choices=Kind.choices)
    number = serializers.IntegerField(help_text="Which review it is; 1 for the others.")
    starts_at = serializers.DateTimeField(allow_null=True)
    ends_at = serializers.DateTimeField(allow_null=True)
    place = serializers.SerializerMethodField(help_text="Room and building; empty without a date.")
    chair = serializers.SerializerMethodField(help_text="Who leads it; empty without a date.")
    children = serializers.SerializerMethodField()

    def get_place(self, conference: Any) -> str:
        """Room 2, Civic Centre."""
        return str(conference.room) if conference.room else ""

    def get_chair(self, conference: Any) -> str:
        """The chair's name."""
        return conference.chair.name if conference.chair else ""

    def get_children(self, conference: Any) -> list[dict[str, str]]:
        """A restricted child is named to nobody here."""
        return [{"name": str(case.child)} for case in conference.cases() if not case.restricted]


class InvitationOut(serializers.Serializer[Invitation]):
    """One invitation of the agency."""

    id = serializers.UUIDField()
    name = serializers.CharField(help_text="Who is invited.")
    status = serializers.ChoiceField(choices=InvitationStatus.choices)
    sent_at = serializers.DateTimeField()
    replied_at = serializers.DateTimeField(allow_null=True)
    reply_words = serializers.CharField()
    report_wanted = serializers.SerializerMethodField(
        help_text="Whether a report of your own is asked for, also after one was sent; false once "
        "the meeting was held or will not take place."
    )
    report_sent_at = serializers.DateTimeField(
        source="report.sent_at", default=None, allow_null=True, read_only=True
    )

    conference = Meeting()

    def get_report_wanted(self, invitation: Invitation) -> bool:
        """Whether the agency is asked for a report of its own."""
        return is_wanted(invitation)


class ReplyIn(serializers.Serializer[Any]):
    """The answer to an invitation."""

    answer = serializers.ChoiceField(choices=Reply.choices)
    words = serializers.CharField(
        required=False, allow_blank=True, max_length=2000, default="",
        help_text="What administration should know.",
    )  # fmt: skip


class ReportIn(serializers.Serializer[Any]):
    """The agency's report for the conference."""

    words = serializers.CharField(max_length=50_000, help_text="The report, as plain text.")


class ReportOut(serializers.Serializer[AgencyReport]):
    """The report as it stands; sent again, the later one."""

    words = serializers.CharField()
    sent_at = serializers.DateTimeField()


class DeadlineOut(serializers.Serializer[Deadline]):
    """One thing that the agency owes for a conference."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    explanation = serializers.CharField(help_text="Why this date.")
    invitation = serializers.SerializerMethodField(help_text="The invitation that it belongs to.")
    due = serializers.SerializerMethodField(help_text="A day, or a moment with its offset.")
    late = serializers.SerializerMethodField(help_text="Whether the limit has passed.")

    def get_invitation(self, row: Any) -> str:
        """Its identifier."""
        return str(row.invitation_id)

    def get_due(self, row: Deadline) -> str:
        """2026-04-10T10:00:00+01:00, or 2026-04-10: a moment as everywhere else in the API."""
        due = row.due
        if isinstance(due, datetime):
            return str(serializers.DateTimeField().to_representation(due))
        return due.isoformat() if due is not None else ""

    def get_late(self, row: Deadline) -> bool:
        """As judged at the moment of the request."""
        return row.late_from is not None and row.late_from <= self.context["as_of"]
