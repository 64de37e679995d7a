"""Words of a visit: whether a child was seen, and why not."""

from django.db import models


class Seen(models.TextChoices):
    """Alone means that no parent or carer could hear.

    Of a baby who is not born yet it is the mother who is seen.
    """

    ALONE = "alone", "Seen alone"
    NOT_ALONE = "not_alone", "Seen, not alone"
    NOT_SEEN = "not_seen", "Not seen"


class WhyNotSeen(models.TextChoices):
    """Nobody in makes it an attempted visit, which counts for nothing."""

    NOBODY_IN = "nobody_in", "Nobody was in"
    ELSEWHERE = "elsewhere", "The child was somewhere else"
    NOT_LET_IN = "not_let_in", "I was not let in"
    OTHER = "other", "Another reason"


# The same of a baby's mother, who is seen until it is born.
SHE_WAS_ELSEWHERE = "She was somewhere else"


class VisitStatus(models.TextChoices):
    """The fact counts at once; the rest may be written at the desk."""

    UNFINISHED = "unfinished", "To finish"
    FINISHED = "finished", "Finished"
    TAKEN_BACK = "taken_back", "Recorded by mistake"
