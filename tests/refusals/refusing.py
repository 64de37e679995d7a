"""A bad input through the real page: refused beside its field, kept as typed, nothing written."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.test import Client

from tests.refusals.reading import Sheet, merged

# What is written about whoever looks or is refused, not about a case.
BESIDE = {"sessions.Session", "accounts.AccessEntry", "axes.AccessAttempt"}


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but those about the visit itself."""
    return {
        model._meta.label: sorted(model._default_manager.values_list(), key=repr)
        for model in apps.get_models()
        if model._meta.label not in BESIDE and model._meta.managed
    }


@contextmanager
def nothing_written() -> Iterator[None]:
    """The database is afterwards as it was before."""
    before = everything()
    yield
    after = everything()
    changed = [name for name in before if before[name] != after[name]]
    assert changed == [], f"written to: {changed}"


def is_refused(
    client: Client, url: str, typed: Mapping[str, str | list[str]], *, at: str, words: str,
    status: int = 422, button: str = "",
) -> Sheet:  # fmt: skip
    """Open the page, type, press: refused at the control of this id, with all that was typed.

    `button` is the name of the one pressed where a form has several that act. The summary leads to
    the control, the same words stand beside it, nothing is written.
    """
    page = Sheet(client.get(url))
    assert page.status == 200, page.says
    sent = merged(page.sends(), typed)
    pressed = {button: "1"} if button else {}
    with nothing_written():
        back = Sheet(client.post(url, {**sent, **pressed}))
    assert back.status == status, back.says
    assert back.title.startswith("Error: "), back.title
    assert [said for where, said in back.summary if where == f"#{at}"], back.summary
    (said,) = (said for where, said in back.summary if where == f"#{at}")
    assert words in said
    assert said in back.beside(at)
    keeps(back, sent)
    return back


def keeps(back: Sheet, sent: Mapping[str, list[str]]) -> None:
    """Everything that was sent is in the form that came back."""
    shown = back.sends()
    lost = {
        name: (values, shown.get(name))
        for name, values in sent.items()
        if [lines(one) for one in values if one]
        != [lines(one) for one in shown.get(name, ()) if one]
    }
    assert lost == {}, f"typed and lost: {lost}"


def lines(text: str) -> str:
    """A text whichever way its lines break."""
    return text.replace("\r\n", "\n")


def day(name: str, when: Any) -> dict[str, str]:
    """A date, and its time where one is asked for, as typed into their boxes."""
    boxes = {f"{name}-{part}": str(getattr(when, part)) for part in ("day", "month", "year")}
    return {**boxes, f"{name}-time": f"{when:%H:%M}"} if hasattr(when, "hour") else boxes
