"""Is an initial conference needed, for one child? (C04)"""

from typing import Any

from cpcase.web.forms import Form, YesNoField, words


class DecideConference(Form):
    """Yes or no, with the reason."""

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needed"] = YesNoField(
            label=f"Is an initial conference needed for {name}?",
            missing=f"Say whether a conference is needed for {name}",
        )
        self.fields["why"] = words("Why?", missing="Say why", rows=4)
