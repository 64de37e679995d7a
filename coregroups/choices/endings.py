"""The ways in which a plan ends, as the event says them."""

from django.db import models


class Ending(models.TextChoices):
    """Why a plan ended (N09, S25a to S25c)."""

    CHILD_IN_NEED = "child_in_need", "The child becomes a child in need"
    LOOKED_AFTER = "looked_after", "The child is looked after"
    MOVED = "moved", "The child moved to another authority"
    ABROAD = "abroad", "The child moved abroad for good"
    TURNED_18 = "turned_18", "The child turned 18"
    DIED = "died", "The child died"


class LookedAfterAs(models.TextChoices):
    """How the child is looked after: two of the ways ask whether the plan should go on (S25b)."""

    CARE_ORDER = "care_order", "Care order or interim care order"
    SECTION_20 = "s20", "Section 20, without further risk"
    SECTION_20_RISKS = "s20_risks", "Section 20, and risks remain"
    SECTION_38_6 = "s38_6", "Section 38(6), against the authority's plan"


class EarlyEndingStatus(models.TextChoices):
    """What became of the request to end a plan at the first review (S18)."""

    ASKED = "asked", "With the service manager"
    APPROVED = "approved", "Approved"
    DECLINED = "declined", "Declined"
