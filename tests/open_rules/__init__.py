"""Tests of the room open_rules."""
