"""The form in which a region fills in its edition, and what comes out: its file and sheets."""
