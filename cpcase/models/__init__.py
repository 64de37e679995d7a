"""The ground's own tables."""

from cpcase.models.attempt import Attempt
from cpcase.models.clock_offset import ClockOffset
from cpcase.models.message import Channel, Message, Outcome, State
from cpcase.models.pulse import Pulse

__all__ = ["Attempt", "Channel", "ClockOffset", "Message", "Outcome", "Pulse", "State"]
