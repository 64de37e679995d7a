"""A person says when they want to be written to."""

from django.db import transaction

from accounts.models import MailChoice, User
from cpcase.records import add, change
from cpcase.refusals import NotAllowed


@transaction.atomic
def choose(person: User, *, news: str, morning: str, by: User, version: int) -> MailChoice:
    """Keep when this person wants to be written to; `version` is 0 for whoever never chose.

    Raises NotAllowed for anybody but the person, Conflict when they chose otherwise meanwhile.
    """
    if by.pk != person.pk:
        raise NotAllowed("Everybody chooses for themselves.")
    User.objects.locked(person.pk)  # two first choices at once queue here
    found = MailChoice.objects.filter(person=person).first()
    if found is None:
        return add(MailChoice(person=person, news=news, morning=morning), by=by)
    choice: MailChoice = MailChoice.objects.locked(found.pk, version=version)
    choice.news, choice.morning = news, morning
    return change(choice, by=by)
