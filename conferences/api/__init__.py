"""What an invited agency's own system can do: the same acts as the pages, nothing but its own."""
