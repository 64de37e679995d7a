"""Code sets of the census and of the work; the label is the word on the screen.

The census's are those of the collection 2026 to 2027, all of which are offered. A code that a later
collection retires stays on the records that hold it.
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
]
