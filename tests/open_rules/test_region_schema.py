"""The schema of the file of a region takes what the reader takes, and refuses what it refuses."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker

from flow.rules.read_region import problems
from scripts.faces.open_rules.region_schema import region_schema
from tests.open_rules.test_toml import as_json
from tests.support.build import EDITION as LIVING
from tests.support.regions import SPAAKDORP, regions
from tests.support.toy import EDITION, ROOT

JUDGE = Draft202012Validator(region_schema(EDITION.known), format_checker=FormatChecker())
NAME = 'naam = "Spaakdorp"\n'


@settings(max_examples=50, deadline=None)
@given(regions(EDITION.known))
def test_any_edition_without_a_mistake_fits(raw: Mapping[str, Any]) -> None:
    assert [error.message for error in JUDGE.iter_errors(as_json(raw))] == []


def test_edition_with_everything_fits() -> None:
    assert JUDGE.is_valid(as_json(tomllib.loads(SPAAKDORP)))


def test_example_fits_the_schema_of_the_site() -> None:
    text = (ROOT / "docs" / "regio" / "waterland-oost.toml").read_text(encoding="utf-8")
    judge = Draft202012Validator(region_schema(LIVING.known), format_checker=FormatChecker())
    assert [error.message for error in judge.iter_errors(as_json(tomllib.loads(text)))] == []


@pytest.mark.parametrize(
    "text",
    [
        'kleur = "#05515f"',
        "naam = 5",
        f'naam = "{"x" * 41}"',
        f'{NAME}kleur = "geel"',
        f"{NAME}overleg = 3",
        f'{NAME}[overleg]\nwie = ["ober"]',
        f'{NAME}[raad]\ntafel = "ja"',
        f'{NAME}[contact]\nober = "x"',
        f'{NAME}[nieuw]\nx = "x"',
        f'{NAME}[drempels.wacht_dagen]\nwaarde = 7\nbron = "x"\ndatum = 2026-01-01',
        f'{NAME}[drempels.weinig_euro]\nwaarde = 7\nbron = "x"',
        f'{NAME}[drempels.weinig_euro]\nwaarde = 0\nbron = "x"\ndatum = 2026-01-01',
        f'{NAME}[afspraken.opening]\nafspraak = "x"\nbron = "y"',
        f'{NAME}[afspraken.opening]\nbron = "y"\ndatum = 2026-01-01',
    ],
)
def test_mistake_is_refused_by_schema_and_reader(text: str) -> None:
    raw = tomllib.loads(text)
    assert not JUDGE.is_valid(as_json(raw))
    assert problems(raw, EDITION.known)
