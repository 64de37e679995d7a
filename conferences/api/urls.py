"""The API of conferences, under /api/v1/."""

from django.urls import path

from conferences.api import deadlines, invitations

app_name = "api"
urlpatterns = [
    path("invitations/", invitations.Invitations.as_view(), name="invitations"),
    path("invitations/<uuid:pk>/", invitations.OneInvitation.as_view(), name="invitation"),
    path("invitations/<uuid:pk>/reply/", invitations.Answer.as_view(), name="reply"),
    path("invitations/<uuid:pk>/report/", invitations.Report.as_view(), name="report"),
    path("deadlines/", deadlines.Deadlines.as_view(), name="deadlines"),
]
