"""The API client of an agency: its OAuth application."""

from django.conf import settings
from django.db import models

from accounts.models.agency import Agency
from cpcase.records import Record


class AgencyClient(Record):
    """An agency's own software. A token of its application acts for the agency."""

    agency = models.OneToOneField(Agency, models.PROTECT, related_name="client")
    application = models.OneToOneField(
        settings.OAUTH2_PROVIDER_APPLICATION_MODEL, models.PROTECT, related_name="agency_client"
    )

    def __str__(self) -> str:
        return str(self.agency)
