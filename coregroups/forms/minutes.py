"""Minutes that went out, and an absence that went up (C21, D16, S14)."""

from collections.abc import Sequence
from typing import Any

from coregroups.models import Member
from cpcase.web.forms import CheckboxesField, DayField, Form, words


class SendMinutes(Form):
    """Who got the one shared set of minutes, by which route."""

    asked_as = {"sent_at": "on"}

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = members
        self.fields["on"] = DayField(
            label="When were they sent?", missing="Enter the day the minutes were sent"
        )
        self.fields["copies"] = CheckboxesField(
            label="Who got the minutes and the updated plan?",
            choices=[(str(member.pk), member.name) for member in members],
            missing="Choose who got the minutes",
        )
        self.reveals: dict[tuple[str, str], tuple[str, ...]] = {}
        for member in members:
            name = f"route_{member.pk}"
            self.fields[name] = words(
                f"How did they go to {member.name}?",
                missing=f"Say how the minutes went to {member.name}",
                max_length=120,
                initial=member.secure_route,
            )
            self.reveals[("copies", str(member.pk))] = (name,)

    def copies(self) -> dict[Member, str]:
        """Each member who got them, and the route."""
        said = self.cleaned_data
        return {
            member: said[f"route_{member.pk}"]
            for member in self.members
            if str(member.pk) in said["copies"]
        }


class Escalate(Form):
    """Which manager was told of an absence without a report, and when (S14)."""

    asked_as = {"told_at": "on"}
    to = words("Which manager did you tell?", missing="Say which manager was told", max_length=120)
    on = DayField(label="When?", missing="Enter the day the manager was told")
