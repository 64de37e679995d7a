"""Code sets of the ground floor that those above use too."""

from django.db import models


class AgencyKind(models.TextChoices):
    """What counts as one agency for attendance and quoracy (C01, N06)."""

    SOCIAL_CARE = "social_care", "Social care"
    POLICE = "police", "Police"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    PROBATION = "probation", "Probation"
    HOUSING = "housing", "Housing"
    VOLUNTARY = "voluntary", "Voluntary organisation"
    OTHER = "other", "Another agency"
