"""The browser gets a list back a piece at a time, and it is the same as at once."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from flow.batch.columns import read_list
from flow.doors import batch
from flow.doors.csv_lines import result_lines
from tests.support.toy import FLOW

LIST = b"nummer;rem;schade;x\n1;ja;rook;\n2;jaa;;\n3;ja;;\n4;ja;niets;\n5;ja;niets;\n"


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "rules", lambda: FLOW)


def ask(**message: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(batch.respond(json.dumps(message)))
    return answer


def opened(data: bytes) -> dict[str, Any]:
    return ask(file=base64.b64encode(data).decode())


@pytest.mark.parametrize("piece", [1, 2, 9])
def test_pieces_make_the_file_that_comes_of_all_at_once(piece: int) -> None:
    found = opened(LIST)
    text, tally, rows = found["text"], found["tally"], found["rows"]
    for at in range(0, len(rows), piece):
        made = ask(heading=found["heading"], rows=rows[at : at + piece], tally=tally)
        text, tally = text + made["text"], made["tally"]
    assert text == "".join(result_lines(*read_list(FLOW, LIST)))
    assert tally == {
        "ends": {"eerst-weg": 1, "": 1, "schade": 1, "niets-kapot": 2},
        "messages": ["Regel 3, kolom ‘rem’: ‘jaa’ is geen antwoord. Bedoelt u ‘ja’?"],
        "told": 1,
    }


def test_columns_are_told_before_anything_is_counted() -> None:
    found = opened(LIST)
    assert found["notices"] == "<ul><li>De kolom ‘x’ is geen vraag en telt niet mee.</li></ul>"
    assert found["problem"] == ""


def test_refused_list_gives_the_reason_and_nothing_else() -> None:
    assert opened(b"") == {"problem": "Dit bestand is leeg. Begin met het voorbeeldbestand."}


def test_tally_becomes_a_summary_and_the_file_gets_its_name() -> None:
    found = ask(tally={"ends": {"eerst-weg": 2}, "messages": [], "told": 0})
    assert found["name"] == "uitkomsten"
    assert "Ga weg van de fiets" in found["html"]


def test_nothing_counted_is_a_summary_of_nothing() -> None:
    assert "0 regels" in ask(tally=None)["html"]
