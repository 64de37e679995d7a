"""The ground's own tables."""

from cpcase.models.attempt import Attempt, Outcome
from cpcase.models.clock_offset import ClockOffset
from cpcase.models.message import Channel, Message, State
from cpcase.models.pulse import Pulse

__all__ = ["Attempt", "Channel", "ClockOffset", "Message", "Outcome", "Pulse", "State"]
