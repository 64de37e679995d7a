"""A page as a browser reads it: what its form sends, what its error summary says, and where."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5

Sent = dict[str, list[str]]
OF_THE_PAGE = ("csrfmiddlewaretoken",)
TICKED = ("checkbox", "radio")


class Sheet:
    """An answer of the server, read: its title, its form, its errors."""

    def __init__(self, answer: Any) -> None:
        self.status: int = answer.status_code
        text = answer.content.decode()
        self.root = tinyhtml5.parse(text, namespace_html_elements=False)
        self.parents = {child: parent for parent in self.root.iter() for child in parent}

    @property
    def title(self) -> str:
        """What the browser's tab says."""
        return words_in(self.root.find("head/title"))

    @property
    def says(self) -> str:
        """Every word of the page."""
        return words_in(self.root.find("body"))

    @property
    def summary(self) -> list[tuple[str, str]]:
        """(where it leads, words) of each error at the top."""
        return [
            (link.get("href", ""), words_in(link))
            for one in self.root.iter()
            if "govuk-error-summary" in one.get("class", "").split()
            for link in one.iter("a")
        ]

    def beside(self, identifier: str) -> str:
        """The error that the control of this id, or the group that it stands in, is described by.

        Raises KeyError when there is no such control.
        """
        one: Element | None = self.by_id(identifier)
        said = []
        while one is not None and one.tag != "form":
            described = one.get("aria-describedby", "").split()
            said += [words_in(self.by_id(name)) for name in described if name.endswith("-error")]
            one = self.parents.get(one)
        return " ".join(said)

    def by_id(self, identifier: str) -> Element:
        """The element of this id. Raises KeyError when there is none."""
        for one in self.root.iter():
            if one.get("id") == identifier:
                return one
        raise KeyError(identifier)

    def sends(self) -> Sent:
        """What a browser sends for the largest form of the page, without pressing its buttons."""
        main = self.root.find("body/main")
        assert main is not None
        forms = [one for one in main.iter("form") if one.get("method", "").lower() == "post"]
        sent: Sent = {}
        for name, value in controls_of(max(forms, key=lambda form: len(list(form.iter())))):
            if name not in OF_THE_PAGE:
                sent.setdefault(name, []).append(value)
        return sent


def words_in(one: Element | None) -> str:
    """The text of an element, in one line."""
    return "" if one is None else " ".join("".join(one.itertext()).split())


def controls_of(form: Element) -> Iterator[tuple[str, str]]:
    """(name, value) of what is filled in, ticked or chosen."""
    for one in form.iter():
        name = one.get("name")
        if name and one.tag == "textarea":
            # A browser leaves out the first line break, and sends each as two signs.
            yield name, (one.text or "").removeprefix("\n")
        elif name and one.tag == "select":
            options = list(one.iter("option"))
            chosen = [option for option in options if option.get("selected") is not None]
            yield from ((name, option.get("value", "")) for option in chosen or options[:1])
        elif name and one.tag == "input" and is_filled(one):
            yield name, one.get("value", "on" if one.get("type") in TICKED else "")


def is_filled(one: Element) -> bool:
    """Whether an input is sent: a box or a radio when it is ticked, no button, no file."""
    kind = one.get("type", "text")
    if kind in TICKED:
        return one.get("checked") is not None
    return kind not in ("submit", "button", "file")


def merged(sent: Sent, typed: Mapping[str, str | list[str]]) -> Sent:
    """What the page sends, with what somebody typed, ticked or chose over it."""
    listed = {name: [value] if isinstance(value, str) else value for name, value in typed.items()}
    return {**sent, **listed}
