"""Where a journey begins: what earlier journeys have shown is written by the acts alone."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from cases.choices.enquiry import PartKind
from cases.models import Case, Enquiry
from cases.services.authorisations import return_for_rework
from cases.services.enquiry_parts import decide_outcome, write_part
from coregroups.choices import Seen
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import an_enquiry
from tests.given_plans import a_visit

LEFT = ((PartKind.HARM, "Reuben"), (PartKind.WORRIES, "Isla"), (PartKind.OUTCOME, "Jonah"))


def nearly_written(cast: Cast, cases: Sequence[Case]) -> Enquiry:
    """An enquiry with all its parts but three; the children were seen on the first day."""
    enquiry = an_enquiry(cast, cases)
    a_visit(cases, cast, moment=at(24, 3, 18), seen=Seen.ALONE)
    for part in enquiry.parts.select_related("child__case__child"):
        name = part.child.case.child.first_name if part.child else ""
        if (part.kind, name) in LEFT:
            continue
        if part.kind == PartKind.OUTCOME:
            decide_outcome(
                part.child, outcome="conference", findings="Two bruises.", by=cast.worker,
                why=f"Nobody can say that {name} is safe at home.", version=part.version,
            )  # fmt: skip
        else:
            words = "In plain words." if name != "Reuben" else "There are bruises."
            write_part(
                part, words=words, done=True, by=cast.worker, as_of=at(27, 3, 10),
                version=part.version,
            )  # fmt: skip
    return enquiry


def returned(cast: Cast, enquiry: Enquiry, *, part: str, words: str) -> Any:
    """The manager gives it back with a comment on one part."""
    enquiry.refresh_from_db()
    assert enquiry.sent_at is not None
    at_once = enquiry.sent_at + timedelta(seconds=1)
    comments = {enquiry.parts.get(kind=part, child=None).pk: words}
    return return_for_rework(
        enquiry, comments=comments, by=cast.manager, as_of=at_once, version=enquiry.version
    )
