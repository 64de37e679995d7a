"""Giving and ending posts, for the system administrator."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from accounts import forms
from accounts.models import Post, Team, User
from accounts.services import posts
from accounts.views.people import ManagesPeople
from cpcase import clock
from cpcase.refusals import Refusal
from cpcase.web.acts import ActView


class GivePost(ManagesPeople, ActView):
    """What a person may do follows from the posts they hold."""

    template_name = "accounts/form.html"
    form_class = forms.GivePost
    title = "Give a post"
    done_words = "The post is given."

    @cached_property
    def person(self) -> User:
        """Who gets the post."""
        people = User.objects.visible_to(self.request.user).people()
        return get_object_or_404(people, pk=self.kwargs["pk"])

    def form_kwargs(self) -> dict[str, Any]:
        return {"teams": Team.objects.visible_to(self.request.user).order_by("name")}

    def context(self) -> dict[str, Any]:
        return {"caption": self.person.name}

    def back_url(self) -> str:
        return reverse("accounts:person", args=[self.kwargs["pk"]])

    def act(self, form: forms.GivePost) -> Post:
        return posts.give_post(self.person, by=self.request.user, **form.cleaned_data)


class EndPost(ManagesPeople, View):
    """A post ends today; its work goes to whoever holds it next, or to the duty manager."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        post = get_object_or_404(Post.objects.visible_to(request.user), pk=pk)
        version = request.POST.get("version", "")
        try:
            posts.end_post(
                post,
                until=clock.today(),
                by=request.user,
                version=int(version) if version.isdecimal() else 0,
            )
            messages.success(request, "The post ends today.")
        except Refusal as refusal:
            messages.error(request, refusal.words)
        return redirect("accounts:person", pk=post.person_id)
