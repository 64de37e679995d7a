"""People, teams, agencies; what they are told, what they looked at, what they typed."""

from accounts.models.access_log import AccessEntry
from accounts.models.agency import Agency
from accounts.models.client import AgencyClient
from accounts.models.draft import Draft
from accounts.models.idempotent_reply import IdempotentReply
from accounts.models.mail_choice import MailChoice
from accounts.models.notice import Notice
from accounts.models.post import Post
from accounts.models.sent_again import SentAgain
from accounts.models.stand_in import StandIn
from accounts.models.team import Team
from accounts.models.user import User

__all__ = [
    "AccessEntry",
    "Agency",
    "AgencyClient",
    "Draft",
    "IdempotentReply",
    "MailChoice",
    "Notice",
    "Post",
    "SentAgain",
    "StandIn",
    "Team",
    "User",
]
