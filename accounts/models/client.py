"""The API client of an agency: its OAuth application, and the account that its software acts as."""

from typing import Any

from django.conf import settings
from django.db import models

from accounts.models.agency import Agency
from accounts.permissions import Permission
from cpcase.records import Record, RecordQuerySet


class AgencyClientQuerySet(RecordQuerySet):
    """Agencies' clients, in phrases."""

    def visible_to(self, person: Any) -> "AgencyClientQuerySet":
        """Every client, to whoever manages agencies; to anybody else none."""
        return self if person.may(Permission.MANAGE_PEOPLE, None) else self.none()


class AgencyClient(Record):
    """An agency's own software. A token of its application acts as `account`.

    The account belongs to the agency and has no password, so that nobody signs in with it; what
    it writes is signed by it, as what a person writes is signed by the person.
    """

    agency = models.OneToOneField(Agency, models.PROTECT, related_name="client")
    application = models.OneToOneField(
        settings.OAUTH2_PROVIDER_APPLICATION_MODEL, models.PROTECT, related_name="agency_client"
    )
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="agency_client"
    )

    objects = AgencyClientQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.agency)
