"""Signing in, one's own page, people and teams."""

from django.urls import path

from accounts.views import (
    agencies,
    drafts,
    home,
    mail,
    me,
    messages,
    notices,
    passwords,
    people,
    posts,
    sign_in,
    teams,
    tokens,
)

app_name = "accounts"
urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign_in"),
    path("sign-out/", sign_in.SignOut.as_view(), name="sign_out"),
    path("stay/", sign_in.StaySignedIn.as_view(), name="stay"),
    path(
        "password/<uuid:who>/<token>/", passwords.ChoosePassword.as_view(), name="choose_password"
    ),
    # An agency's software asks here for a token with its own id and secret.
    path("oauth/token/", tokens.Token.as_view(), name="token"),
    path("drafts/", drafts.SaveDraft.as_view(), name="save_draft"),
    path("drafts/<int:pk>/discard/", drafts.DiscardDraft.as_view(), name="discard_draft"),
    path("drafts/<int:pk>/take-up/", drafts.TakeUpDraft.as_view(), name="take_up_draft"),
    path("me/", me.Me.as_view(), name="me"),
    path("me/mail/", mail.HowWeWrite.as_view(), name="how_we_write"),
    path("me/role/", me.WorkAs.as_view(), name="work_as"),
    path("stand-ins/<uuid:pk>/take-back/", me.TakeBackStandIn.as_view(), name="take_back"),
    path("notices/", notices.Notices.as_view(), name="notices"),
    path("notices/<uuid:pk>/open/", notices.OpenNotice.as_view(), name="open_notice"),
    path("messages/", messages.Messages.as_view(), name="messages"),
    path("messages/<uuid:pk>/send/", messages.SendAgain.as_view(), name="send_again"),
    path("people/", people.People.as_view(), name="people"),
    path("people/new/", people.AddPerson.as_view(), name="add_person"),
    path("people/<uuid:pk>/", people.PersonPage.as_view(), name="person"),
    path("people/<uuid:pk>/edit/", people.ChangePerson.as_view(), name="change_person"),
    path("people/<uuid:pk>/close/", people.CloseAccount.as_view(), name="close_account"),
    path("people/<uuid:pk>/open/", people.OpenAccount.as_view(), name="open_account"),
    path("people/<uuid:pk>/send-link/", people.SendLink.as_view(), name="send_link"),
    path("people/<uuid:pk>/stand-in/", me.StandInFor.as_view(), name="stand_in_for"),
    path("people/<uuid:pk>/posts/new/", posts.GivePost.as_view(), name="give_post"),
    path("posts/<uuid:pk>/end/", posts.EndPost.as_view(), name="end_post"),
    path("teams/", teams.Teams.as_view(), name="teams"),
    path("teams/new/", teams.AddTeam.as_view(), name="add_team"),
    path("teams/<uuid:pk>/edit/", teams.ChangeTeam.as_view(), name="change_team"),
    path("agencies/", agencies.Agencies.as_view(), name="agencies"),
    path("agencies/new/", agencies.AddAgency.as_view(), name="add_agency"),
    path("agencies/<uuid:pk>/edit/", agencies.ChangeAgency.as_view(), name="change_agency"),
    path("agencies/<uuid:pk>/client/", agencies.GiveClient.as_view(), name="give_client"),
    path("clients/<uuid:pk>/rotate/", agencies.RotateSecret.as_view(), name="rotate_secret"),
    path("clients/<uuid:pk>/stop/", agencies.StopClient.as_view(), name="stop_client"),
]
