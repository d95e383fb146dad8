"""What differs between two editions is told in the words of the rules, not in ids."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from flow.compare.entries import Key, items
from flow.reason.walk import Answer
from flow.rules.plan import Task
from flow.screens.differences import answered, lines, titled
from tests.support.edit_rules import changed
from tests.support.toy import FLOW, option, question


def test_answers_are_named_with_their_questions() -> None:
    given = [Answer(question("geld"), option("geld", "weinig"))]
    assert answered(given) == [f"{question('geld').short}: {option('geld', 'weinig').label}"]


@pytest.mark.parametrize(
    ("key", "told"),
    [
        (Key("outcomes", "fabriek"), "Uitkomst ‘Terug naar de fabriek’"),
        (
            Key("options", "geld/weinig"),
            f"Antwoord ‘{option('geld', 'weinig').label}’ bij ‘{question('geld').short}’",
        ),
    ],
)
def test_item_is_named_with_its_kind_and_an_answer_with_its_question(key: Key, told: str) -> None:
    assert titled(FLOW, key, items(FLOW)) == told


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("target", "fabriek", ["Terug naar de fabriek"]),
        ("start", "rem", ["Rem"]),
        ("text", "Kijk.", ["Kijk."]),
        ("text", "", ["geen"]),
        ("sources", ("fietsboek", "tips-bond"), None),
        ("sources", (), ["geen"]),
        ("asserts", {}, ["geen"]),
        ("asserts", {"geld": ("weinig", "veel")}, None),
        ("asserts", {"geld": "weinig"}, None),
        (
            "asserts",
            {"garantie": ("ja",), "bon": ("papier", "foto")},
            ["Garantie: Ja", "Bon: Papier of Foto"],
        ),
        ("answers", {"rem": "half", "geld": "weinig"}, ["Rem: Een beetje", "Geld: Weinig"]),
        ("tasks", (Task("buur", "Houd vast."),), ["Buur: Houd vast."]),
        ("urgent", True, ["ja"]),
        ("urgent", False, ["nee"]),
        ("checked", datetime.date(2026, 3, 2), ["02-03-2026"]),
        ("value", 40, ["40"]),
    ],
)
def test_value_is_told_in_lines(field: str, value: object, told: list[str] | None) -> None:
    found = lines(FLOW, field, value)
    if told is None:
        assert all("fietsboek" not in line for line in found)
        assert found != ["geen"]
    else:
        assert found == told


def test_answer_is_named_and_no_other_of_which_the_id_is_part_of_its_own() -> None:
    yes, half = option("rem", "ja"), replace(option("rem", "half"), id="ja-half")
    flow = changed(FLOW, replace(question("rem"), options=(yes, half)))
    assert lines(flow, "answers", {"rem": "ja-half"}) == ["Rem: Een beetje"]
