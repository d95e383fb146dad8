"""Tests of the room reason."""
