"""The form of a region holds every field of its file, and gives each of them back."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from flow.meeting.form import Group, text
from flow.meeting.form_html import form_html
from flow.region.form import field_id, load_region_form
from flow.region.result import NOTHING, as_given, as_list, as_raw, region_result
from flow.rules.edition import Edition
from tests.support.edit_rules import copied, edited
from tests.support.living import FOLDER as LIVING
from tests.support.markup import Markup
from tests.support.refusal import refused
from tests.support.regions import SPAAKDORP, regions
from tests.support.toy import EDITION

HINTS = {"opening": ("Kies een dag.",)}
FORM = load_region_form(EDITION, HINTS)
KNOWN = FORM.known
WHOLE = as_given(tomllib.loads(SPAAKDORP), FORM)
FILE = "documenten/regio-editie.toml"


@pytest.mark.parametrize("edition", [EDITION, Edition(LIVING)], ids=["toy", "living"])
def test_form_has_a_field_for_every_place_in_the_file_and_no_other(edition: Edition) -> None:
    form = load_region_form(edition)
    assert sorted(item.id for item in form.form.fields) == sorted(form.places)
    assert len(form.places) == len(dict(form.known.places()))


def test_form_is_read_with_every_chapter_thing_and_label() -> None:
    agreed = {"afspraak": "Afspraak", "bron": "Waar?", "datum": "Wanneer?"}
    limit = {"waarde": "Bij ons", "bron": "Waar?", "datum": "Wanneer?"}
    step = {"nodig": "Nodig", "afspraak": "Afspraak", "wie": "Wie", "wanneer": "Wanneer"}
    who = {
        "eigenaar": "Eigenaar",
        "cafe": "Repair Café",
        "monteur": "Monteur",
        "maker": "Fabriek",
        "bond": "Fietsbond",
    }
    form = load_region_form(EDITION, HINTS).form
    assert form.id == "regio-editie"
    assert list(map(_told, form.groups)) == [
        (
            ("", "Uw dorp", "", ()),
            {"naam": "Naam", "gemeenten": "Gemeenten", "kleur": "Kleur", "voettekst": "Voettekst"},
        ),
        (
            ("", "De tafel", "", ()),
            {
                "overleg-naam": "Hoe heet de tafel?",
                "overleg-hoe_vaak": "Hoe vaak?",
                "overleg-wie": "Wie?",
                "overleg-inbrengen": "Wie brengt de fiets?",
            },
        ),
        (
            ("", "De fabriek", "", ()),
            {"raad-weg": "Hoe bereikt u de fabriek?", "raad-tafel": "Is er een werktafel?"},
        ),
        (("Wie u belt", "", "Geen namen van personen.", ()), _at("contact", who)),
        (
            ("Grenzen", "Overal: Vanaf 15 jaar is een fiets oud.", "", ()),
            _at("drempels-fiets_oud_jaren", limit),
        ),
        (
            ("Grenzen", "Overal: Onder 40 euro is een reparatie goedkoop.", "", ()),
            _at("drempels-weinig_euro", limit),
        ),
        (
            ("Afspraken", "Wanneer het café open is", "", ("Kies een dag.",)),
            _at("afspraken-opening", agreed),
        ),
        (
            ("Afspraken", "Hoe u de fabriek bereikt", "", ()),
            _at("afspraken-fabriek-bereiken", agreed),
        ),
        (("Stappen", "Bekijk de fiets", "", ()), _at("stappen-fiets-bekijken", step)),
        (("Stappen", "Zoek de papieren", "", ()), _at("stappen-papieren-zoeken", step)),
        (("Stappen", "Kies een route", "", ()), _at("stappen-keuze-maken", step)),
        (("Stappen", "Laat de fiets maken", "", ()), _at("stappen-fiets-maken", step)),
        (("Stappen", "Rijd een rondje", "", ()), _at("stappen-rondje-rijden", step)),
        (("Namen", "", "", ()), _at("namen", who)),
    ]


def _told(group: Group) -> tuple[tuple[str, str, str, tuple[str, ...]], dict[str, str]]:
    labels = {item.id: item.label for item in group.fields}
    return (group.chapter, group.title, group.help, group.hints), labels


def _at(place: str, labels: Mapping[str, str]) -> dict[str, str]:
    return {f"{place}-{id}": label for id, label in labels.items()}


def test_form_offers_who_can_be_ticked_and_what_can_be_chosen() -> None:
    fields = load_region_form(EDITION).form.fields
    offered = {item.id: dict(item.options) for item in fields if item.options}
    assert offered == {
        "overleg-wie": {
            "eigenaar": "Eigenaar",
            "buur": "Buur",
            "cafe": "Repair Café",
            "monteur": "Monteur",
            "maker": "Fabriek",
            "bond": "Fietsbond",
        },
        "raad-tafel": {"": "Weten wij nog niet", "ja": "Ja", "nee": "Nee"},
    }


@pytest.mark.parametrize(
    ("key", "line", "row", "field", "problem"),
    [
        ("titel", "", "-", "titel", "is missing; expected a text"),
        ("titel", "titel = 5", "5", "titel", "expected a text, found a whole number"),
        ("tabel", "", "Uw dorp", "tabel", "is missing; expected the name of a table"),
        ("tabel", "tabel = 5", "Uw dorp", "tabel", "the name of a table, found a whole number"),
        ("hulp", 'hulp = ""', "Wie u belt", "hulp", "is empty; write a text or remove the line"),
        ("ervoor", "ervoor = 5", "Grenzen", "ervoor", "expected a text, found a whole number"),
        (
            "ervoor",
            'achter = "x"',
            "Grenzen",
            "achter",
            "unknown key; expected one of: ervoor, hulp, tabel, titel, veld",
        ),
        (
            "veld",
            "veld = 5\nover = [",
            "Uw dorp",
            "veld",
            "expected a list of tables, found a whole number",
        ),
        ("{ id", '{ id = "naam" },', "naam", "soort", "is missing; expected one of: bijeenkomst"),
        ("{ id", "5,", "-", "-", "expected a table, found a whole number"),
    ],
)
def test_form_with_a_mistake_is_refused_by_its_chapter(
    tmp_path: Path, key: str, line: str, row: str, field: str, problem: str
) -> None:
    folder = edited(tmp_path, FILE, "-", key, line)
    place = ("regio-editie.toml", row, field)
    told = refused(lambda: load_region_form(Edition(folder)), place, problem)
    assert told.endswith(problem) or field == "soort"  # that goes on with every kind there is


def test_chapter_that_is_no_table_is_refused(tmp_path: Path) -> None:
    (copied(tmp_path) / FILE).write_text("hoofdstuk = [3]", encoding="utf-8")
    place = ("regio-editie.toml", "-", "-")
    refused(lambda: load_region_form(Edition(tmp_path)), place, "a table, found a whole number")


def test_form_without_chapters_asks_nothing(tmp_path: Path) -> None:
    (copied(tmp_path) / FILE).write_text("", encoding="utf-8")
    assert load_region_form(Edition(tmp_path)).form.groups == ()


@settings(max_examples=50, deadline=None)
@given(regions(KNOWN))
def test_file_that_is_opened_gives_the_same_file_again(raw: Mapping[str, Any]) -> None:
    filled = {id: tuple(values) for id, values in as_given(_typed(raw), FORM).items()}
    result = region_result(FORM, filled)
    assert (result.mistakes, result.unread) == ({}, {})
    assert tomllib.loads(result.toml) == _typed(raw)


def _typed(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what a field cannot hold: spaces at an end, and commas inside a list."""
    made: dict[str, Any] = {}
    for name, value in raw.items():
        if isinstance(value, Mapping):
            made[name] = _typed(value)
        elif isinstance(value, list):
            made[name] = [item.strip() for item in value]
        else:
            made[name] = value.strip() if isinstance(value, str) else value
    return made


