"""One file makes the edition of a region: pages, routewijzer, colours and documents follow it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings

from flow.compare.difference import diff
from flow.doors import command
from flow.rules.edition import Edition
from flow.rules.read_region import Text
from flow.rules.write_region import as_toml
from scripts.faces import __main__ as faces
from scripts.faces.site.build_site import build_site
from scripts.faces.tools.build import new_build
from tests.support.living import EDITION as LIVING
from tests.support.once import made_once
from tests.support.regions import fullest, regions
from tests.support.thorough import thorough
from tests.support.toy import ROOT

EXAMPLE = ROOT / "docs" / "regio" / "waterland-oost.toml"
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="session")
def waterland(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the example."""

    def build(folder: Path) -> None:
        made = new_build("https://example.org/", Edition(region=EXAMPLE), is_draft=True)
        build_site(made, folder / "stage", folder / "site")

    return made_once(tmp_path_factory, "waterland", build) / "site"


def told(site: Path, page: str) -> str:
    """Return the text of a page, on one line."""
    html = (site / page / "index.html").read_text(encoding="utf-8")
    return " ".join(unescape(TAG.sub(" ", html)).split())


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("", ["MAS-wijzer Waterland-Oost", "Waterland-Oost bestaat niet."]),
        ("mas/regio", ["Deze editie is voor Oostdam", "0299 000 004", "Jeugdteam"]),
        ("mas/drempels", ["vanaf 10 keer", "Zo is het bij ons; in de landelijke editie staat 12."]),
        ("regels/drempel-te_laat_melding", ["Waarde: 10", "in de landelijke editie staat 12"]),
        ("mas/stappenplan/stap-7", ["Bij ons: Waterland-Oost", "hoogstens vier zaken per keer"]),
        ("mas/routes/halt", ["Bij ons: Waterland-Oost", "Aanmelding Halt, 0299 000 004"]),
        ("rollen/school", ["Bij ons: Leerplichtambtenaar: Bureau leerplicht, 0299 000 001"]),
        ("routewijzer", ["versie 2.0.0 voor Waterland-Oost", "Verzuimtafel Waterland-Oost"]),
        ("regio/vergelijken", ["dezelfde uitkomst als landelijk", "Landelijk Bij ons", "12 keer"]),
    ],
)
def test_page_tells_what_the_region_filled_in(waterland: Path, page: str, texts: list[str]) -> None:
    found = told(waterland, page)
    for text in texts:
        assert text in found


@pytest.mark.parametrize("page", ["mas/regio", "mas/soorten"])
def test_what_is_done_elsewhere_keeps_its_own_number(waterland: Path, page: str) -> None:
    assert "Een school in Den Haag meldt bij 12 keer." in told(waterland, page)


def test_colour_of_the_region_is_that_of_the_day(waterland: Path, site: Path) -> None:
    ours, national = (
        (folder / "assets" / "css" / "alles.css").read_text(encoding="utf-8")
        for folder in (waterland, site)
    )
    assert "--wijzer-accent:#1f5f3f" in ours.replace(" ", "")
    assert "#1f5f3f" not in national
    assert "--wijzer-accent:#8be2eb" in ours.replace(" ", "")  # by night it stays as it was


def test_versions_are_compared_without_what_the_region_changed(waterland: Path, site: Path) -> None:
    page = "mas/versies"
    assert told(waterland, page).count("keer te laat") == told(site, page).count("keer te laat")


def test_documents_say_whose_rules_they_are_and_use_its_names(waterland: Path) -> None:
    sheets = {path.name: path for path in waterland.rglob("*.pdf")}
    text = pypdfium2.PdfDocument(sheets["hand-out-mas.pdf"])[0].get_textpage().get_text_range()
    assert "2.0.0 voor Waterland-Oost" in " ".join(text.split())


def test_national_site_shows_how_to_make_one_and_compares_with_the_example(site: Path) -> None:
    assert "Maak een editie voor uw eigen regio" in told(site, "mas/regio")
    assert "Waterland-Oost" in told(site, "regio/vergelijken")
    assert "Bij ons" not in told(site, "mas/routes/halt")
    assert (site / "regio" / "waterland-oost.toml").read_bytes() == EXAMPLE.read_bytes()


def test_build_and_check_refuse_a_region_by_line_field_and_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "waterland.toml"
    file.write_text('naam = "W"\n[contact]\nhalt = "jan@x.nl"\n', encoding="utf-8")
    place = "waterland.toml, regel 3, veld 'contact.halt'"
    mistake = f"{place}: jan@x.nl lijkt het adres van een persoon."
    assert command.main(["check", "--region", str(file)]) == 1
    assert mistake in capsys.readouterr().err
    address = ("--site-url", "https://example.org/")
    assert faces.main(["build", *address, "--region", str(file), "--out", str(tmp_path / "s")]) == 1
    assert f"Error: {mistake}" in capsys.readouterr().err


def test_check_says_that_a_region_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["check", "--region", str(EXAMPLE)]) == 0
    assert "no problems" in capsys.readouterr().out


@settings(max_examples=5, deadline=None)
@given(regions(LIVING.known))
def test_any_edition_leaves_every_path_where_it_ends(raw: Mapping[str, Any]) -> None:
    ours = Edition(region=Text(as_toml(raw)))
    assert ours.problems() == ()
    compared = diff(LIVING.flow, ours.flow)
    assert compared.moved == ()
    assert compared.paths > 0


@thorough
def test_edition_with_every_field_as_long_as_it_may_be_builds(tmp_path: Path) -> None:
    fullest_one = Text(as_toml(fullest(LIVING.known)))
    made = new_build("https://example.org/", Edition(region=fullest_one), is_draft=True)
    build_site(made, tmp_path / "stage", tmp_path / "site")
    assert "Bij ons: Samenwerkende" in told(tmp_path / "site", "mas/routes/halt")
