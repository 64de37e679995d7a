"""A child leaves the siblings' process; the page also says what becomes of the conference."""

from typing import Any

from django.utils.functional import cached_property

from cases.models import Case
from cases.views import siblings
from conferences.forms import leaving as forms
from conferences.models import ConferenceChild
from conferences.presenters.leaving import of_the_conferences
from conferences.rules.leaving import is_asked, places_to_come
from conferences.services.leaving import leave_together
from cpcase import clock


class Leave(siblings.Leave):
    """This child goes on alone, and leaves the conference that was to be about them all."""

    form_class = forms.Leave

    @cached_property
    def places(self) -> list[ConferenceChild]:
        """Where the child is to be."""
        return places_to_come(self.record)

    def form_kwargs(self) -> dict[str, Any]:
        asks = any(is_asked(place) for place in self.places)
        return {"called": self.record.child.called, "asks": asks}

    def context(self) -> dict[str, Any]:
        said = of_the_conferences(self.places, clock.today())
        context = super().context()
        return {**context, "about": (*context["about"], *said)}

    def act(self, form: forms.Leave) -> Case:
        now = clock.now()
        return leave_together(
            self.record, why=form.cleaned_data["why"], conference_needed=form.conference_needed(),
            by=self.request.user, at=now, as_of=now,
        )  # fmt: skip
