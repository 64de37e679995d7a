"""What restricting a record takes, and lifting it."""

NOT_RESTRICTED = "This record is not restricted."
