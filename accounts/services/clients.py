"""The API client of an agency: given, given a new secret, stopped."""

import secrets
from datetime import date
from typing import Any

from django.db import transaction
from oauth2_provider.models import get_access_token_model, get_application_model

from accounts.models import Agency, AgencyClient, Post, User
from accounts.roles import Role
from accounts.services.people import check_may_manage
from cpcase.records import add, change
from cpcase.refusals import NotNow


@transaction.atomic
def give_client(agency: Agency, *, by: Any, on: date, secret: str = "") -> tuple[AgencyClient, str]:
    """An OAuth 2 client for the agency's software, and its secret, which is told this once.

    The secret is kept hashed. The software acts as an account of the agency that holds a
    partner's post and has no password. Raises NotAllowed, NotNow.
    """
    check_may_manage(by)
    agency = Agency.objects.locked(agency.pk)
    if AgencyClient.objects.filter(agency=agency).exists():
        raise NotNow("This agency has a client already. Give it a new secret instead.")
    secret = secret or _new_secret()
    model = get_application_model()
    application = model(
        name=agency.name,
        client_id=f"agency-{secrets.token_hex(8)}",
        client_secret=secret,
        client_type=model.CLIENT_CONFIDENTIAL,
        authorization_grant_type=model.GRANT_CLIENT_CREDENTIALS,
    )
    application.save()
    account = _account(agency, application.client_id, by=by, on=on)
    client = add(AgencyClient(agency=agency, application=application, account=account), by=by)
    return client, secret


@transaction.atomic
def rotate_secret(client: AgencyClient, *, by: Any, version: int, secret: str = "") -> str:
    """A new secret, told this once; the old one and every token of it are refused from now on.

    It also starts a client again that was stopped. Raises NotAllowed, Conflict.
    """
    check_may_manage(by)
    locked = AgencyClient.objects.locked(client.pk, version=version)
    secret = secret or _new_secret()
    locked.application.client_secret = secret
    locked.application.save()
    _end_tokens(locked)
    _set_active(locked, True, by=by)
    change(locked, by=by, why="new secret")
    return secret


@transaction.atomic
def stop_client(client: AgencyClient, *, by: Any, version: int) -> AgencyClient:
    """The agency's software is refused from now on, with any token. Raises NotAllowed, Conflict."""
    check_may_manage(by)
    locked = AgencyClient.objects.locked(client.pk, version=version)
    locked.application.client_secret = _new_secret()
    locked.application.save()
    _end_tokens(locked)
    _set_active(locked, False, by=by)
    return change(locked, by=by, why="stopped")


def account_of(application_id: Any) -> User | None:
    """Whom an application acts as; none for one of no agency, or of a stopped client."""
    accounts = User.objects.filter(agency_client__application=application_id, is_active=True)
    return accounts.select_related("agency").first()


def _new_secret() -> str:
    return secrets.token_urlsafe(32)


def _account(agency: Agency, client_id: str, *, by: Any, on: date) -> User:
    account = User(email=f"{client_id}@software.invalid", name=agency.name, agency=agency)
    account.job = "Software"
    account.set_password(None)
    add(account, by=by)
    add(Post(person=account, role=Role.PARTNER, since=on), by=by)
    return account


def _end_tokens(client: AgencyClient) -> None:
    """Tokens are the library's own rows, not records: a revoked one is deleted there too."""
    get_access_token_model().objects.filter(application=client.application).delete()


def _set_active(client: AgencyClient, active: bool, *, by: Any) -> None:
    account = User.objects.locked(client.account_id)
    if account.is_active != active:
        account.is_active = active
        change(account, by=by)
