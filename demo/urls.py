"""The demo's own pages: its clock and its mailbox."""

from django.urls import path

from demo.views import clock, mailbox

app_name = "demo"
urlpatterns = [
    path("demo/clock/", clock.MoveClock.as_view(), name="clock"),
    path("demo/mailbox/", mailbox.Mailbox.as_view(), name="mailbox"),
]
