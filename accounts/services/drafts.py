"""Text that was typed and not sent: kept as it stands, valid or not."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import QueryDict

from accounts.models import Draft, User
from accounts.services.notices import settle
from accounts.services.old_drafts import notice_key

# What belongs to the request and not to the text.
_NOT_TEXT = ("csrfmiddlewaretoken", "draft_key", "draft_link", "draft_title", "save_draft")
LONGEST_KEY = 120


@transaction.atomic
def save(
    person: User, key: str, data: Mapping[str, list[str]], *, at: datetime, link: str = "",
    title: str = "",
) -> Draft:  # fmt: skip
    """Keep what is typed in one form; the last one wins. Nothing about the text is checked.

    Raises ValueError for a form without a name or with one too long: nobody could find it again.
    """
    if not 0 < len(key) <= LONGEST_KEY:
        raise ValueError("A draft needs the name of its form.")
    text = {name: list(values) for name, values in data.items() if name not in _NOT_TEXT}
    draft, _ = Draft.objects.update_or_create(
        person=person,
        key=key,
        ended_at=None,
        defaults={
            "data": text,
            "saved_at": at,
            "link": link[:200],
            "title": title[:120],
            "warned_at": None,  # somebody goes on with it
        },
    )
    return draft


def end(person: User, key: str, *, at: datetime) -> None:
    """Its act was done, or the person threw it away: the row stays, out of the way."""
    if Draft.objects.unfinished(person).filter(key=key).update(ended_at=at):
        warned = Draft.objects.filter(person=person, key=key, ended_at=at).exclude(warned_at=None)
        settle([notice_key(draft) for draft in warned], as_of=at)


def typed(data: Any) -> dict[str, list[str]]:
    """What a form or a program sent, as field names with the list of what each holds."""
    if isinstance(data, QueryDict):
        return {name: data.getlist(name) for name in data}
    return {str(name): _texts(value) for name, value in data.items()}


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return ["" if one is None else str(one) for one in values]


class Drafts:
    """A request's own drafts, as forms use them: load, save, discard by key."""

    def __init__(self, person: User, at: datetime) -> None:
        self.person = person
        self.at = at

    def load(self, key: str) -> Draft | None:
        """What was typed in this form before, if anything."""
        return Draft.objects.unfinished(self.person).filter(key=key).first()

    def save(self, key: str, data: Any, *, link: str = "", title: str = "") -> Draft:
        """Keep a form's raw data: a QueryDict, or a mapping of names to texts."""
        return save(self.person, key, typed(data), at=self.at, link=link, title=title)

    def discard(self, key: str) -> None:
        """The form's act is done, or its text is not wanted any more."""
        end(self.person, key, at=self.at)

    def unfinished(self) -> Iterable[Draft]:
        """All that this person began and has not sent, the latest first."""
        return Draft.objects.unfinished(self.person)
