"""What is written opens at once in Excel, comes back as it was, and runs nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.batch.columns import RESULT, read_columns
from flow.batch.written import harmless, heading, line
from flow.rules.model import Flow
from tests.support import living
from tests.support.toy import FLOW


def test_file_begins_with_its_mark_and_the_names_of_the_columns() -> None:
    columns = read_columns(FLOW, ["nummer", "melding", "rem"])
    told = ";".join(f'"{name}"' for name in ("nummer", "rem", *RESULT))
    assert heading(columns) == f"\ufeff{told}\r\n"


@given(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), min_size=1))
def test_cells_come_back_as_they_were_but_for_what_would_run(cells: list[str]) -> None:
    (read,) = csv.reader(io.StringIO(line(cells), newline=""), delimiter=";", strict=True)
    assert read == [harmless(cell) for cell in cells]
    assert [cell.removeprefix("'") for cell in read] == [cell.removeprefix("'") for cell in cells]


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-5", "@SOM(A1)", "\t=1", " =1", "\r=1", "＝1"])  # noqa: RUF001
def test_cell_that_would_run_is_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless(harmless(cell)) == f"'{cell}"


@pytest.mark.parametrize("flow", [FLOW, living.FLOW], ids=["toy", "living"])
def test_nothing_of_the_rules_themselves_would_run(flow: Flow) -> None:
    ours = [o.title for o in flow.outcomes.values()] + [a.title for a in flow.actions.values()]
    ours += [o.reason for asked in flow.questions.values() for o in asked.options]
    assert [text for text in ours if harmless(text) != text] == []
