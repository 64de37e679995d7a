"""Strategy discussions and Section 47 enquiries that tests start from, made through the acts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from cases.choices.enquiry import PartKind
from cases.models import Case, Enquiry, EnquiryPart, StrategyDiscussion
from cases.rules.strategy_discussions import Account, ForChild, ToDo, Told, Took
from cases.services.authorisations import authorise, send
from cases.services.enquiry_parts import decide_outcome, write_part
from cases.services.sign_off import sign_off
from cases.services.strategy_discussions import begin, record
from tests.cast import Cast
from tests.given import at
from tests.remembering import remembered

HELD = at(24, 3, 15)
ENDED = at(24, 3, 16)
SIGNED = at(24, 3, 16, 35)


def an_account(cases: Sequence[Case], **but: Any) -> Account:
    """What is said at a discussion in which all take part and an enquiry is started."""
    yes = ForChild("A bruise that nobody explains.", True, "The bruise is not explained.")
    account = Account(
        held_at=HELD,
        ended_at=ENDED,
        children={case.pk: yes for case in cases},
        why_now="The school rang about a bruise this morning.",
        mode="joint",
        conference_possible=True,
        attendees=(
            Took("social_care", "Tom Bright", "video"),
            Took("police", "Carla Meyer", "video"),
            Took("health", "Rosa Finch", "phone"),
        ),
        known=(Told("police", "Two calls to the address this year."),),
        actions=(ToDo("See the children at home", "Amina Yusuf", ENDED.date()),),
    )
    return replace(account, **but)


def no_enquiry(account: Account) -> Account:
    """The same, but no enquiry is started for anybody."""
    no = ForChild("Low.", False, "The bruise is explained.", "Early help goes on.")
    return replace(account, children=dict.fromkeys(account.children, no))


@remembered
def a_draft(cast: Cast, cases: Sequence[Case], *, as_of: datetime = HELD) -> StrategyDiscussion:
    """A discussion that was begun."""
    return begin(cases, why="A bruise", by=cast.manager, as_of=as_of)


@remembered
def a_recorded(
    cast: Cast, cases: Sequence[Case], *, by: Any = None, as_of: datetime = ENDED, **but: Any
) -> StrategyDiscussion:
    """A discussion that is recorded and waits for its sign-off."""
    discussion = a_draft(cast, cases, as_of=as_of - timedelta(hours=1))
    account = an_account(cases, **but)
    return record(
        discussion, account, by=by or cast.worker, as_of=as_of, version=discussion.version
    )


@remembered
def a_signed_off(
    cast: Cast, cases: Sequence[Case], *, as_of: datetime = SIGNED, **but: Any
) -> StrategyDiscussion:
    """A discussion that is signed off; its enquiry is the worker's."""
    return signed(cast, a_recorded(cast, cases, **but), as_of=as_of)


@remembered
def signed(cast: Cast, discussion: StrategyDiscussion, *, as_of: datetime) -> StrategyDiscussion:
    """The manager signs it off and gives the enquiry to the worker."""
    return sign_off(
        discussion, by=cast.manager, at=as_of, as_of=as_of, version=discussion.version,
        allocate_to=cast.worker,
    )  # fmt: skip


@remembered
def an_enquiry(cast: Cast, cases: Sequence[Case], **but: Any) -> Enquiry:
    """A Section 47 enquiry that was just allocated."""
    return a_signed_off(cast, cases, **but).enquiries.get()


def part_of(enquiry: Enquiry, kind: str, case: Case | None = None) -> EnquiryPart:
    """A shared part, or a child's own."""
    found: EnquiryPart = enquiry.parts.get(
        kind=kind, **({"child__case": case} if case else {"child": None})
    )
    return found


@remembered
def write_all(cast: Cast, enquiry: Enquiry, *, as_of: datetime) -> None:
    """Every part that is left but the outcomes, in a sentence."""
    for part in enquiry.parts.exclude(kind=PartKind.OUTCOME).filter(done=False):
        write_part(
            part, words="In plain words.", done=True, by=cast.worker, as_of=as_of,
            version=part.version,
        )  # fmt: skip


@remembered
def conclude(
    cast: Cast,
    enquiry: Enquiry,
    outcome: str = "conference",
    *,
    of: Mapping[str, str] | None = None,
    **but: Any,
) -> None:
    """The same outcome for each child, but for those who are named in `of`."""
    for row in enquiry.children.running().select_related("case__child"):
        said = (of or {}).get(row.case.child.first_name, outcome)
        more = {"findings": "Two bruises."} if said == "conference" else {"who_told": "The school"}
        part = row.parts.get(kind=PartKind.OUTCOME)
        decide_outcome(
            row, outcome=said, why="What we found.", by=cast.worker, version=part.version,
            **{**more, **but},
        )  # fmt: skip


@remembered
def a_sent(cast: Cast, cases: Sequence[Case], *, as_of: datetime, **outcome: Any) -> Enquiry:
    """An enquiry that is complete and with the manager."""
    return sent(cast, an_enquiry(cast, cases), as_of=as_of, **outcome)


@remembered
def sent(cast: Cast, enquiry: Enquiry, *, as_of: datetime, **outcome: Any) -> Enquiry:
    """What is left of it is written, each child has an outcome, and it goes to the manager."""
    write_all(cast, enquiry, as_of=as_of)
    conclude(cast, enquiry, **outcome)
    enquiry.refresh_from_db()
    return send(enquiry, by=cast.worker, as_of=as_of, version=enquiry.version)


@remembered
def an_authorised(cast: Cast, cases: Sequence[Case], *, as_of: datetime, **outcome: Any) -> Enquiry:
    """An enquiry that the manager has authorised."""
    return authorised(cast, a_sent(cast, cases, as_of=as_of, **outcome), as_of=as_of)


@remembered
def authorised(cast: Cast, enquiry: Enquiry, *, as_of: datetime) -> Enquiry:
    """The manager authorises it."""
    return authorise(
        enquiry, decision="Agreed.", by=cast.manager, at=as_of, as_of=as_of,
        version=enquiry.version,
    )  # fmt: skip
