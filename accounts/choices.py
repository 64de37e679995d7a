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


class News(models.TextChoices):
    """When a person is written to about what was decided or moved, and asks nothing of them."""

    AT_ONCE = "at_once", "At once"
    MORNING = "morning", "With the morning’s mail"


class Morning(models.TextChoices):
    """On which mornings the mail of 8:00 goes out."""

    ANYTHING = "anything", "Whenever something waits that we have not written about"
    DUE = "due", "Only when something is due that day, or overdue"
