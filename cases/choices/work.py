"""Code sets of the work itself, in the field's words."""

from django.db import models


class Relation(models.TextChoices):
    """Who somebody is to a child."""

    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    STEP_PARENT = "step_parent", "Step-parent"
    PARTNER = "partner", "Parent's partner"
    GRANDPARENT = "grandparent", "Grandparent"
    SIBLING = "sibling", "Brother or sister"
    HALF_SIBLING = "half_sibling", "Half-brother or half-sister"
    AUNT_UNCLE = "aunt_uncle", "Aunt or uncle"
    CARER = "carer", "Carer"
    GUARDIAN = "guardian", "Special guardian"
    FRIEND = "friend", "Family friend"
    OTHER = "other", "Other"


class Attendance(models.TextChoices):
    """How somebody took part in a meeting."""

    IN_PERSON = "in_person", "In person"
    VIDEO = "video", "By video"
    PHONE = "phone", "By phone"
    ABSENT = "absent", "Not there"


class EnquiryMode(models.TextChoices):
    """Who makes the Section 47 enquiry."""

    SINGLE = "single", "Social care alone"
    JOINT = "joint", "Jointly with the police"


class S47Outcome(models.TextChoices):
    """What a Section 47 enquiry found, as the event says it."""

    CONFERENCE = "conference", "Substantiated: initial conference"
    NO_CONTINUING_RISK = "no_continuing_risk", "Substantiated, not at continuing risk"
    NOT_SUBSTANTIATED = "not_substantiated", "Not substantiated"


class LegalStatus(models.TextChoices):
    """The child's legal position; Annex A asks for emergency and police protection."""

    NONE = "none", "No order"
    EMERGENCY_PROTECTION = "epo", "Emergency protection order"
    POLICE_PROTECTION = "ppo", "Police protection"
    INTERIM_CARE = "ico", "Interim care order"
    CARE_ORDER = "co", "Care order"
    SECTION_20 = "s20", "Section 20 accommodation"
    SUPERVISION = "so", "Supervision order"
    SECTION_38_6 = "s38_6", "Section 38(6) assessment"
    WARD = "ward", "Ward of court"


class NoteKind(models.TextChoices):
    """What a case note is; oversight and decisions are a manager's."""

    NOTE = "note", "Case note"
    OVERSIGHT = "oversight", "Management oversight"
    DECISION = "decision", "Management decision"
    VOICE = "voice", "What the child says"
    SHARING = "sharing", "Decision to share or withhold information"
    WHY_LATE = "why_late", "Why it is late"
    NOT_NEEDED = "not_needed", "Why it is not needed"
    CORRECTION = "correction", "Why it was corrected"
    STEP = "step", "Step recorded"
    ACKNOWLEDGEMENT = "acknowledgement", "Note on an alert"


class WarningKind(models.TextChoices):
    """What a person must know before they go or write."""

    PAIRS = "pairs", "Visit in pairs"
    ADDRESS = "address", "Must not be given this address"
    DOG = "dog", "Dog at the address"
    OTHER = "other", "Read before you go"


# Why something is late, counted in a manager's figures.
REASONS_LATE = {
    "parent_away": "Parent or carer away",
    "child_away": "Child away or in hospital",
    "not_recorded": "Done in time, recorded late",
    "worker_ill": "Worker ill or on leave",
    "agency": "Waited for another agency",
    "family_asked": "The family asked for another day",
    "other": "Another reason",
}
