"""One's own page of when one is written to."""

from typing import Any

from django.urls import reverse

from accounts import forms
from accounts.models import MailChoice, User
from accounts.rules.mail import choice_of
from accounts.services.mail_choices import choose
from cpcase.web.acts import ActView


class HowWeWrite(ActView):
    """What is written at once whatever one chooses, and what one chooses."""

    template_name = "accounts/mail.html"
    form_class = forms.ChooseMail
    title = "How we write to you"
    done_words = "Saved. We write to you as you chose."

    @property
    def me(self) -> User:
        """Whose page it is."""
        return self.request.user  # type: ignore[return-value]

    def initial(self) -> dict[str, Any]:
        choice = choice_of(self.me)
        version = 0 if choice._state.adding else choice.version
        return {"news": choice.news, "morning": choice.morning, "version": version}

    def back_url(self) -> str:
        return reverse("accounts:me")

    def act(self, form: forms.ChooseMail) -> MailChoice:
        said = form.cleaned_data
        return choose(
            self.me, news=said["news"], morning=said["morning"], by=self.me,
            version=said["version"] or 0,
        )  # fmt: skip
