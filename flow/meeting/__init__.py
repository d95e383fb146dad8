"""What people fill in for a meeting, and the files they get back; nothing is kept."""
