"""Code sets of conferences; the label is the word on the screen."""

from django.db import models


class Kind(models.TextChoices):
    """Which conference, as its events say it."""

    INITIAL = "initial", "Initial conference"
    REVIEW = "review", "Review conference"
    TRANSFER_IN = "transfer_in", "Transfer-in conference"


class ConferenceStatus(models.TextChoices):
    """How far a conference is."""

    ASKED = "asked", "Draft"
    TO_BOOK = "to_book", "To be booked"
    BOOKED = "booked", "Booked"
    HELD = "held", "Held"
    SENT = "sent", "Sent"
    STOOD_DOWN = "stood_down", "Stood down"


class RequestStatus(models.TextChoices):
    """How far a request is."""

    DRAFT = "draft", "Draft"
    SENT = "sent", "Sent"
    STOOD_DOWN = "stood_down", "Stood down"


class ReportStatus(models.TextChoices):
    """How far the social worker's conference report is."""

    DRAFT = "draft", "Draft"
    WITH_MANAGER = "with_manager", "With the team manager"
    RETURNED = "returned", "Returned"
    AUTHORISED = "authorised", "Authorised"


class Side(models.TextChoices):
    """On which side of the table somebody sits."""

    CHILD = "child", "The child"
    FAMILY = "family", "Family"
    PROFESSIONAL = "professional", "Professional"


class InvitationStatus(models.TextChoices):
    """What became of an invitation."""

    LISTED = "listed", "Not sent yet"
    SENT = "sent", "No answer yet"
    ACCEPTED = "accepted", "Coming"
    DECLINED = "declined", "Not coming"
    REPORT_INSTEAD = "report_instead", "Not coming, sends a report"
    TAKEN_OFF = "taken_off", "Taken off the list"
    STOOD_DOWN = "stood_down", "Stood down"


class Reply(models.TextChoices):
    """What somebody invited can answer."""

    ACCEPT = "accept", "I am coming"
    DECLINE = "decline", "I am not coming"
    SEND_REPORT = "send_report", "I am not coming and send a report"


class Route(models.TextChoices):
    """How a letter or a report goes to somebody."""

    BY_HAND = "by_hand", "By hand, talked through"
    LETTER = "letter", "Letter"
    SECURE_EMAIL = "secure_email", "Secure e-mail"
    SIGN_IN = "sign_in", "They sign in and read it here"


class Presence(models.TextChoices):
    """Whether somebody invited took part on the day."""

    HERE = "here", "Here"
    SEPARATE = "separate", "In a separate part"
    REPORT = "report", "Not here, sent a report"
    EXCUSED = "excused", "Excused"
    NEITHER = "neither", "Not here, no report"


class Outcome(models.TextChoices):
    """What a conference decides for one child, as its event says it."""

    PLAN = "plan", "Child protection plan"
    CHILD_IN_NEED = "child_in_need", "Child in need"
    NONE = "none", "Neither"


class Question(models.TextChoices):
    """The five questions of a conference (D11), in their order."""

    WORRIES = "worries", "What are we worried about for this child?"
    WORKING_WELL = "working_well", "What is working well for this child and in this family?"
    RESULTS = "results", "What results do we want for this child?"
    SIGNS = "signs", "What will show us that the child is safe?"
    ACTIONS = "actions", "What needs to happen, and who will do what?"


class NotQuorate(models.TextChoices):
    """What to do when too few agencies are there (S12)."""

    WAIT = "wait", "Wait, or let somebody join by phone"
    REARRANGE = "rearrange", "Rearrange it"
    GO_ON = "go_on", "Go on, exceptionally"


class Resource(models.TextChoices):
    """What can be booked once at a time."""

    ROOM = "room", "Room"
    CHAIR = "chair", "Chair"


class LateRole(models.TextChoices):
    """Who has to agree to a date past a limit (S03, N02)."""

    SERVICE_MANAGER = "service_manager", "Service manager"
    TEAM_MANAGER = "team_manager", "Team manager"
    CHAIR = "chair", "Chair"
