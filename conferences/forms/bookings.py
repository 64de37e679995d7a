"""Choosing a time, agreeing to a late one, rearranging, standing down."""

from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import Any

from accounts.models import User
from conferences.choices import LateRole
from conferences.models import Room
from conferences.rules.slots import LENGTH, When, read
from cpcase.clock import LONDON
from cpcase.refusals import Refusal
from cpcase.web.forms import ChoiceField, DayField, Form, SelectField, TimeField, moment, words

OTHER = "other"
# A date without its start is judged by its last quarter of an hour.
LATEST = time(23, 45)


def in_boxes(when: When) -> dict[str, Any]:
    """A time as “Another date or time” holds it."""
    start, end = (one.astimezone(LONDON) for one in (when.starts_at, when.ends_at))
    return {
        "slot": OTHER, "other_day": start.date(), "other_start": start.time(),
        "other_end": end.time(), "other_room": str(getattr(when.room, "pk", "")),
        "other_chair": str(getattr(when.chair, "pk", "")),
    }  # fmt: skip


class ChooseTime(Form):
    """One of the free times, or another date (quick)."""

    other_day = DayField(label="Date", missing="Enter the date", called="The date")
    other_start = TimeField(label="Start", missing="Enter when it starts")
    other_end = TimeField(label="End", required=False, missing="")

    def __init__(
        self,
        *args: Any,
        times: Sequence[tuple[str, str]],
        rooms: Sequence[Room],
        chairs: Sequence[User],
        check_moment: Callable[[datetime], Any],
        **kwargs: Any,
    ) -> None:
        """`check_moment` refuses a moment at which this conference cannot be."""
        super().__init__(*args, **kwargs)
        self.rooms, self.chairs, self.check_moment = rooms, chairs, check_moment
        self.fields["slot"] = ChoiceField(
            label="Free times", choices=[*times, (OTHER, "Another date or time")],
            missing="Choose a time",
            help_text="2 hours, with a room and a chair who has not worked on this case. "
            "Those inside the limit come first.",
        )  # fmt: skip
        self.fields["other_room"] = SelectField(
            label="Room", choices=[(str(one.pk), str(one)) for one in rooms],
            missing="Choose a room",
        )  # fmt: skip
        self.fields["other_chair"] = SelectField(
            label="Chair", choices=[(str(one.pk), one.name) for one in chairs],
            missing="Choose a chair",
        )  # fmt: skip
        names = ("other_day", "other_start", "other_end", "other_room", "other_chair")
        self.reveals = {("slot", OTHER): names}

    def clean(self) -> dict[str, Any]:
        """What is wrong with another date is said with whatever else is wrong on the page."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        day, start, end = (said.get(f"other_{name}") for name in ("day", "start", "end"))
        if said.get("slot") != OTHER:
            return said
        if start and end and end <= start:
            self.add_error("other_end", "The end must be after the start.")
        if day:
            try:
                self.check_moment(moment(day, start or LATEST))
            except Refusal as refusal:
                self.refuse(refusal)
        return said

    def when(self) -> When:
        """The time that was chosen. A radio whose time is gone by now is still a time."""
        chosen = self.cleaned_data["slot"]
        if chosen != OTHER:
            found = read(chosen, self.rooms, self.chairs)
            assert found is not None  # the field takes only what this page wrote
            return found
        said = self.cleaned_data
        starts_at = moment(said["other_day"], said["other_start"])
        ends_at = (
            moment(said["other_day"], said["other_end"])
            if said["other_end"]
            else starts_at + LENGTH
        )
        rooms = {str(one.pk): one for one in self.rooms}
        chairs = {str(one.pk): one for one in self.chairs}
        return When(starts_at, ends_at, rooms[said["other_room"]], chairs[said["other_chair"]])

    def refuse(self, refusal: Refusal) -> None:
        """A refused time is said beside the times, or beside the box that was filled in."""
        other = self.cleaned_data.get("slot") == OTHER
        places = {"day": "other_day", "starts_at": "other_start", "ends_at": "other_end"}
        places |= {"room": "other_room", "chair": "other_chair"}
        self.add_error(places.get(str(refusal.field)) if other else "slot", refusal.words)


class Confirm(Form):
    """A page that says what will happen, and one button (quick)."""


class Check(Confirm):
    """What was chosen in the steps before, and one button; a refusal leads to its line (quick)."""

    refused_at = ""

    def refuse(self, refusal: Refusal) -> None:
        """Said beside the line that it is about: when, or who is invited."""
        if refusal.field in self.fields:
            return super().refuse(refusal)
        self.refused_at = "invited" if refusal.field == "invitations" else "when"
        return self.add_error(None, refusal.words)

    def errors_in_order(self) -> list[tuple[str, str]]:
        """The summary leads to the line, where it can be changed."""
        line = f"#{self.refused_at}" if self.refused_at else ""
        return [(where or line, words) for where, words in super().errors_in_order()]


class RearrangeCheck(Check):
    """The new time of a booked conference, and why (quick)."""

    why = words("Why is it rearranged?", rows=3, missing="Say why it is rearranged")


class StandDown(Form):
    """Why no conference takes place (quick)."""

    why = words("Why is it stood down?", rows=3, missing="Say why it is stood down")


class AskForLate(Form):
    """Up to which day it would be later, and why (quick)."""

    until = DayField(
        label="Up to which day is it to be?", missing="Enter the last day it could be",
        called="The last day",
    )  # fmt: skip
    words = words("Why is it to be later?", rows=3, missing="Say why it is to be later")


class AgreeToLate(Form):
    """Up to which day, and why (quick)."""

    until = DayField(
        label="Up to which day do you agree?", missing="Enter the last day you agree to",
        called="The last day",
    )  # fmt: skip
    words = words("Why is it to be later?", rows=3, missing="Say why it is to be later")

    def __init__(self, *args: Any, role: str, asks_plan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if role == LateRole.TEAM_MANAGER and asks_plan:
            self.fields["interim_plan"] = words(
                "How is each child kept safe until the conference?", rows=4, required=False
            )