def test_everything_that_is_filled_in_comes_out_everywhere() -> None:
    result = region_result(FORM, {id: tuple(values) for id, values in WHOLE.items()})
    assert result.mistakes == {}
    sheet = " ".join(Markup(result.html).texts)
    for told in (
        "Afspraken over de MAS: Spaakdorp",
        "Spaakdorp, Velgendam",
        "Eigenaar en Repair Café",
        "Is er een werktafel? Nee",
        "Balie van het café, 0299 000 000, balie@voorbeeld.nl",
        "Overal: Onder 40 euro is een reparatie goedkoop. Bij ons 703",
        "dinsdag 1 september 2026",
        "Het café is op zaterdag open",
        "Stappen",
        "Een lamp",
        "Fietscafé",
    ):
        assert told in sheet
    assert "#1F5F8B" not in sheet  # a colour is no agreement
    assert result.values["kleur"] == "#1F5F8B"
    assert result.values["overleg-wie"] == "Eigenaar en Repair Café"
    assert "- Bij ons: 703\n" in result.text
    assert result.text.startswith(
        "Afspraken over de MAS: Spaakdorp\n\nUw dorp\n- Naam: Spaakdorp\n"
    )
    assert Markup(result.html).faults == []


def test_file_fills_in_each_field_as_somebody_would() -> None:
    assert as_given(tomllib.loads(SPAAKDORP), FORM) == {
        "naam": ["Spaakdorp"],
        "gemeenten": ["Spaakdorp, Velgendam"],
        "kleur": ["#1F5F8B"],
        "voettekst": ["Een uitgave van de fietsers van Spaakdorp."],
        "overleg-naam": ["Kettingtafel"],
        "overleg-hoe_vaak": ["Elke eerste zaterdag"],
        "overleg-wie": ["eigenaar", "cafe"],
        "overleg-inbrengen": ["Wie de fiets bracht."],
        "raad-weg": ["De buur belt de fabriek"],
        "raad-tafel": ["nee"],
        "contact-cafe": ["Balie van het café, 0299 000 000, balie@voorbeeld.nl"],
        "contact-maker": ["Loket garantie"],
        "namen-cafe": ["Fietscafé"],
        "drempels-weinig_euro-waarde": ["703"],
        "drempels-weinig_euro-bron": ["Prijslijst Spaakdorp"],
        "drempels-weinig_euro-datum": ["1-9-2026"],
        "afspraken-opening-afspraak": ["Het café is op zaterdag open"],
        "afspraken-opening-bron": ["Krant van Spaakdorp"],
        "afspraken-opening-datum": ["12-10-2026"],
        "afspraken-fabriek-bereiken-afspraak": ["Bel op maandag."],
        "stappen-fiets-bekijken-nodig": ["Een lamp"],
        "stappen-fiets-bekijken-afspraak": ["Wij kijken samen."],
        "stappen-fiets-bekijken-wie": ["De buur"],
        "stappen-fiets-bekijken-wanneer": ["Dezelfde week"],
    }


