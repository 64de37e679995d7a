"""Choosing a password: by a link that the system administrator sends, once and for three days."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from accounts.services.people import check_may_manage
from cpcase.outbox.services import post
from cpcase.records import change
from cpcase.refusals import NotNow


@transaction.atomic
def send_link(person: User, *, by: Any) -> None:
    """Mail the person a link to choose a password. Raises NotAllowed, NotNow.

    A link works once: a password that was chosen, or a sign-in, makes it worthless.
    """
    check_may_manage(by)
    if not person.is_active:
        raise NotNow("This account is closed. Open it first.")
    token = default_token_generator.make_token(person)
    page = reverse("accounts:choose_password", args=[person.pk, token])
    post(
        channel="email",
        address=person.email,
        subject=f"{settings.PRODUCT_NAME}: choose a password",
        body=(
            f"You can choose a password for {settings.PRODUCT_NAME} at {settings.AUTHORITY_NAME}:\n"
            f"{settings.SITE_URL}{page}\n\n"
            "The link works once, for 3 days. Sent because a system administrator asked for it. "
            "If you do not expect it, tell them."
        ),
        dedup_key=f"password:{person.pk}:{token}",
    )


def person_of_link(pk: UUID) -> User | None:
    """Whose link it is; none when there is nobody like that here any more."""
    return User.objects.people().filter(pk=pk, is_active=True).first()


@transaction.atomic
def choose(person: User, *, password: str) -> User:
    """The person chose a password; every session of theirs that is open elsewhere ends."""
    locked = User.objects.locked(person.pk)
    locked.set_password(password)
    return change(locked, by=person, why="chose a password")
