"""Sending a message again, once it can arrive."""

from typing import Any

from cpcase.web.forms import Form, words


class SendAgain(Form):
    """What was put right: whoever looks next wants to know."""

    why = words(
        "Why can it arrive now?",
        missing="Say why it can arrive now",
        hint="Such as: the mail server is back. Name no child and no family.",
        rows=3,
        max_length=400,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]  # a message has none: whether it still stands still decides
