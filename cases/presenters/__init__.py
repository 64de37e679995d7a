"""What a page about a case shows: frozen values, made from rows that are already loaded."""
