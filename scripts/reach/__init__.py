"""Asks whether what the site refers to elsewhere is still there."""
