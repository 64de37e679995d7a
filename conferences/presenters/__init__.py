"""What the pages of conferences show: plain values, so that a template decides nothing."""
