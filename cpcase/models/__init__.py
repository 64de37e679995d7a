"""The ground's own tables."""

from cpcase.models.clock_offset import ClockOffset

__all__ = ["ClockOffset"]
