"""The heart: pathway + events + calendar + as_of → deadlines. No database, no clock."""
