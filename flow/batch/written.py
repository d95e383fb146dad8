"""The result as a file that Excel opens at once, in Dutch: UTF-8 with its mark, and semicolons."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from flow.batch.columns import RESULT, Columns

MARK = "\ufeff"
# A cell that starts so is run as a formula, also with wide signs and behind spaces.
RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001


def heading(columns: Columns) -> str:
    """Return how the file begins: the mark and the names of the columns."""
    return MARK + line((*(columns.heading[place] for place in columns.kept), *RESULT))


def line(cells: Iterable[str]) -> str:
    """Return a line of the file."""
    target = io.StringIO()
    csv.writer(target, delimiter=";", quoting=csv.QUOTE_ALL).writerow(map(harmless, cells))
    return target.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no program runs as a formula: with an apostrophe before it."""
    return f"'{cell}" if cell.lstrip().startswith(RUNS) else cell
