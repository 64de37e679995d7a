"""Closing a child's record, by a manager."""

from typing import Any

from django.urls import reverse

from accounts.permissions import Permission
from cases.forms import closing as forms
from cases.rules.closing import check_nothing_runs
from cases.services import closing
from cases.views.episode_acts import EpisodeAct
from cases.views.person import ByPerson
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow


class CloseRecord(ByPerson, EpisodeAct):
    """Nothing of this child is owed any more."""

    form_class = forms.CloseRecord
    title = "Close this record"
    button = "Close the record"
    done_words = "Closed. Nothing is due for this child any more."

    def check(self) -> None:
        if not self.person.may(Permission.CLOSE_RECORD, self.record):
            raise NotAllowed("Only a manager closes a child's record.")
        if self.record.closed_on is not None:
            raise NotNow("This record is closed already.")
        check_nothing_runs(self.record)

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": clock.today()}

    def act(self, form: Any) -> Any:
        said = form.cleaned_data
        return closing.close_record(
            self.record, reason=said["reason"], why=said["why"], on=said["on"], by=self.person,
            as_of=clock.now(), version=said["version"],
        )  # fmt: skip

    def done_url(self, result: Any) -> str:
        return reverse("cases:children")
