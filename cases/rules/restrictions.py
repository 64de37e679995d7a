"""What restricting a record takes, and lifting it."""

NOT_RESTRICTED = "This record is not restricted."
NO_MANAGER = "Name at least one manager, who is told when a date is missed."
