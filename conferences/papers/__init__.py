"""Letters about conferences: what they say, and the paper that it is set on."""
