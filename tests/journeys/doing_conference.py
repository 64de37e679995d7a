"""What people do at the screen for a conference: book, agree, record, decide, read letters."""

from datetime import date, datetime

import page as pdf

from tests.journeys.browsing import Visitor
from tests.reading import unpacked


def chooses_another_time(visitor: Visitor, when: datetime) -> None:
    """A time that is not among those offered."""
    visitor.ticks("Another date or time").dates("Date", when.date())
    visitor.types("Start", f"{when:%H:%M}").picks("Room", "Room 2, Civic Centre")
    visitor.picks("Chair", "Denise Okafor")


def agrees_to_a_later_date(visitor: Visitor, children: str, until: date) -> None:
    """The service manager’s reason, on the conference’s page (S03)."""
    visitor.follows("Conferences").follows("All").follows(children)
    visitor.follows("Agree to a later date").dates("Up to which day do you agree?", until)
    visitor.types("Why is it to be later?", "No interpreter before Thursday.").presses("Agree")


def reads_a_letter(visitor: Visitor, name: str) -> str:
    """The letter behind a link is PDF/UA, tagged, and names nobody in its name; answers that."""
    link = visitor.page.get_by_role("link", name=name).first
    answer = visitor.context.request.get(f"{visitor.server}{link.get_attribute('href')}")
    told = answer.headers["content-disposition"]
    for child in visitor.names:
        assert child not in told
    report = pdf.validate_pdf_bytes(answer.body(), profile=pdf.ValidationProfile.PDF_UA_1)
    assert report.failures == []
    assert b"/Lang (en-GB)" in unpacked(answer.body())
    return told