def test_sheet_has_a_heading_for_each_chapter_and_each_thing_in_it() -> None:
    filled = {
        "naam": "Spaakdorp",
        "contact-cafe": "Balie & bar",
        "contact-maker": "Loket",
        "afspraken-opening-afspraak": "Open op zaterdag",
        "afspraken-fabriek-bereiken-afspraak": "Bel op maandag.",
    }
    result = region_result(FORM, {id: (value,) for id, value in filled.items()})
    assert result.html == (
        "<h3>Afspraken over de MAS: Spaakdorp</h3>"
        "<h4>Uw dorp</h4>"
        '<dl class="mt-uitkomst mt-rij"><dt>Naam</dt><dd>Spaakdorp</dd></dl>'
        "<h4>Wie u belt</h4>"
        '<dl class="mt-uitkomst mt-rij"><dt>Repair Café</dt><dd>Balie &amp; bar</dd>'
        "<dt>Fabriek</dt><dd>Loket</dd></dl>"
        "<h4>Afspraken</h4>"
        "<h5>Wanneer het café open is</h5>"
        '<dl class="mt-uitkomst mt-rij"><dt>Afspraak</dt><dd>Open op zaterdag</dd></dl>'
        "<h5>Hoe u de fabriek bereikt</h5>"
        '<dl class="mt-uitkomst mt-rij"><dt>Afspraak</dt><dd>Bel op maandag.</dd></dl>'
    )
    assert result.text == (
        "Afspraken over de MAS: Spaakdorp\n\n"
        "Uw dorp\n- Naam: Spaakdorp\n\n"
        "Wie u belt\n- Repair Café: Balie & bar\n- Fabriek: Loket\n\n"
        "Afspraken - Wanneer het café open is\n- Afspraak: Open op zaterdag\n\n"
        "Afspraken - Hoe u de fabriek bereikt\n- Afspraak: Bel op maandag.\n"
    )
    assert result.name == "regio-editie"


