"""Code sets of a Section 47 enquiry: its parts, its incidents, what became of a copied line."""

from django.db import models


class PartKind(models.TextChoices):
    """One part of the record; shared parts are written once for all the children."""

    SEEN = "seen", "Visits and who was seen"
    HISTORY = "history", "Family and history"
    AGENCIES = "agencies", "What agencies told us"
    PEOPLE = "people", "Who to invite to a conference, and when you can come"
    SAYS = "says", "What the child says"
    HARM = "harm", "Harm, and what we found"
    WORRIES = "worries", "What we are worried about"
    WORKING_WELL = "working_well", "What is working well"
    OUTCOME = "outcome", "Outcome"


SHARED_PARTS = (PartKind.SEEN, PartKind.HISTORY, PartKind.AGENCIES, PartKind.PEOPLE)
OWN_PARTS = (PartKind.SAYS, PartKind.HARM, PartKind.WORRIES, PartKind.WORKING_WELL)


class CarriedAnswer(models.TextChoices):
    """What was said of a line that was copied from a brother's or sister's part."""

    ASKED = "", "Not confirmed yet"
    TRUE = "true", "True for this child too"
    CHANGED = "changed", "Changed"
    LEFT_OUT = "left_out", "Left out"


class HarmForm(models.TextChoices):
    """The form of an incident (D08), as the proposed plan names it."""

    PHYSICAL = "physical", "Physical"
    SEXUAL = "sexual", "Sexual"
    EMOTIONAL = "emotional", "Emotional"
    NEGLECT = "neglect", "Neglect"


class HarmBy(models.TextChoices):
    """Whether somebody did it or did not prevent it (D08)."""

    COMMISSION = "commission", "Something that was done"
    OMISSION = "omission", "Something that was not done"
