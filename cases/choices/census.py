"""Children in need census code sets (collection 2026 to 2027), as the return wants them."""

from typing import Any

from django.db import models


class Sex(models.TextChoices):
    """N00783; an unborn child is unknown."""

    MALE = "M", "Male"
    FEMALE = "F", "Female"
    UNKNOWN = "U", "Not known"


class Ethnicity(models.TextChoices):
    """N00177."""

    WBRI = "WBRI", "White British"
    WIRI = "WIRI", "White Irish"
    WIRT = "WIRT", "Traveller of Irish heritage"
    WROM = "WROM", "Gypsy or Roma"
    WOTH = "WOTH", "Any other White background"
    MWBC = "MWBC", "White and Black Caribbean"
    MWBA = "MWBA", "White and Black African"
    MWAS = "MWAS", "White and Asian"
    MOTH = "MOTH", "Any other mixed background"
    AIND = "AIND", "Indian"
    APKN = "APKN", "Pakistani"
    ABAN = "ABAN", "Bangladeshi"
    AOTH = "AOTH", "Any other Asian background"
    BCRB = "BCRB", "Caribbean"
    BAFR = "BAFR", "African"
    BOTH = "BOTH", "Any other Black background"
    CHNE = "CHNE", "Chinese"
    OOTH = "OOTH", "Any other ethnic group"
    REFU = "REFU", "Refused"
    NOBT = "NOBT", "Not yet obtained"


class Disability(models.TextChoices):
    """N00099, one for each impairment; NONE stands alone."""

    NONE = "NONE", "No disability"
    MOB = "MOB", "Mobility"
    HAND = "HAND", "Hand function"
    PC = "PC", "Personal care"
    INC = "INC", "Incontinence"
    COMM = "COMM", "Communication"
    LD = "LD", "Learning"
    HEAR = "HEAR", "Hearing"
    VIS = "VIS", "Vision"
    BEH = "BEH", "Behaviour"
    CON = "CON", "Consciousness"
    AUT = "AUT", "Autism"
    DDA = "DDA", "Other disability under the Equality Act"


class UpnUnknown(models.TextChoices):
    """N00135: why there is no unique pupil number."""

    UN1 = "UN1", "Not of school age"
    UN2 = "UN2", "Never attended a maintained school in England"
    UN3 = "UN3", "Educated outside England"
    UN4 = "UN4", "Number not known yet"
    UN5 = "UN5", "Sources disagree"
    UN6 = "UN6", "Another reason"
    UN7 = "UN7", "Referral with no further action"


class ReferralSource(models.TextChoices):
    """N00152."""

    FAMILY = "1A", "Family member, relative or carer"
    ACQUAINTANCE = "1B", "Acquaintance, such as a neighbour or child minder"
    SELF = "1C", "Self"
    OTHER_INDIVIDUAL = "1D", "Another individual"
    SCHOOL = "2A", "School"
    EDUCATION = "2B", "Education service"
    GP = "3A", "GP"
    HEALTH_VISITOR = "3B", "Health visitor"
    SCHOOL_NURSE = "3C", "School nurse"
    PRIMARY_HEALTH = "3D", "Other primary health service"
    EMERGENCY_DEPARTMENT = "3E", "Emergency department"
    OTHER_HEALTH = "3F", "Other health service, such as a hospice"
    HOUSING = "4", "Housing"
    SOCIAL_CARE = "5A", "Local authority social care"
    LA_INTERNAL = "5B", "Other local authority service"
    ANOTHER_LA = "5C", "Another local authority"
    EARLY_HELP = "5D", "Local authority early help"
    POLICE = "6", "Police"
    LEGAL = "7", "Other legal agency, such as a court or Cafcass"
    OTHER = "8", "Other, such as a voluntary organisation"
    ANONYMOUS = "9", "Anonymous"
    UNKNOWN = "10", "Not known"


class PrimaryNeed(models.TextChoices):
    """N00101."""

    ABUSE = "N1", "Abuse, neglect and exploitation"
    DISABILITY = "N2", "Child's disability"
    PARENT_ILLNESS = "N3", "Parental disability or illness"
    ACUTE_STRESS = "N4", "Family in acute stress"
    DYSFUNCTION = "N5", "Family dysfunction"
    BEHAVIOUR = "N6", "Socially unacceptable behaviour"
    LOW_INCOME = "N7", "Low income"
    ABSENT_PARENTING = "N8", "Absent parenting"
    OTHER = "N9", "Cases other than children in need"
    NOT_STATED = "N0", "Not stated"


class ClosureReason(models.TextChoices):
    """N00103."""

    ADOPTED = "RC1", "Adopted"
    DIED = "RC2", "Died"
    ARRANGEMENTS = "RC3", "Child arrangements order"
    GUARDIANSHIP = "RC4", "Special guardianship order"
    TRANSFERRED = "RC5", "Transferred to another local authority"
    ADULTS = "RC6", "Transferred to adult social care"
    CEASED = "RC7", "Services ceased for any other reason, including no longer in need"
    ASSESSED_NFA = "RC8", "Closed after assessment, no further action"
    EARLY_HELP = "RC9", "Closed after assessment, referred to early help"


class AbuseCategory(models.TextChoices):
    """N00113, N00114. Multiple is not recommended."""

    NEGLECT = "NEG", "Neglect"
    PHYSICAL = "PHY", "Physical abuse"
    SEXUAL = "SAB", "Sexual abuse"
    EMOTIONAL = "EMO", "Emotional abuse"
    MULTIPLE = "MUL", "More than one category"


_WHO = {"A": "child", "B": "parent or carer", "C": "another person in the household"}
_TOPICS = {
    "1": "Alcohol",
    "2": "Drugs",
    "4": "Mental health",
    "5": "Learning disability",
    "6": "Physical disability or illness",
}
_FACTORS = [
    *((f"{n}{w}", f"{topic}: {who}") for n, topic in _TOPICS.items() for w, who in _WHO.items()),
    ("3A", "Domestic abuse: child is subject"),
    ("3B", "Domestic abuse: parent or carer is subject"),
    ("3C", "Domestic abuse: another person is subject"),
    ("7A", "Young carer"),
    ("8B", "Privately fostered: overseas, will return"),
    ("8C", "Privately fostered: overseas, will stay"),
    ("8D", "Privately fostered: from the UK, education placement"),
    ("8E", "Privately fostered: from the UK, alternative family arrangement"),
    ("8F", "Privately fostered: other"),
    ("9A", "Unaccompanied asylum-seeking child"),
    ("10A", "Going missing"),
    ("11A", "Child sexual exploitation"),
    ("12A", "Trafficking"),
    ("13A", "Gangs"),
    ("14A", "Socially unacceptable behaviour"),
    ("15A", "Self-harm"),
    ("16A", "Neglect"),
    ("17A", "Emotional abuse"),
    ("18B", "Physical abuse, child on child"),
    ("18C", "Physical abuse, adult on child"),
    ("19B", "Sexual abuse, child on child"),
    ("19C", "Sexual abuse, adult on child"),
    ("20", "Other"),
    ("21", "No factors identified"),
    ("22A", "Female genital mutilation"),
    ("23A", "Abuse linked to faith or belief"),
    ("24A", "Child criminal exploitation"),
]
# N00181: factors at the end of an assessment; 21 stands alone.
AssessmentFactor: Any = models.TextChoices(  # type: ignore[call-overload]
    "AssessmentFactor", [(f"F{code}", (code, label)) for code, label in _FACTORS]
)
