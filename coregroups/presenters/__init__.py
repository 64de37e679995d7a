"""What the pages of plans, core groups and visits show, ready to be read."""
