"""What the components of writing are given: a line copied from another child's record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CarriedLine:
    """Text carried over, marked with its origin until somebody confirms it.

    `field` is the form's field with the choice, `text_field` the one with the changed text.
    `names` is another child whom the text names; `confirmed` says by whom and when.
    """

    text: str
    origin: str
    about: str
    names: str = ""
    confirmed: str = ""
    field: str = ""
    text_field: str = ""
