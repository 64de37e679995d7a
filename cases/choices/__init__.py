"""Code sets of the census and of the work; the label is the word on the screen.

Codes carry the collection years in which they are valid (`valid_in`), so that two neighbouring
years can be returned.
"""

from accounts.choices import AgencyKind
from cases.choices.census import (
    AbuseCategory,
    AssessmentFactor,
    ClosureReason,
    Disability,
    Ethnicity,
    PrimaryNeed,
    ReferralSource,
    Sex,
    UpnUnknown,
    valid_in,
)
from cases.choices.work import (
    Attendance,
    EnquiryMode,
    LegalStatus,
    NoteKind,
    Relation,
    S47Outcome,
    WarningKind,
)

__all__ = [
    "AbuseCategory",
    "AgencyKind",
    "AssessmentFactor",
    "Attendance",
    "ClosureReason",
    "Disability",
    "EnquiryMode",
    "Ethnicity",
    "LegalStatus",
    "NoteKind",
    "PrimaryNeed",
    "ReferralSource",
    "Relation",
    "S47Outcome",
    "Sex",
    "UpnUnknown",
    "WarningKind",
    "valid_in",
]
