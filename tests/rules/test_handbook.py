"""Cards hold claims under fixed headings, each with its sources; a bad card is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flow.rules.card_files import CARD_FILES
from flow.rules.edition import Edition
from flow.rules.handbook import Card, Claim, load_handbook
from tests.support.refusal import refused
from tests.support.toy import EDITION, FLOW, FOLDER

CARD = """
[[route]]
id = "fabriek"
[[route.beslist]]
tekst = "Na {wacht_dagen} dagen."
bronnen = ["fietsboek"]
status = "zeker"
[[route.beslist]]
tekst = "Kort."
bronnen = ["fietsboek"]
status = "regionaal"
wie = "maker"
stap = "fiets-maken"
versie = "2018"
minuten = 5
casus = true
"""


def cards(folder: Path, text: str, file: str = "routekaarten.toml") -> Path:
    """Write a file of cards beside empty ones."""
    for name, kind in CARD_FILES.items():
        (folder / name).write_text(f"{kind.table} = []", encoding="utf-8")
    (folder / file).write_text(text, encoding="utf-8")
    return folder


def test_cards_are_about_the_rules() -> None:
    found = EDITION.handbook
    assert list(found) == [name.removesuffix(".toml") for name in CARD_FILES]
    assert list(found["routekaarten"]) == [route.id for route in FLOW.routes]
    assert list(found["stapkaarten"]) == list(FLOW.steps)


def test_card_holds_its_claims_under_their_headings(tmp_path: Path) -> None:
    card = load_handbook(FLOW, cards(tmp_path, CARD))["routekaarten"]["fabriek"]
    assert (card.title, card.text, card.url, list(card.claims)) == ("", "", "", ["beslist"])
    assert card.claims["beslist"] == (
        Claim("Na 14 dagen.", ("fietsboek",), "zeker", "", "", "", 0),
        Claim("Kort.", ("fietsboek",), "regionaal", "maker", "fiets-maken", "2018", 5, True),
    )


def test_card_of_its_own_has_a_title_a_text_and_an_address(tmp_path: Path) -> None:
    text = '[[instrument]]\nid = "pomp"\ntitel = "T"\ntekst = "L."\nurl = "https://x.nl"'
    found = load_handbook(FLOW, cards(tmp_path, text, "instrumenten.toml"))
    assert found["instrumenten"]["pomp"] == Card("pomp", "T", "L.", "https://x.nl", {})


@pytest.mark.parametrize(
    ("old", "new", "row", "field", "problem"),
    [
        ("[[route]]", "[route]", "-", "route", "expected one or more [[route]] tables"),
        ("[[route]]", "[[weg]]", "-", "weg", "unknown key; expected one of: route"),
        ('id = "fabriek"', 'id = "stop"', "stop", "id", "unknown route 'stop'; expected one of: "),
        ("[route.beslist]", "[route.besluit]", "fabriek", "besluit", "unknown key; expected "),
        ('"zeker"', '"vast"', "fabriek", "status", "'vast' is unknown; expected one of: afgeleid"),
        ('["fietsboek"]', "[]", "fabriek", "bronnen", "the id of at least one source"),
        ('"maker"', '"oma"', "fabriek", "wie", "unknown partner 'oma'; expected one of: "),
        ('"fiets-maken"', '"stap-0"', "fabriek", "stap", "unknown step 'stap-0'; expected one of"),
        ("minuten = 5", "minuten = 0", "fabriek", "minuten", "whole number above zero, found 0"),
        ("minuten", "uren", "fabriek", "uren", "unknown key; expected one of: "),
        ("{wacht_dagen}", "{uren}", "fabriek", "tekst", "threshold '{uren}' is not defined"),
        ("", '[[route]]\nid = "fabriek"', "fabriek", "id", "stands in two [[route]] tables"),
    ],
)
def test_bad_card_is_refused(
    tmp_path: Path, old: str, new: str, row: str, field: str, problem: str
) -> None:
    folder = cards(tmp_path, CARD.replace(old, new, 1))
    place = "routekaarten.toml", row, field
    refused(lambda: load_handbook(FLOW, folder), place, problem)


def test_unknown_key_of_a_card_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    kind = CARD_FILES["routekaarten.toml"]
    folder = cards(tmp_path, CARD.replace("[[route]]", '[[route]]\nkleur = "rood"', 1))
    known = ", ".join(sorted(["id", "titel", "tekst", "url", *kind.fields]))
    told = refused(
        lambda: load_handbook(FLOW, folder), ("routekaarten.toml", "fabriek", "kleur"), "unknown"
    )
    assert told == f"unknown key; expected one of: {known}"


def test_unknown_key_of_a_claim_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    folder = cards(tmp_path, CARD.replace('tekst = "Na', 'kleur = "rood"\ntekst = "Na'))
    told = refused(
        lambda: load_handbook(FLOW, folder), ("routekaarten.toml", "fabriek", "kleur"), "unknown"
    )
    assert told == (
        "unknown key; expected one of: bronnen, casus, makkelijk, minuten, pictogram, stap, "
        "status, tekst, versie, wie"
    )


def test_agenda_says_how_long_people_discuss_a_case() -> None:
    assert EDITION.minutes_for_case == 15


def test_without_a_case_on_the_agenda_there_are_no_minutes_for_it(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "rules")
    agenda = tmp_path / "rules" / "kaarten" / "bijeenkomst.toml"
    agenda.write_text(agenda.read_text("utf-8").replace(", casus = true", ""), "utf-8")
    assert Edition(tmp_path / "rules").minutes_for_case == 0
