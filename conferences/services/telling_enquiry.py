"""The enquiry need not ask again whom to invite once the list has gone (C05, D04, S05).

Called by the act that sends the list, in its transaction.
"""

from datetime import datetime
from typing import Any

from accounts.permissions import Permission
from cases.choices.enquiry import PartKind
from cases.models import Enquiry
from cases.services.enquiry_parts import write_part
from conferences.models import ConferenceRequest, Invitation
from cpcase.web import formats


def tell_enquiry(request: ConferenceRequest, *, by: Any, as_of: datetime) -> None:
    """Its part about the people is written from the list, where nobody has written it."""
    enquiry: Enquiry | None = request.enquiry
    if enquiry is None or not enquiry.is_writable or not by.may(Permission.RECORD_ENQUIRY, enquiry):
        return
    part = enquiry.parts.filter(child=None, kind=PartKind.PEOPLE).first()
    if part is None or part.done or part.words:
        return
    words = _words(request, as_of)
    write_part(part, words=words, done=True, by=by, as_of=as_of, version=part.version)


def _words(request: ConferenceRequest, as_of: datetime) -> str:
    """Whose names they are is not told where one of the children is restricted."""
    said = [f"The list went to conference administration on {formats.moment(as_of)}."]
    if not any(case.restricted for case in request.cases()):
        people = Invitation.objects.on_the_list().filter(conference=request.conference)
        names = [
            f"{one.name} ({formats.in_sentence(one.as_who)})" if one.as_who else one.name
            for one in people.order_by("created_at")
        ]
        said.append(f"On it: {formats.listed(names)}.")
    if request.availability:
        said.append(f"When people can come: {request.availability}")
    return "\n".join(said)
