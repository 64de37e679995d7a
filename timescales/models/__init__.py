"""Timelines, what happened on them, and what that makes due. Nothing here knows a child."""

from timescales.models.alert import Acknowledgement, Alert
from timescales.models.allocation import Allocation
from timescales.models.closure import Closure
from timescales.models.deadline import Deadline
from timescales.models.event import Event, Withdrawal
from timescales.models.pathway_version import PathwayVersion
from timescales.models.timeline import Timeline

__all__ = [
    "Acknowledgement",
    "Alert",
    "Allocation",
    "Closure",
    "Deadline",
    "Event",
    "PathwayVersion",
    "Timeline",
    "Withdrawal",
]
