"""What follows from answers: where they lead, why, and what is still open."""
