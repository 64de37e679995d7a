"""Words of a plan: its state, and how a line of it goes."""

from django.db import models


class PlanStatus(models.TextChoices):
    """Whether a child is on a plan."""

    OPEN = "open", "Open"
    ENDED = "ended", "Ended"


class Progress(models.TextChoices):
    """How a line of the plan goes."""

    ON_TRACK = "on_track", "On track"
    SLOW = "slow", "Slow"
    STUCK = "stuck", "Stuck"
    DONE = "done", "Done"


class LineUpdate(models.TextChoices):
    """Why a line was written or written anew (D28)."""

    OUTLINE = "outline", "From the conference's outline"
    NEW_NEED = "new_need", "New need"
    ACTION_REVIEWED = "action_reviewed", "Action reviewed"
    NEED_MET = "need_met", "Need met"
