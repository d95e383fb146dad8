"""A list comes back with an outcome on every line, whatever stands on the others."""

from __future__ import annotations

import csv
import io
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from flow.batch.columns import RESULT, read_list
from flow.doors.csv_lines import result_lines
from flow.reason.walk import walk
from tests.support.toy import FLOW, FOLDER, IDS, OPTIONS, ROOT

LIST = "Nummer;Rem;schade;kleur\r\n=1;JA;rook;rood\r\n2;jaa;;\r\n3;Een beetje;;\r\n"


def outcomes(data: bytes) -> list[dict[str, str]]:
    """Return every line of the file with outcomes, by the names of its columns."""
    text = "".join(result_lines(*read_list(FLOW, data)))
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_own_columns_come_first_and_stay_as_they_were() -> None:
    first, *_ = outcomes(LIST.encode())
    assert list(first) == ["Nummer", "Rem", "schade", "kleur", *RESULT]
    assert list(first.values())[:4] == ["'=1", "JA", "rook", "rood"]


def test_bad_line_has_a_message_and_the_others_their_outcome() -> None:
    danger, wrong, open_ = outcomes(LIST.encode())
    assert danger["uitkomst_id"] == "eerst-weg"
    assert wrong["melding"] == "Regel 3, kolom ‘Rem’: ‘jaa’ is geen antwoord. Bedoelt u ‘ja’?"
    assert open_["open_vraag"].startswith("schade: ")


def test_result_can_be_read_again_and_gives_the_same() -> None:
    once = "".join(result_lines(*read_list(FLOW, LIST.encode())))
    assert "".join(result_lines(*read_list(FLOW, once.encode()))) == once


lines = st.lists(
    st.fixed_dictionaries({id: st.sampled_from(["", *OPTIONS]) for id in IDS}), min_size=1
)


@given(lines, st.sampled_from([";", ","]), st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]))
def test_as_many_lines_come_back_each_where_its_answers_lead(
    given: list[dict[str, str]], separator: str, encoding: str
) -> None:
    rows = [["nummer", *IDS], *([f"z{n}", *one.values()] for n, one in enumerate(given))]
    target = io.StringIO()
    csv.writer(target, delimiter=separator).writerows(rows)
    found = outcomes(target.getvalue().encode(encoding))
    assert [one["nummer"] for one in found] == [row[0] for row in rows[1:]]
    for one, answers in zip(found, given, strict=True):
        known = {id: option for id, option in answers.items() if FLOW.questions[id].option(option)}
        wrong = any(answers[id] for id in answers if id not in known)
        walked = walk(FLOW, known)
        assert one["uitkomst_id"] == (walked.outcome.id if walked.outcome and not wrong else "")
        assert wrong <= ("is geen antwoord" in one["melding"])


def run(data: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "flow", "csv", "--rules", str(FOLDER)]
    return subprocess.run(command, input=data, cwd=ROOT, capture_output=True, check=False)


def test_command_gives_the_file_and_tells_of_the_columns_beside_it() -> None:
    ran = run(LIST.encode("cp1252"))
    assert ran.stdout.decode() == "".join(result_lines(*read_list(FLOW, LIST.encode())))
    assert "De kolom ‘kleur’ is geen vraag" in ran.stderr.decode()
    assert ran.returncode == 0


def test_command_refuses_a_list_in_one_line() -> None:
    ran = run(b"")
    assert (ran.stdout, ran.returncode) == (b"", 1)
    assert ran.stderr.decode() == "Dit bestand is leeg. Begin met het voorbeeldbestand.\n"
