"""Tests of the room meeting."""
