"""Tests of the rules, the faces and the site."""
