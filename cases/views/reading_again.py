"""An act beside what others do: a clash shows theirs, and the next try says that it was read."""

from typing import Any

from django.http import HttpResponse

from cpcase.refusals import Conflict
from cpcase.web.acts import TOO_LATE


class ReadAgain:
    """The page of the act shows what the others did; what was typed is kept, and can be sent."""

    make_form: Any
    page: Any

    def read_now(self) -> dict[str, str]:
        """What the form carries of the state that its page shows, as it is now."""
        raise NotImplementedError

    def on_conflict(self, form: Any, refusal: Conflict) -> HttpResponse:
        """The same page with what stands now."""
        data = form.data.copy()
        for name, value in self.read_now().items():
            data[name] = value
        again = self.make_form(data)
        again.is_valid()
        again.add_error(None, refusal.words)
        answer: HttpResponse = self.page(again, status=TOO_LATE)
        return answer
