"""Bad rules are refused by one error, which names file, row and field, and says what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from flow.rules.edition import Edition, load
from flow.rules.errors import RuleError


def refused(read: Callable[[], object], place: tuple[str, str, str], problem: str) -> str:
    """Check that reading is refused at this file, row and field; returns the problem in full."""
    with pytest.raises(RuleError) as caught:
        read()
    error = caught.value
    assert (error.file, error.row, error.field) == place
    assert problem in error.problem
    assert re.match("[a-z']", error.problem)  # it reads on after the place
    assert str(error) == f"{error.file}: id '{error.row}', field '{error.field}': {error.problem}"
    return error.problem


def refused_rules(folder: Path, place: tuple[str, str, str], problem: str) -> str:
    """Check that the rules in a folder are refused."""
    return refused(lambda: load(folder), place, problem)


def refused_colours(folder: Path, place: tuple[str, str, str], problem: str) -> str:
    """Check that the colours in a folder are refused."""
    return refused(lambda: Edition(folder).colours, place, problem)
