"""Words of a core group's meetings and of the joint report."""

from django.db import models


class MemberKind(models.TextChoices):
    """Who a member of a core group is."""

    SOCIAL_WORKER = "social_worker", "Social worker"
    TEAM_MANAGER = "team_manager", "Team manager"
    PROFESSIONAL = "professional", "Professional"
    FAMILY = "family", "Family"
    CHILD = "child", "Child"


class MeetingKind(models.TextChoices):
    """Which agenda a core group follows (D21)."""

    FIRST = "first", "First core group"
    LATER = "later", "Later core group"
    PRE_REVIEW = "pre_review", "Core group before the review conference"


class MeetingStatus(models.TextChoices):
    """A date that was set, or a meeting that was held."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class HowThere(models.TextChoices):
    """Absent and no report is a breach (D18)."""

    HERE = "here", "Here"
    REPORT = "report", "Not here, report came"
    NEITHER = "neither", "Not here, no report"


class JointReportStatus(models.TextChoices):
    """How far the joint report is (D20); each state names the last step done."""

    AGREED = "agreed", "Analysis agreed at the core group"
    DRAFT_SENT = "draft_sent", "Draft with members and parents"
    CORRECTED = "corrected", "Corrections in"
    SUBMITTED = "submitted", "With the team manager"
    AUTHORISED = "authorised", "Authorised"
    FINAL_SENT = "final_sent", "Final copy sent"
