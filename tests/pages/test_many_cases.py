"""The page for many cases names every column and answer, and its example is a list that works."""

import csv
import io

import pytest

from flow.batch.columns import read_list
from flow.doors.csv_lines import result_lines
from flow.rules.model import Flow
from scripts.faces.pages.many_cases import example_file, fragments
from tests.support import living
from tests.support.toy import FLOW

both = pytest.mark.parametrize("flow", [FLOW, living.FLOW], ids=["toy", "living"])


@both
def test_every_column_is_told_with_all_its_answers(flow: Flow) -> None:
    table = fragments(flow)["lijst-kolommen.md"]()
    for asked in flow.asked:
        (row,) = (line for line in table.splitlines() if line.startswith(f"| `{asked.id}` | "))
        assert all(f"{o.short} (`{o.id}`)" in row for o in asked.options)
    assert not any(f"| `{gate.id}` |" in table for gate in flow.gates)


@both
def test_each_line_of_the_example_ends_as_its_example_has_to(flow: Flow) -> None:
    columns, rows = read_list(flow, example_file(flow).encode())
    text = "".join(result_lines(columns, rows)).removeprefix("\ufeff")
    found = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert columns.notices == ()
    assert [one["uitkomst_id"] for one in found] == [e.outcome for e in flow.examples.values()]
    assert {one["melding"] for one in found} == {""}
