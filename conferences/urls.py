"""Conferences; a name that ends `_of_case` takes an episode's id."""

from django.urls import path

from conferences.views import (
    answering,
    asking,
    book_check,
    bookings,
    changes,
    conferences,
    day,
    decisions,
    diary,
    invitations,
    joining,
    of_child,
    plan_endings,
    reports,
    requests,
)

app_name = "conferences"
C = "conferences/<uuid:pk>/"
R = "conference-requests/<uuid:pk>/"
I = "invitations/<uuid:pk>/"  # noqa: E741
CHILD = "children/<uuid:pk>/"

urlpatterns = [
    path("conference-requests/", requests.Requests.as_view(), name="requests"),
    path(R, requests.OneRequest.as_view(), name="request"),
    path(f"{R}edit/", requests.EditRequest.as_view(), name="edit_request"),
    path(f"{R}send/", requests.SendRequest.as_view(), name="send_request"),
    path(f"{R}list/", requests.SendList.as_view(), name="send_list"),
    path(f"{CHILD}conference-request/", asking.AskForConference.as_view(), name="request_of_case"),
    path(f"{CHILD}transfer-in/", asking.TransferIn.as_view(), name="transfer_in_of_case"),
    path(f"{CHILD}conference/", conferences.OfCase.as_view(), name="conference_of_case"),
    path(f"{CHILD}conference-report/", conferences.ReportOfCase.as_view(), name="report_of_case"),
    path(f"{CHILD}meetings/", of_child.Meetings.as_view(), name="meetings_of_case"),
    path(f"{CHILD}documents/", of_child.Documents.as_view(), name="documents_of_case"),
    path(f"{CHILD}plan/end/", plan_endings.EndPlan.as_view(), name="end_plan_of_case"),
    path("conferences/", conferences.Conferences.as_view(), name="conferences"),
    path(C, conferences.OneConference.as_view(), name="conference"),
    path(f"{C}book/", bookings.ChooseTime.as_view(), name="book"),
    path(f"{C}book/free/", bookings.FreeTimes.as_view(), name="free_times"),
    path(f"{C}book/invitations/", bookings.BookInvitations.as_view(), name="book_invitations"),
    path(f"{C}book/check/", book_check.BookCheck.as_view(), name="book_check"),
    path(f"{C}late/", changes.AgreeToLate.as_view(), name="agree_to_late"),
    path(f"{C}late/ask/", changes.AskForLate.as_view(), name="ask_for_late"),
    path(f"{C}rearrange/", changes.Rearrange.as_view(), name="rearrange"),
    path(f"{C}rearrange/check/", book_check.RearrangeCheck.as_view(), name="rearrange_check"),
    path(f"{C}stand-down/", changes.StandDown.as_view(), name="stand_down"),
    path(f"{C}children/new/", joining.AddChild.as_view(), name="add_child"),
    path(f"{C}children/leave/", joining.TakeOut.as_view(), name="take_out"),
    path(f"{C}invitations/new/", invitations.AddInvitation.as_view(), name="add_invitation"),
    path(f"{C}invitations/send/", invitations.SendInvitations.as_view(), name="send_invitations"),
    path(f"{C}report/", reports.WriteReport.as_view(), name="report"),
    path(f"{C}report/decide/", reports.DecideReport.as_view(), name="decide_report"),
    path(f"{C}report/share/", reports.ShareReport.as_view(), name="share_report"),
    path(f"{C}day/", day.Day.as_view(), name="day"),
    path(f"{C}day/quorum/", day.ChooseQuorum.as_view(), name="quorum"),
    path(f"{C}day/quorum/agree/", day.AgreeQuorum.as_view(), name="agree_quorum"),
    path(f"{C}day/confirm/", decisions.Confirm.as_view(), name="confirm"),
    path(f"{C}decisions/", decisions.Decisions.as_view(), name="decisions"),
    path(f"{C}decisions/send/", decisions.SendDecisions.as_view(), name="send_decisions"),
    path("letters/<uuid:pk>/letter.pdf", decisions.LetterPdf.as_view(), name="letter"),
    path("partner/", answering.Partner.as_view(), name="partner"),
    path(I, answering.OneInvitation.as_view(), name="invitation"),
    path(f"{I}answer/", answering.Answer.as_view(), name="answer"),
    path(f"{I}report/", answering.SendReport.as_view(), name="send_report"),
    path(f"{I}change/", invitations.ChangeInvitation.as_view(), name="change_invitation"),
    path(f"{I}take-off/", invitations.TakeOff.as_view(), name="take_off"),
    path("diary/resources/", diary.Resources.as_view(), name="resources"),
    path("diary/rooms/new/", diary.OpenRoom.as_view(), name="open_room"),
    path("diary/rooms/<uuid:pk>/close/", diary.CloseRoom.as_view(), name="close_room"),
    path("diary/hours/new/", diary.SetHours.as_view(), name="set_hours"),
    path("diary/hours/<uuid:pk>/end/", diary.EndHours.as_view(), name="end_hours"),
    path("diary/away/new/", diary.MarkAway.as_view(), name="mark_away"),
]
