"""When a person wants to be written to, as far as it is theirs to choose."""

from typing import Any

from django.conf import settings
from django.db import models

from accounts.choices import Morning, News
from cpcase.records import Record, RecordQuerySet


class MailChoiceQuerySet(RecordQuerySet):
    """Choices, in phrases."""

    def visible_to(self, person: Any) -> "MailChoiceQuerySet":
        """One's own."""
        return self.filter(person=person.pk)


class MailChoice(Record):
    """One person's choice. Who never chose has no row, and is written to as its defaults say."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="mail_choice"
    )
    news = models.CharField(max_length=10, choices=News.choices, default=News.AT_ONCE)
    morning = models.CharField(max_length=10, choices=Morning.choices, default=Morning.ANYTHING)

    objects = MailChoiceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.get_news_display()}; {self.get_morning_display()}"
