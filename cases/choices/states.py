"""How far each record of the enquiry process is. Only these words are on the screen."""

from django.db import models


class ReferralStatus(models.TextChoices):
    """How far a referral is."""

    RECEIVED = "received", "Waiting for a decision"
    ASSESSMENT = "assessment", "Assessment"
    NO_FURTHER_ACTION = "no_further_action", "No further action"


class DiscussionStatus(models.TextChoices):
    """How far a strategy discussion's record is."""

    DRAFT = "draft", "Draft"
    RECORDED = "recorded", "With the team manager"
    RETURNED = "returned", "Returned"
    SIGNED_OFF = "signed_off", "Signed off"
    SET_ASIDE = "set_aside", "Not needed"


class EnquiryStatus(models.TextChoices):
    """How far a Section 47 enquiry's record is."""

    OPEN = "open", "Draft"
    WITH_MANAGER = "with_manager", "With the team manager"
    RETURNED = "returned", "Returned"
    AUTHORISED = "authorised", "Authorised"


class AssessmentStatus(models.TextChoices):
    """How far an assessment is."""

    STARTED = "started", "Draft"
    AUTHORISED = "authorised", "Authorised"
