"""A person in a real browser: does things by the words on the page; each page is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.journeys.looking import look

PHONE = {"width": 390, "height": 844}
MOMENT = ("day", "month", "year", "time")
AriaRole = Literal["link", "button"]


@dataclass(slots=True)
class Visitor:
    """Somebody of the cast at a browser. A `watchful` one looks at every page that it comes to."""

    context: BrowserContext
    page: Page
    server: str
    complaints: list[str] = field(default_factory=list)
    watchful: bool = False
    names: Sequence[str] = ()

    def opens(self, path: str) -> "Visitor":
        """Go to a page."""
        self.page.goto(f"{self.server}{path}")
        return self._arrives()

    def follows(self, name: str, *, within: str = "body") -> "Visitor":
        """Follow the first link of this name, also one that looks like a button."""
        self._clicks(self._named(name, within, "link", "button"))
        return self._arrives()

    def presses(self, name: str) -> "Visitor":
        """Press the first button of this name."""
        self._clicks(self._named(name, "body", "button"))
        return self._arrives()

    def is_refused(self, name: str, *why: str) -> "Visitor":
        """Press the button; the page comes back with these words beside what is wrong."""
        self._clicks(self._named(name, "body", "button"))
        self.page.wait_for_load_state()
        assert self.page.title().startswith("Error: "), f"Nothing was refused on {self.page.url}"
        self.complaints.clear()  # the browser calls the answer itself an error
        return self._arrives().sees(*why)

    def _clicks(self, what: Locator) -> None:
        """A page that keeps a draft sends it first: the act is on its way when none is held."""
        what.click()
        expect(self.page.locator("form[data-held]")).to_have_count(0, timeout=30_000)

    def _named(self, name: str, within: str, *roles: AriaRole) -> Locator:
        """What is called just so, else the first whose name has these words in it."""
        place = self.page.locator(within)
        for exact in (True, False):
            for role in roles:
                found = place.get_by_role(role, name=name, exact=exact)
                if found.count():
                    return found.first
        raise AssertionError(f"No {roles[0]} “{name}” on {self.page.url}:\n{self.reads()}")

    def unfolds(self, summary: str) -> "Visitor":
        """Open what is folded away under these words."""
        self.page.locator("summary").filter(has_text=summary).first.click()
        return self

    def fills(self, **typed: str) -> "Visitor":
        """Type into fields by their names."""
        for name, value in typed.items():
            self.page.fill(f"[name='{name.replace('__', '-')}']", value)
        return self

    def types(self, label: str, text: str, *, of: str = "") -> "Visitor":
        """Type into the field of this label, in the group `of` where several have it."""
        self._labelled(label, of).fill(text)
        return self

    def picks(self, label: str, option: str, *, of: str = "") -> "Visitor":
        """Choose from the list of this label."""
        self._labelled(label, of).select_option(label=option)
        return self

    def ticks(self, label: str, *, of: str = "") -> "Visitor":
        """Choose a radio or tick a box, of the question where it is not the only one."""
        self._labelled(label, of).check()
        return self

    def dates(self, question: str, when: date | datetime, *, within: str = "") -> "Visitor":
        """Fill in the boxes of a date, with the time where they ask for it."""
        boxes = self._group(within).get_by_role("group", name=question, exact=True).first
        for part in MOMENT if isinstance(when, datetime) else MOMENT[:3]:
            value = f"{when:%H:%M}" if part == "time" else str(getattr(when, part))
            boxes.get_by_label(part.capitalize(), exact=True).fill(value)
        return self

    def _labelled(self, label: str, question: str) -> Locator:
        found = self._group(question).get_by_label(label, exact=True)
        if not found.count():
            where = f"{self.page.url}:\n{self.reads()}"
            raise AssertionError(f"Nothing is labelled “{label}” in “{question}” on {where}")
        return found.first

    def _group(self, question: str) -> Locator:
        if not question:
            return self.page.locator("body")
        group = self.page.get_by_role("group", name=question, exact=True)
        return group.first if group.count() else self.page.get_by_role("region", name=question)

    def reads(self) -> str:
        """What the page says."""
        return self.page.locator("body").inner_text()

    def sees(self, *words: str) -> "Visitor":
        """The page says all of this."""
        said = self.reads()
        for one in words:
            assert one in said, f"{one!r} is not on {self.page.url}:\n{said}"
        return self

    def misses(self, *words: str) -> "Visitor":
        """The page says none of this."""
        said = self.reads()
        for one in words:
            assert one not in said, f"{one!r} is on {self.page.url}"
        return self

    def holds(self, label: str, text: str, *, of: str = "") -> "Visitor":
        """The field of this label is filled in already."""
        assert self._labelled(label, of).input_value() == text
        return self

    def on_a_phone(self) -> "Visitor":
        """The window is as wide as a phone from now on."""
        self.page.set_viewport_size(PHONE)
        return self

    def goes(self) -> None:
        """Close the browser."""
        self.context.close()

    def _arrives(self) -> "Visitor":
        self.page.wait_for_load_state()
        return self.finds_nothing_wrong().names_nobody(self.names) if self.watchful else self

    def finds_nothing_wrong(self) -> "Visitor":
        """axe at both widths, nothing sideways, no complaint of the browser."""
        look(self.page)
        assert self.complaints == [], f"{self.page.url}: {self.complaints}\n{self.reads()}"
        return self

    def names_nobody(self, names: Sequence[str]) -> "Visitor":
        """No child's name in the address or the title."""
        for name in names:
            assert name not in self.page.url
            assert name not in self.page.title()
        return self
