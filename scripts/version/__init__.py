"""What goes out as a version, and what keeps one from going out."""
