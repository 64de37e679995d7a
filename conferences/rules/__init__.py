"""What must hold for a conference to be booked, held and decided."""
