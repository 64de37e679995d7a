"""Children, families, and what is done for them."""

from cases.models.address import Address
from cases.models.assessment import Assessment, FactorFound
from cases.models.case import Case, NamedPerson
from cases.models.child import Child, ChildDisability, FormerName, FormerNumber, Warning
from cases.models.decision import ConferenceDecision
from cases.models.discussion_row import Action, Attendee, Known
from cases.models.enquiry import Enquiry, EnquiryChild
from cases.models.enquiry_part import CarriedLine, EnquiryPart, Incident, PartComment
from cases.models.family import Family
from cases.models.note import Note
from cases.models.paper import Paper
from cases.models.professional import Involvement, Professional
from cases.models.referral import Referral, ReferralChild
from cases.models.relation import Relationship, Relative
from cases.models.share import Share
from cases.models.strategy_discussion import DiscussionChild, StrategyDiscussion

__all__ = [
    "Action",
    "Address",
    "Assessment",
    "Attendee",
    "CarriedLine",
    "Case",
    "Child",
    "ChildDisability",
    "ConferenceDecision",
    "DiscussionChild",
    "Enquiry",
    "EnquiryChild",
    "EnquiryPart",
    "FactorFound",
    "Family",
    "FormerName",
    "FormerNumber",
    "Incident",
    "Involvement",
    "Known",
    "NamedPerson",
    "Note",
    "Paper",
    "PartComment",
    "Professional",
    "Referral",
    "ReferralChild",
    "Relationship",
    "Relative",
    "Share",
    "StrategyDiscussion",
    "Warning",
]
