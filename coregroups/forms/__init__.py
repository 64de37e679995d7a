"""What is asked on the pages of plans, core groups and visits."""
