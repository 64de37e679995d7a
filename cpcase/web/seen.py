"""Was a child seen, and how: the same questions for each child of a visit (C03, C18, C22)."""

from collections.abc import Mapping
from typing import Any

from cpcase.web.fields import ChoiceField, YesNoField, words
from cpcase.web.questions import Questions

ALONE, NOT_ALONE, NOT_SEEN = "alone", "not_alone", "not_seen"


class Seen(Questions):
    """Seen alone, seen but not alone, not seen and why; a baby awake; the bedroom.

    One for each child, with a prefix of its own. `awake` is asked of a baby under one year,
    `bedroom` where the visit asks it for each child.
    """

    reveals: Mapping[tuple[str, str], tuple[str, ...]] = {("seen", NOT_SEEN): ("why_not",)}

    def __init__(
        self, *args: Any, child: str, asks_awake: bool = False, asks_bedroom: bool = False,
        hint: str = "Alone means no parent or carer could hear.", **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.child = child
        self.fields["seen"] = ChoiceField(
            label=f"Did you see {child}?",
            choices=[
                (ALONE, "Seen alone"),
                (NOT_ALONE, "Seen, not alone"),
                (NOT_SEEN, "Not seen"),
            ],
            missing=f"Say whether {child} was seen alone",
            help_text=hint,
        )
        self.fields["why_not"] = words(
            f"Why was {child} not seen?", missing=f"Say why {child} was not seen", rows=3
        )
        if asks_awake:
            self.fields["awake"] = YesNoField(
                label=f"Was {child} awake?", missing=f"Say whether {child} was awake"
            )
        if asks_bedroom:
            self.fields["bedroom"] = YesNoField(
                label=f"Did you see where {child} sleeps?",
                missing=f"Say whether you saw where {child} sleeps",
            )
