"""The rules as JSON, and the schema that tells what may stand in them."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from flow.rules.edition import load
from flow.rules.model import Flow
from scripts.faces.open_rules import shapes
from scripts.faces.open_rules.plain import whole
from scripts.faces.open_rules.shapes import schema
from scripts.faces.pages.since_last_version import KEPT
from scripts.faces.tools.cache import ROOT
from scripts.faces.tools.errors import FaceError
from tests.support import toy
from tests.support.build import FLOW

SCHEMA = schema("https://example.org/regels/1.0.0/regels.schema.json")
JUDGE = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
KEPT_FLOWS = {path.name: load(path) for path in (ROOT / KEPT).iterdir() if path.is_dir()}


def toy_rules() -> Any:
    return copy.deepcopy(whole(toy.FLOW, "regels.schema.json"))


@pytest.mark.parametrize("flow", [FLOW, toy.FLOW, *KEPT_FLOWS.values()], ids=lambda f: f.version)
def test_rules_of_every_version_fit_the_schema(flow: Flow) -> None:
    assert list(JUDGE.iter_errors(whole(flow, "regels.schema.json"))) == []


def test_the_schema_is_one_of_the_dialect_it_names() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_every_field_says_what_it_means() -> None:
    kinds = [SCHEMA, *SCHEMA["$defs"].values()]
    assert all(kind["description"] for kind in kinds)
    fields = [
        field for kind in kinds for name, field in kind["properties"].items() if name != "$schema"
    ]
    assert all(field["description"] for field in fields)


def test_a_question_is_told_whole_and_texts_have_their_numbers() -> None:
    told = toy_rules()["questions"]["garantie"]
    assert told["help"] == "Een fabriek geeft 2 jaar garantie."
    assert (told["fact"], told["follows"], told["part"]) == (True, "", "bekijken")
    assert told["options"][2] == {
        "id": "weet-niet",
        "label": "Weet ik niet",
        "short": "Weet ik niet",
        "target": "ouderdom",
        "actions": ["bon-zoeken"],
        "reason": "Zonder zekerheid rekent u niet op de fabriek.",
        "because": "niet bekend is of er garantie is",
        "sources": ["garantiewet"],
        "status": "afgeleid",
        "given_by": [],
    }


def test_the_order_is_that_of_the_rules() -> None:
    assert list(toy_rules()["questions"]) == list(toy.FLOW.questions)


def _drop(found: Any) -> None:
    del found["questions"]["rem"]["why"]


def _add(found: Any) -> None:
    found["outcomes"]["fabriek"]["kleur"] = "rood"


def _word(found: Any) -> None:
    found["questions"]["rem"]["status"] = "misschien"


def _day(found: Any) -> None:
    found["checked"] = "gisteren"


def _name(found: Any) -> None:
    found["actions"]["Met Hoofdletters"] = found["actions"]["lopen"]


def _number(found: Any) -> None:
    found["thresholds"]["garantie_jaren"]["value"] = "2"


@pytest.mark.parametrize("spoil", [_drop, _add, _word, _day, _name, _number])
def test_what_is_no_rule_does_not_fit(spoil: Any) -> None:
    found = toy_rules()
    spoil(found)
    assert list(JUDGE.iter_errors(found))


@dataclass(frozen=True)
class Untold:
    """A class of the model whose fields nobody explained."""

    id: str


def test_a_field_without_a_meaning_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "Flow", Untold)
    with pytest.raises(
        FaceError, match=r"fields\.toml: \[Untold\] has to tell each field once: _, id"
    ):
        schema("https://example.org/")


def test_no_meaning_is_left_of_what_is_gone() -> None:
    told = shapes.MEANINGS.read_text(encoding="utf-8")
    kinds = {line.strip("[]") for line in told.splitlines() if line.startswith("[")}
    assert kinds == {"Flow", *SCHEMA["$defs"]}
    assert Path(shapes.__file__).parent == shapes.MEANINGS.parent
