"""The form of a region, and what comes out of it."""
