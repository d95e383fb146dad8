"""Compares how everything on paper looks with how it looked at another commit."""
