"""Signing in, one's own page, people and teams."""

from django.urls import path

from accounts.views import drafts, me, people, sign_in

app_name = "accounts"
urlpatterns = [
    path("", sign_in.Home.as_view(), name="home"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign_in"),
    path("sign-out/", sign_in.SignOut.as_view(), name="sign_out"),
    path("stay/", drafts.StaySignedIn.as_view(), name="stay"),
    path("drafts/", drafts.SaveDraft.as_view(), name="save_draft"),
    path("me/", me.Me.as_view(), name="me"),
    path("me/role/", me.WorkAs.as_view(), name="work_as"),
    path("notices/", me.Notices.as_view(), name="notices"),
    path("notices/<uuid:pk>/open/", me.OpenNotice.as_view(), name="open_notice"),
    path("people/", people.People.as_view(), name="people"),
    path("people/new/", people.AddPerson.as_view(), name="add_person"),
    path("people/<uuid:pk>/posts/new/", people.GivePost.as_view(), name="give_post"),
    path("posts/<uuid:pk>/end/", people.EndPost.as_view(), name="end_post"),
]
