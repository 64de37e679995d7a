"""Whether somebody can be written down as they are."""

from accounts.models import User
from cpcase.refusals import Incomplete


def check_name(name: str) -> None:
    """Raise Incomplete without a name: every act is signed with one."""
    if not name.strip():
        raise Incomplete("Enter the person's name.", field="name")


def check_email_is_free(email: str, *, apart_from: User | None = None) -> None:
    """Raise Incomplete when another person signs in with this address, in any case."""
    others = User.objects.filter(email__iexact=email.strip())
    if apart_from is not None:
        others = others.exclude(pk=apart_from.pk)
    if others.exists():
        raise Incomplete("Somebody signs in with this address already.", field="email")
