"""Each role's home."""

from django.urls import path

from worktray.views import alerts, team, work

app_name = "worktray"
urlpatterns = [
    path("work/", work.Work.as_view(), name="work"),
    path("work/later/", work.Later.as_view(), name="later"),
    path("team/", team.TeamPage.as_view(), name="team"),
    path("sign-offs/", team.SignOffs.as_view(), name="sign_offs"),
    path("alerts/<uuid:pk>/", alerts.AlertPage.as_view(), name="alert"),
]
