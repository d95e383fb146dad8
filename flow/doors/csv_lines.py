"""For lists in a terminal: a file of answers in, a file of outcomes out."""

from __future__ import annotations

from collections.abc import Iterator

from flow.batch import written
from flow.batch.columns import Columns
from flow.batch.outcomes import result_of
from flow.batch.sheet import Row


def result_lines(columns: Columns, rows: tuple[Row, ...]) -> Iterator[str]:
    """Yield the file with the outcomes, line by line; each ends its line."""
    yield written.heading(columns)
    for row in rows:
        yield written.line(result_of(columns, row).cells)
