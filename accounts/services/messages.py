"""Messages that were given up: a person looks, puts right what was wrong, and sends them again."""

from datetime import datetime

from django.db import transaction

from accounts.models import SentAgain, User
from accounts.permissions import Permission
from cpcase.models import Message
from cpcase.outbox import services as outbox
from cpcase.refusals import Incomplete, NotAllowed


@transaction.atomic
def send_again(message: Message, *, why: str, by: User, as_of: datetime) -> SentAgain:
    """Put a message that was given up back into the queue; who did it and why stays beside it.

    Raises NotAllowed; Incomplete without a reason; NotNow unless it is given up: of two people
    who press the button at once, one is told so.
    """
    if not by.may(Permission.SEND_MESSAGES_AGAIN, None):
        raise NotAllowed("You may not send messages again.")
    if not why.strip():
        raise Incomplete("Say why it can arrive now", field="why")
    outbox.send_again(message)
    return SentAgain.objects.create(message=message, person=by, why=why.strip(), at=as_of)
