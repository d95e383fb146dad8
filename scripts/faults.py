"""Writes down which faults the tests try, and what a visitor then has: python -m scripts.faults.

Each is a mark on its test: `@pytest.mark.fault("what goes wrong", "what the visitor then has")`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scripts.faces.tools.cache import ROOT

TESTS, TARGET = ROOT / "tests", ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- faults: python -m scripts.faults -->", "<!-- end of faults -->"


class Fault(NamedTuple):
    """What goes wrong, what the visitor then has, and the file of the test."""

    what: str
    then: str
    file: str


def faults() -> list[Fault]:
    """Return every fault that a test tries, by what goes wrong."""
    return sorted(fault for path in TESTS.rglob("test_*.py") for fault in _faults_in(path))


def _faults_in(path: Path) -> Iterator[Fault]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.FunctionDef):
            continue
        for mark in node.decorator_list:
            if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.fault":
                what, then = (ast.literal_eval(given) for given in mark.args)
                yield Fault(what, then, path.relative_to(TESTS).as_posix())


def table() -> str:
    """Return all faults as a table in Markdown."""
    rows = (f"| {what} | {then} | `{file}` |" for what, then, file in faults())
    return "\n".join(("| What goes wrong | The visitor has | Tried in |", "|---|---|---|", *rows))


def with_table(text: str) -> str:
    """Return the text with the table as it is now between its two marks."""
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


if __name__ == "__main__":
    TARGET.write_text(with_table(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
