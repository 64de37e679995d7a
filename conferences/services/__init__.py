"""The acts: what people do about a conference, from asking for it to sending its decisions."""
