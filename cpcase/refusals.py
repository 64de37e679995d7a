"""Why an act did not happen. Each refusal says what to do, and next to which field."""


class Refusal(Exception):
    """An act was refused; nothing was changed. `words` are shown to the person as they are."""

    code = "refused"

    def __init__(self, words: str, *, code: str = "", field: str | None = None) -> None:
        super().__init__(words)
        self.words = words
        self.code = code or self.code
        self.field = field


class NotAllowed(Refusal):
    """This person may not do this to this record."""

    code = "not_allowed"


class NotNow(Refusal):
    """The record is not in a state in which this can be done."""

    code = "not_now"


class Incomplete(Refusal):
    """Something that the act needs is missing or wrong; `field` says which."""

    code = "incomplete"


class Conflict(Refusal):
    """Somebody else changed the record since the person opened it."""

    code = "conflict"