def test_lines_that_are_wrong_stand_in_a_list() -> None:
    assert as_list(["a < b", "c"]) == "<ul><li>a &lt; b</li><li>c</li></ul>"
    assert as_list([]) == ""


def test_what_cannot_be_read_stays_in_the_file_as_it_was_typed() -> None:
    raw, unread = as_raw(FORM, {"drempels-weinig_euro-waarde": (" veel ",)})
    assert raw == {"drempels": {"weinig_euro": {"waarde": "veel"}}}
    assert list(unread) == ["drempels-weinig_euro-waarde"]


def test_empty_form_misses_its_name_only_and_makes_an_empty_sheet() -> None:
    result = region_result(FORM, {"raad-tafel": ("",)})
    assert result.mistakes == {"naam": "ontbreekt. Vul in hoe de regio heet."}
    assert (result.unread, result.html) == ({}, NOTHING)
    assert result.text == "Afspraken over de MAS: onze regio\n"


@pytest.mark.parametrize(
    ("id", "value", "told"),
    [
        ("drempels-weinig_euro-waarde", "veel", "Vul een heel getal in, van 0 tot en met 999."),
        ("drempels-weinig_euro-datum", "31-2-2026", "De dag klopt niet: februari 2026 heeft 28"),
        ("kleur", "geel", "'geel' is geen kleur. Schrijf een # met zes tekens"),
        ("contact-cafe", "jan@x.nl", "jan@x.nl lijkt het adres van een persoon."),
    ],
)
def test_what_cannot_be_used_is_told_at_its_field_and_stays_out_of_nothing(
    id: str, value: str, told: str
) -> None:
    result = region_result(FORM, {"naam": ("Spaakdorp",), id: (value,)})
    assert result.mistakes[id].startswith(told)
    assert result.unread == {id: result.mistakes[id]}
    assert value in result.text or id == "kleur"


def test_threshold_with_a_value_alone_misses_its_source_and_its_date() -> None:
    filled = {"naam": ("Spaakdorp",), "drempels-weinig_euro-waarde": ("703",)}
    result = region_result(FORM, filled)
    assert list(result.mistakes) == ["drempels-weinig_euro-bron", "drempels-weinig_euro-datum"]
    assert result.unread == {}


def test_mistakes_stand_in_the_order_of_the_form() -> None:
    filled = {"namen-cafe": ("x" * 41,), "kleur": ("geel",)}
    assert list(region_result(FORM, filled).mistakes) == ["naam", "kleur", "namen-cafe"]


def test_list_is_taken_apart_at_commas_and_lines() -> None:
    raw, unread = as_raw(FORM, {"gemeenten": ("Spaakdorp, Velgendam;Belstad\n Stuur ,",)})
    assert raw["gemeenten"] == ["Spaakdorp", "Velgendam", "Belstad", "Stuur"]
    assert unread == {}


def test_form_is_folded_in_chapters_with_help_and_suggestions() -> None:
    form = load_region_form(EDITION, HINTS).form
    page = form_html(form, "", "<p>Begin</p>", "flow.doors.region")
    found = Markup(page)
    assert found.faults == []
    assert ' data-deur="flow.doors.region"' in page
    assert "Geen namen van personen." in found.texts
    assert "Kies een dag." in found.texts
    titles = ["Wie u belt", "Grenzen", "Afspraken", "Stappen", "Namen"]
    assert [title for title in found.texts if title in titles] == titles


def test_only_who_can_be_called_is_asked_for() -> None:
    ids = {item.id for item in FORM.form.fields}
    assert "contact-cafe" in ids
    assert not ids & {"contact-buur", "contact-allen"}  # family, and all together
    assert FORM.id_of(("contact", "buur")) == ""
    assert FORM.id_of(("contact", "cafe")) == field_id(("contact", "cafe"))
    (table,) = (item for item in FORM.form.fields if item.id == "overleg-wie")
    assert "Iedereen" not in table.options.values()


def test_place_without_a_value_is_not_filled_in() -> None:
    assert as_given({"naam": "X", "overleg": 3, "contact": {}}, FORM) == {"naam": ["X"]}
    assert text({"naam": ("X",)}, "naam") == "X"
