"""What our own components are given, all in one place to import from."""

from cpcase.web.blocks import (
    MARKS,
    Action,
    Consequence,
    CountedDay,
    DueBlock,
    Figure,
    Heading,
    LimitRow,
    NavLink,
    Why,
    WorkRow,
)
from cpcase.web.child import ChildBand, PathStep, Warned
from cpcase.web.counting import Counted, counting_weeks
from cpcase.web.meeting import ATTENDED, Attending, PlanLine, Reason, Slot
from cpcase.web.writing import CarriedLine

__all__ = [
    "ATTENDED",
    "MARKS",
    "Action",
    "Attending",
    "CarriedLine",
    "ChildBand",
    "Consequence",
    "Counted",
    "CountedDay",
    "DueBlock",
    "Figure",
    "Heading",
    "LimitRow",
    "NavLink",
    "PathStep",
    "PlanLine",
    "Reason",
    "Slot",
    "Warned",
    "Why",
    "WorkRow",
    "counting_weeks",
]
