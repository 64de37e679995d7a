"""Text that was typed and not sent: kept as it stands, valid or not."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Draft, User

# What belongs to the request and not to the text.
_NOT_TEXT = ("csrfmiddlewaretoken", "draft_key", "draft_link", "draft_title", "save_draft")


@transaction.atomic
def save(
    person: User, key: str, data: dict[str, list[str]], *, at: datetime, link: str = "",
    title: str = "",
) -> Draft:  # fmt: skip
    """Keep what is typed in one form; the last one wins."""
    text = {name: values for name, values in data.items() if name not in _NOT_TEXT}
    draft, _ = Draft.objects.update_or_create(
        person=person,
        key=key[:120],
        ended_at=None,
        defaults={"data": text, "saved_at": at, "link": link[:200], "title": title[:120]},
    )
    return draft


def end(person: User, key: str, *, at: datetime) -> None:
    """Its act was done, or the person threw it away: the row stays, out of the way."""
    Draft.objects.filter(person=person, key=key[:120], ended_at=None).update(ended_at=at)


class Drafts:
    """A request's own drafts, as forms use them: load, save, discard by key."""

    def __init__(self, person: User, at: datetime) -> None:
        self.person = person
        self.at = at

    def load(self, key: str) -> Draft | None:
        """What was typed in this form before, if anything."""
        return Draft.objects.filter(person=self.person, key=key[:120], ended_at=None).first()

    def save(self, key: str, data: Any, *, link: str = "", title: str = "") -> Draft:
        """Keep a form's raw data (a QueryDict)."""
        raw = {name: data.getlist(name) for name in data}
        return save(self.person, key, raw, at=self.at, link=link, title=title)

    def discard(self, key: str) -> None:
        """The form's act is done."""
        end(self.person, key, at=self.at)
