"""Compares what is made, in full, with what somebody read and approved: a file in tests/approved/.

Tests of one property say why something is so. These see to it that nothing else changes unseen:
no word, no class, no attribute. After a change that is meant, remove the file and run the test
once: it writes what it found, to be read in the difference before it is committed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "approved"
TAG = re.compile(r"(?<=.)(?=<[a-z])|(?<=>)(?=</)", re.DOTALL)


def assert_approved(name: str, parts: Mapping[str, str]) -> None:
    """Fail unless these parts, by their titles, are exactly the ones that were approved."""
    found = "".join(f"# {title}\n{_readable(text)}\n\n" for title, text in parts.items())
    file = FOLDER / name
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
        pytest.fail(f"tests/approved/{name} is new: read it, and commit it when it is right")
    known = file.read_text(encoding="utf-8")
    changes = difflib.unified_diff(known.splitlines(), found.splitlines(), "approved", "found")
    assert found == known, "\n".join(changes)


def _readable(text: str) -> str:
    """Begin a line with every element, for HTML is made without lines."""
    return TAG.sub("\n", text)
