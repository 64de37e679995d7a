"""Pages: fetch in scope, act, go on."""
