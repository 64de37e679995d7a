"""The forms of conferences: each says its shape, and loses nothing."""
