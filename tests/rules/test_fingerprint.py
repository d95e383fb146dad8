"""The fingerprint is the same as long as the rules decide the same."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from flow.rules.edition import load
from flow.rules.fingerprint import fingerprint, told_rules
from flow.rules.model import Flow
from flow.rules.region import Region
from flow.rules.signs import SIGNS
from tests.support.edit_rules import copied, edited, ordered
from tests.support.editions import EDITIONS
from tests.support.toy import FLOW


def test_fingerprint_is_six_signs_that_stand_behind_the_version() -> None:
    assert fingerprint(FLOW) == "ZM01YC"
    assert set(fingerprint(FLOW)) <= set(SIGNS)
    assert told_rules(FLOW) == "2.1.0, kenmerk ZM01YC"


def test_every_edition_that_decides_otherwise_has_another() -> None:
    found = {fingerprint(flow) for flow in EDITIONS.values()}
    # Two questions in another order, and asked outright, decide otherwise too.
    assert len(found) == len(EDITIONS)


@pytest.mark.parametrize(
    ("file", "row", "line"),
    [
        ("vragen.toml", "rem/half", 'naar = "wachten"'),
        ("vragen.toml", "rem/half", 'acties = ["melden-rem"]'),
        ("drempels.toml", "weinig_euro", "waarde = 45"),
        ("uitkomsten.toml", "niets-kapot", 'soort = "eerst"'),
        ("regels.toml", "-", 'begin = "schade"'),
    ],
)
def test_what_decides_is_in_it(tmp_path: Path, file: str, row: str, line: str) -> None:
    folder = edited(tmp_path, file, row, line.split(" = ")[0], line)
    assert fingerprint(load(folder)) != fingerprint(FLOW)


def test_region_is_in_it() -> None:
    assert fingerprint(replace(FLOW, region=Region("Spaakdorp"))) != fingerprint(FLOW)


@pytest.mark.parametrize(
    ("file", "row", "line"),
    [
        ("vragen.toml", "rem", 'tekst = "Hoe is de rem?"'),
        ("vragen.toml", "rem/half", 'label = "Half"'),
        ("vragen.toml", "rem/half", 'reden = "Een halve rem is gevaarlijk."'),
        ("uitkomsten.toml", "fabriek", "trede = 9"),
        ("stappen.toml", "thuis", 'tekst = "alleen"'),
        ("regels.toml", "-", 'versie = "2.1.1"'),
    ],
)
def test_words_and_what_decides_nothing_are_not(
    tmp_path: Path, file: str, row: str, line: str
) -> None:
    folder = edited(tmp_path, file, row, line.split(" = ")[0], line)
    assert fingerprint(load(folder)) == fingerprint(FLOW)


def backwards(flow: Flow) -> Flow:
    """Put everything in the other order."""
    questions = {
        id: replace(asked, options=asked.options[::-1])
        for id, asked in reversed([*flow.questions.items()])
    }
    return replace(flow, questions=questions, outcomes=dict(reversed([*flow.outcomes.items()])))


def test_order_and_day_are_not() -> None:
    others = (
        backwards(FLOW),
        ordered(FLOW, "geld"),
        replace(FLOW, checked=datetime.date(2030, 1, 1)),
    )
    assert {fingerprint(flow) for flow in others} == {fingerprint(FLOW)}


def test_files_that_are_the_same_give_the_same(tmp_path: Path) -> None:
    assert fingerprint(load(copied(tmp_path))) == fingerprint(FLOW)
