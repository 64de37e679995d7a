"""Conferences: asked for, booked, prepared, held, decided."""

from conferences.models.attendance import Attendance, QuorumChoice
from conferences.models.booking import BookedSlot, Booking, LateReason, LateRequest
from conferences.models.conference import Conference, ConferenceChild
from conferences.models.decision import Answer, OutlineLine
from conferences.models.diary import ChairAway, ChairHours, Room
from conferences.models.invitation import Invitation
from conferences.models.letter import Letter
from conferences.models.report import AgencyReport, Report, ReportPart, ReportShare
from conferences.models.request import ConferenceRequest, RequestChild

__all__ = [
    "AgencyReport",
    "Answer",
    "Attendance",
    "BookedSlot",
    "Booking",
    "ChairAway",
    "ChairHours",
    "Conference",
    "ConferenceChild",
    "ConferenceRequest",
    "Invitation",
    "LateReason",
    "LateRequest",
    "Letter",
    "OutlineLine",
    "QuorumChoice",
    "Report",
    "ReportPart",
    "ReportShare",
    "RequestChild",
    "Room",
]
