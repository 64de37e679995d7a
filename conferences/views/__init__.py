"""Pages of conferences: fetch in scope, act, go on."""
