"""Other programs get one result for each line they send, in order, whatever the line holds."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

import pytest

from flow.doors.json_lines import answer_lines
from flow.reason.account import account
from flow.reason.walk import walk
from tests.support.toy import FLOW, FOLDER, ROOT, trail_to

KEYS = [
    "path",
    "question",
    "outcome",
    "kind",
    "code",
    "actions",
    "dropped",
    "possible",
    "at_most",
    "why",
    "why_not",
    "changes",
    "after",
    "resume",
]


def results(*lines: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer_lines(FLOW, lines)]


def result(answers: dict[str, Any]) -> dict[str, Any]:
    return results(json.dumps(answers).encode())[0]


def test_empty_answers_leave_everything_open() -> None:
    found = result({})
    assert list(found) == KEYS
    assert found == {
        "path": [],
        "question": "rem",
        "outcome": None,
        "kind": None,
        "code": None,
        "actions": [],
        "dropped": [],
        "possible": sorted(FLOW.outcomes),
        "at_most": 5,
        "why": [],
        "why_not": {},
        "changes": [],
        "after": [],
        "resume": None,
    }


def test_every_key_is_told_in_the_readme_in_order() -> None:
    told = (ROOT / "flow" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \| ", told, re.M)[: len(KEYS)] == KEYS


def test_partial_answers_give_the_open_question() -> None:
    found = result({"rem": "half", "handig": "nee", "schade": "nooit"})
    assert found["path"] == [["rem", "half"]]
    assert (found["question"], found["outcome"], found["kind"]) == ("schade", None, None)
    assert found["actions"] == ["lopen"]
    assert found["dropped"] == ["schade"]


def test_complete_answers_give_all_that_is_said_of_them() -> None:
    assert result({"rem": "stuk", "garantie": "ja", "bon": "foto", "geld": "weinig"}) == {
        "path": [["rem", "stuk"], ["garantie", "ja"], ["bon", "foto"]],
        "question": None,
        "outcome": "fabriek",
        "kind": "route",
        "code": "ZM01-R1K",
        "actions": ["lopen", "melden-rem"],
        "dropped": ["geld"],
        "possible": ["fabriek"],
        "at_most": 0,
        "why": [
            "Met garantie is de fabriek aan zet.",
            "Een rem maakt u niet zelf; dat is te gevaarlijk.",
            "Een foto van de bon is voor de fabriek genoeg.",
        ],
        "why_not": {
            "zelf-maken": "Zelf maken valt af, omdat de rem stuk is.",
            "repair-cafe": "Repair Café valt af, omdat er nog garantie is.",
            "werkplaats": "Naar de werkplaats valt af, omdat er nog garantie is.",
            "andere-fiets": "Een andere fiets valt af, omdat er nog garantie is.",
        },
        # Another brake is no other garantie: a firm fact stays as it was given.
        "changes": [
            {"rem": rem, "schade": damage, "handig": able}
            for rem in ("half", "ja")
            for damage, able in [
                ("band", "alleen"),
                ("band", "met-hulp"),
                ("band", "nee"),  # with the answer about money, which counts again
                ("ketting", "alleen"),
                ("ketting", "nee"),
            ]
        ],
        "after": [],
        "resume": None,
    }


@pytest.mark.parametrize("id", FLOW.outcomes)
def test_complete_answers_give_the_outcome_with_its_kind(id: str) -> None:
    found = result(trail_to(id).answers)
    assert (found["outcome"], found["kind"]) == (id, FLOW.outcomes[id].kind)
    assert (found["question"], found["at_most"], found["possible"]) == (None, 0, [id])
    assert found["path"] == [list(pair) for pair in trail_to(id).passed.items()]


@pytest.mark.parametrize("id", FLOW.outcomes)
def test_explanations_are_given_as_sentences_and_ids(id: str) -> None:
    found, told = result(trail_to(id).answers), account(walk(FLOW, trail_to(id).answers))
    assert list(found) == KEYS
    assert found["why"] == [reason.answer.option.reason for reason in told.why]
    assert found["why_not"] == {item.route.id: item.sentence for item in told.why_not}
    assert found["changes"] == [change.answers for change in told.changes]


def test_what_comes_first_gives_what_can_follow_and_where_to_go_on() -> None:
    found = result({"rem": "stuk", "garantie": "ja", "bon": "kwijt"})
    assert (found["after"], found["resume"]) == (
        ["fabriek", "repair-cafe", "werkplaats", "zelf-maken"],
        "bon",
    )
    assert list(found["why_not"]) == ["andere-fiets"]
    assert found["changes"] == []


@pytest.mark.parametrize("id", [o.id for o in FLOW.outcomes.values() if o.kind != "eerst"])
def test_only_what_comes_first_is_followed_by_something(id: str) -> None:
    found = result(trail_to(id).answers)
    assert (found["after"], found["resume"]) == ([], None)


def test_in_danger_nothing_is_explained() -> None:
    found = result(trail_to("eerst-weg").answers)
    assert (found["why"], found["why_not"], found["changes"]) == ([], {}, [])
    assert (found["after"], found["resume"]) == ([], None)


def test_what_followed_at_a_gate_is_in_the_path_and_an_answer_to_it_is_dropped() -> None:
    found = result({"rem": "ja", "schade": "band", "handig": "met-hulp", "lek": "nee"})
    assert found["path"][-1] == ["lek", "ja"]
    assert found["outcome"] == "zelf-maken"
    assert found["dropped"] == ["lek"]


def test_answers_of_other_types_are_dropped() -> None:
    found = result({"rem": ["ja"], "schade": None, "bon": 5, "geld": {"a": 1}})
    assert found["dropped"] == ["rem", "schade", "bon", "geld"]
    assert found["question"] == "rem"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"", "this line is no JSON"),
        (b" \n", "this line is no JSON"),
        (b"nee", "this line is no JSON"),
        (b"{'schade': 'ja'}", "this line is no JSON"),
        (b'{"schade": "ja"', "this line is no JSON"),
        (b'{"schade": "j\xe1"}', "this line is no text in UTF-8"),
        ('{"schade": "ja"}'.encode("utf-16-le"), "this line is no text in UTF-8"),
        (b'{"schade": ' + b"[" * 100_000, "this line is no JSON"),
        (b"[]", "this line is JSON, but no object of answers"),
        (b"7", "this line is JSON, but no object of answers"),
        (b"null", "this line is JSON, but no object of answers"),
        (b'"ja"', "this line is JSON, but no object of answers"),
    ],
)
def test_line_that_is_no_object_gets_an_error_and_the_rest_goes_on(line: bytes, error: str) -> None:
    first, second, third = results(b"{}", line, b'{"schade": "band"}')
    assert second == {"error": error}
    assert first["question"] == third["question"] == "rem"
    assert third["dropped"] == []


def test_no_lines_give_no_results() -> None:
    assert results() == []


def test_command_answers_line_by_line() -> None:
    lines = b'{"rem": "ja", "schade": "niets"}\n\xff\n{}\r\n{"rem": "stuk", "garantie": "ja"}'
    command = [sys.executable, "-m", "flow", "json", "--rules", str(FOLDER)]
    ran = subprocess.run(command, input=lines, cwd=ROOT, capture_output=True, check=True)
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [item.get("outcome") for item in found] == ["niets-kapot", None, None, None]
    assert found[1] == {"error": "this line is no text in UTF-8"}
    assert found[3]["possible"] == ["eerst-bon", "fabriek"]
    assert ran.stderr == b""
