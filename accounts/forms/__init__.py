"""The forms of this app, by the act that each is for."""

from accounts.forms.agencies import AgencyDetails
from accounts.forms.mail import ChooseMail
from accounts.forms.messages import SendAgain
from accounts.forms.passwords import ChoosePassword
from accounts.forms.people import GivePost, NewPerson, PersonDetails, TeamDetails
from accounts.forms.sign_in import SignIn
from accounts.forms.stand_ins import NameStandIn

__all__ = [
    "AgencyDetails",
    "ChooseMail",
    "ChoosePassword",
    "GivePost",
    "NameStandIn",
    "NewPerson",
    "PersonDetails",
    "SendAgain",
    "SignIn",
    "TeamDetails",
]
