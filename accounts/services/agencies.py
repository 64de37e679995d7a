"""Agencies, and the API client that acts for one."""

import secrets
from typing import Any

from django.db import transaction
from oauth2_provider.models import get_application_model

from accounts.models import Agency, AgencyClient
from accounts.services.people import check_may_manage
from cpcase.records import add
from cpcase.refusals import Incomplete


@transaction.atomic
def add_agency(*, name: str, kind: str, secure_email: str = "", by: Any) -> Agency:
    """An agency that takes part. Raises NotAllowed, Incomplete."""
    check_may_manage(by)
    if Agency.objects.filter(name=name).exists():
        raise Incomplete("There is an agency of this name.", field="name")
    return add(Agency(name=name, kind=kind, secure_email=secure_email), by=by)


@transaction.atomic
def give_client(agency: Agency, *, by: Any, secret: str = "") -> tuple[AgencyClient, str]:
    """An OAuth 2 client for the agency's software. The secret is told once and kept hashed."""
    check_may_manage(by)
    if AgencyClient.objects.filter(agency=agency).exists():
        raise Incomplete("This agency has a client already.", field="agency")
    model = get_application_model()
    secret = secret or secrets.token_urlsafe(32)
    application = model(
        name=agency.name,
        client_id=f"agency-{secrets.token_hex(8)}",
        client_secret=secret,
        client_type=model.CLIENT_CONFIDENTIAL,
        authorization_grant_type=model.GRANT_CLIENT_CREDENTIALS,
    )
    application.save()
    return add(AgencyClient(agency=agency, application=application), by=by), secret
