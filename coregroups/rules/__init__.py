"""What may happen to plans, core groups and visits, and when; each check names its row."""
