"""A region fills in its edition; what is wrong in it is told all at once, by line and field."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from flow.reason.walk import walk
from flow.rules.edition import Edition, load
from flow.rules.load import known_to
from flow.rules.mailboxes import of_persons
from flow.rules.read_region import RegionError, Text, made, problems
from flow.rules.region import (
    Agreement,
    Consultation,
    OwnValue,
    Region,
    StepAgreement,
    WayToCouncil,
)
from flow.rules.region_checks import GROUNDS, READABLE, darker
from flow.rules.tables import Tables
from flow.rules.toml_lines import line_of, lines_of
from flow.rules.write_region import as_toml
from scripts.faces.pictures.palette import BASE
from tests.support.all_of import all_of
from tests.support.edit_rules import copied
from tests.support.regions import FILLED, SPAAKDORP, regions
from tests.support.toy import FLOW, FOLDER, TRAILS

KNOWN = known_to(Tables(FOLDER), FOLDER)
NAME = 'naam = "Spaakdorp"\n'


def of_region(text: str) -> Edition:
    return Edition(FOLDER, Text(text))


def told(text: str) -> tuple[str, ...]:
    with pytest.raises(RegionError) as caught:
        _ = of_region(text).flow
    error = caught.value
    assert str(error) == "\n".join(error.lines)
    assert (error.file, error.row, error.field, error.problem) == ("regio.toml", "-", "-", "")
    return error.lines


# --- what is read, typed from the edition in tests/support/regions.py ----------------------------


def test_everything_that_a_region_fills_in_is_read() -> None:
    flow = Edition(FOLDER, FILLED).flow
    region = flow.region
    assert (region.name, region.municipalities) == ("Spaakdorp", ("Spaakdorp", "Velgendam"))
    assert (region.colour, region.footer) == (
        "#1f5f8b",
        "Een uitgave van de fietsers van Spaakdorp.",
    )
    assert region.consultation == Consultation(
        "Kettingtafel", "Elke eerste zaterdag", ("eigenaar", "cafe"), "Wie de fiets bracht."
    )
    assert region.council == WayToCouncil("De buur belt de fabriek", False)
    assert region.contacts == {
        "cafe": "Balie van het café, 0299 000 000, balie@voorbeeld.nl",
        "maker": "Loket garantie",
    }
    assert region.names == {"cafe": "Fietscafé"}
    agreed = datetime.date(2026, 9, 1)
    assert region.values == {"weinig_euro": OwnValue(703, "Prijslijst Spaakdorp", agreed)}
    assert region.agreements == {
        "opening": Agreement(
            "Het café is op zaterdag open", "Krant van Spaakdorp", datetime.date(2026, 10, 12)
        ),
        "fabriek-bereiken": Agreement("Bel op maandag."),
    }
    assert region.steps == {
        "fiets-bekijken": StepAgreement("Een lamp", "Wij kijken samen.", "De buur", "Dezelfde week")
    }


def test_region_of_which_little_is_known_is_empty_in_the_rest() -> None:
    assert of_region('naam = " Spaakdorp "').flow.region == Region("Spaakdorp")
    little = (
        f"{NAME}[overleg]\nwie = ['cafe']\n[raad]\ntafel = true\n"
        "[stappen.fiets-bekijken]\nwie = 'De buur'\n"
    )
    assert of_region(little).flow.region == Region(
        "Spaakdorp",
        consultation=Consultation(who=("cafe",)),
        council=WayToCouncil(has_table=True),
        steps={"fiets-bekijken": StepAgreement(who="De buur")},
    )


@pytest.mark.parametrize("block", ["drempels.weinig_euro", "afspraken.opening", "stappen.x"])
def test_block_in_which_nothing_is_filled_in_counts_for_nothing(block: str) -> None:
    assert of_region(f"{NAME}[{block}]").flow.region == Region("Spaakdorp")


@pytest.mark.parametrize(
    "text",
    [
        "[drempels.weinig_euro]\nwaarde = 999\nbron = 'x'\ndatum = 2026-01-01",
        "voettekst = 'Een uitgave\\nvan ons.'".replace("'", '"'),
        "gemeenten = ['Velgendam']\n[contact]\ncafe = 'fiets-velgendam@x.nl of spaakdorp@x.nl'",
    ],
    ids=["largest number", "text on two lines", "mailboxes of the region and a municipality"],
)
def test_what_is_just_allowed_is_taken(text: str) -> None:
    assert of_region(NAME + text).flow.region.name == "Spaakdorp"


def test_regional_threshold_is_followed_by_every_text() -> None:
    flow = Edition(FOLDER, FILLED).flow
    geld = flow.questions["geld"]
    assert flow.values["weinig_euro"] == 703
    assert geld.help == "Onder 703 euro is weinig."
    assert [option.label for option in geld.options][:2] == [
        "Minder dan 703 euro",
        "703 euro of meer",
    ]
    assert geld.options[0].reason == "Onder 703 euro wacht u liever 14 dagen op het Repair Café."
    assert flow.thresholds["weinig_euro"].decides == "Onder 703 euro is een reparatie goedkoop."


def test_threshold_of_a_region_keeps_the_national_value_beside_it() -> None:
    limit = Edition(FOLDER, FILLED).flow.thresholds["weinig_euro"]
    assert (limit.value, limit.national) == (703, 40)
    assert limit.own
    assert limit.own.source == "Prijslijst Spaakdorp"
    national = FLOW.thresholds["weinig_euro"]
    assert (national.national, national.own) == (40, None)


def test_what_is_done_elsewhere_does_not_follow_the_value_of_a_region() -> None:
    card = Edition(FOLDER, FILLED).handbook["regioverschillen"]["opening"]
    assert card.claims["voorbeelden"][0].text.endswith("onder 40 euro helpt het gratis.")


def test_partner_has_the_name_of_the_region_wherever_it_is_named() -> None:
    flow = Edition(FOLDER, FILLED).flow
    assert (flow.partners["cafe"].name, flow.partners["cafe"].subject) == ("Fietscafé", "Fietscafé")
    assert flow.partners["buur"].name == "Buur"
    assert ("Fietscafé", "Maak samen een plan.") in flow.who_does_what(flow.outcomes["repair-cafe"])


def test_file_in_the_folder_of_rules_counts_until_another_one_is_named(tmp_path: Path) -> None:
    (copied(tmp_path) / "regio.toml").write_text(NAME, encoding="utf-8")
    assert load(tmp_path).told_version == "2.1.0 voor Spaakdorp"
    assert all_of(Edition(tmp_path).national.flow) == all_of(FLOW)
    assert Edition(tmp_path, Text('naam = "Velgendam"')).flow.region_name == "Velgendam"


@pytest.mark.parametrize("text", ["", "# Nog niets.", "[drempels]\n", "\ufeff# Van Windows."])
def test_file_in_which_nothing_is_filled_in_is_of_no_region(text: str) -> None:
    flow = of_region(text).flow
    assert (bool(flow.region), flow.told_version, flow.values) == (False, "2.1.0", FLOW.values)


@settings(max_examples=50, deadline=None)
@given(regions(KNOWN))
def test_edition_that_is_written_is_read_back_the_same(raw: Mapping[str, Any]) -> None:
    assert problems(raw, KNOWN) == {}
    assert tomllib.loads(as_toml(raw)) == raw
    assert of_region(as_toml(raw)).flow.region == made(raw)


def test_sign_that_cannot_be_seen_is_written_by_its_number() -> None:
    text = 'a\x01b\x1f \x7fé\x80\n"\\'
    written = 'a\\u0001b\\u001f \\u007fé\x80\\n\\"\\\\'
    assert as_toml({"naam": text}).endswith(f'\nnaam = "{written}"\n')
    assert tomllib.loads(as_toml({"naam": text})) == {"naam": text}


@settings(max_examples=25, deadline=None)
@given(regions(KNOWN))
def test_every_path_ends_as_it_does_nationally(raw: Mapping[str, Any]) -> None:
    flow = of_region(as_toml(raw)).flow
    for trail in TRAILS[::7]:
        found = walk(flow, trail.answers).outcome
        assert found is not None
        assert found.id == trail.outcome


# --- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "field", "problem"),
    [
        ("kleur = '#05515f'", 1, "naam", "ontbreekt. Vul in hoe de regio heet."),
        ("naam = 5", 1, "naam", "hier hoort een tekst tussen aanhalingstekens"),
        ('naam = " "', 1, "naam", "is leeg. Schrijf een tekst of haal de regel weg."),
        (f'naam = "{"x" * 41}"', 1, "naam", "is 41 tekens lang. Maak het hoogstens 40 tekens."),
        ('naam = "a\\nb"', 1, "naam", "heeft een teken dat niet te zien is"),
        (f'{NAME}voettekst = "a\\u0000b"', 2, "voettekst", "heeft een teken dat niet te zien is"),
        (f"{NAME}gemeenten = [3]", 2, "gemeenten", "hier hoort een lijst van teksten"),
        (f'{NAME}gemeenten = ["{"x" * 41}"]', 2, "gemeenten", "is 41 tekens lang."),
        (
            f'{NAME}[namen]\ncafe = "{"x" * 21}"',
            3,
            "namen.cafe",
            "is 21 tekens lang. Maak het hoog",
        ),
        (f'{NAME}kleur = "groen"', 2, "kleur", "'groen' is geen kleur. Schrijf een # met zes"),
        (
            f'{NAME}kleur = "#ffcc00"',
            2,
            "kleur",
            "#ffcc00 is te licht om te lezen: contrast 1,3 op 1, en 4,5 is nodig. "
            "Kies een donkerder kleur, zoals #846a00.",
        ),
        (f"{NAME}[overleg]\nwie = ['ober']", 3, "overleg.wie", "partner 'ober' is onbekend. Kies"),
        (f"{NAME}overleg = 3", 2, "overleg", "hier hoort een eigen blok: [overleg]."),
        (f"{NAME}drempels = 3", 2, "drempels", "hier hoort een eigen blok: [drempels]."),
        (f"{NAME}[raad]\ntafel = 'ja'", 3, "raad.tafel", "hier hoort true of false"),
        (f"{NAME}[contact]\nober = 'x'", 3, "contact.ober", "'ober' is onbekend. Kies uit: bond"),
        (f"{NAME}[overlg]\nnaam = 'x'", 2, "overlg", "dit veld bestaat niet. Kies uit: afspraken,"),
        (f"{NAME}[overleg]\nname = 'x'", 3, "overleg.name", "dit veld bestaat niet. Kies uit: hoe"),
        (
            f"{NAME}[drempels.uren]\nwaarde = 3\nbron = 'x'",
            2,
            "drempels.uren",
            "'uren' is onbekend. Kies uit: fiets_oud_jaren, weinig_euro.",
        ),
        (
            f"{NAME}[drempels.wacht_dagen]\nwaarde = 7\nbron = 'x'\ndatum = 2026-01-01",
            2,
            "drempels.wacht_dagen",
            "drempel 'wacht_dagen' heeft status 'vast'. Een regio past die niet aan. "
            "Haal deze regels weg. Wel aan te passen: fiets_oud_jaren, weinig_euro.",
        ),
        (
            f"{NAME}[drempels.garantie_jaren]\nwaarde = 5",
            2,
            "drempels.garantie_jaren",
            "drempel 'garantie_jaren' heeft status 'nakijken'.",
        ),
        (
            f"{NAME}[drempels]\nweinig_euro = 5",
            3,
            "drempels.weinig_euro",
            "hier hoort een eigen blok: [drempels.weinig_euro], met bron, datum, waarde.",
        ),
        (
            f"{NAME}[drempels.weinig_euro]\nwaarde = 5\nbron = 'x'",
            2,
            "drempels.weinig_euro.datum",
            "ontbreekt. Vul dit veld in.",
        ),
        (
            f"{NAME}[drempels.weinig_euro]\nwaarde = 0\nbron = 'x'\ndatum = 2026-01-01",
            3,
            "drempels.weinig_euro.waarde",
            "het getal 0 kan niet. Kies een heel getal van 1 tot en met 999.",
        ),
        (
            f"{NAME}[drempels.weinig_euro]\nwaarde = true\nbron = 'x'\ndatum = 2026-01-01",
            3,
            "drempels.weinig_euro.waarde",
            "hier hoort een heel getal zonder aanhalingstekens, zoals 10.",
        ),
        (
            f"{NAME}[drempels.weinig_euro]\nwaarde = 9\nbron = 'x'\ndatum = 2026-01-01T10:00:00",
            5,
            "drempels.weinig_euro.datum",
            "hier hoort een datum zonder aanhalingstekens, zoals 2026-09-01.",
        ),
        (
            f"{NAME}[drempels.weinig_euro]\nwaarde = 9\nbron = 'x'\ndatum = 0026-09-01",
            5,
            "drempels.weinig_euro.datum",
            "het jaar 26 kan niet. Schrijf het met vier cijfers.",
        ),
        (
            f"{NAME}[afspraken.opening]\nafspraak = 'x'\nbron = 'y'",
            2,
            "afspraken.opening.datum",
            "ontbreekt. Vul in van welke dag de bron is.",
        ),
        (
            f"{NAME}[afspraken.opening]\nafspraak = 'x'\ndatum = 2026-01-01",
            2,
            "afspraken.opening.bron",
            "ontbreekt. Vul in waar dit staat.",
        ),
        (
            f"{NAME}[afspraken.opening]\nbron = 'x'\ndatum = 2026-01-01",
            2,
            "afspraken.opening.afspraak",
            "ontbreekt. Vul dit veld in.",
        ),
        (
            f"{NAME}[afspraken.fiets]\nafspraak = 'x'",
            2,
            "afspraken.fiets",
            "'fiets' is onbekend. Kies uit: fabriek-bereiken, opening.",
        ),
        (
            f'{NAME}[contact]\ncafe = "Jan, j.jansen@voorbeeld.nl"',
            3,
            "contact.cafe",
            "j.jansen@voorbeeld.nl lijkt het adres van een persoon. "
            "Gebruik het adres van een team of functie, zoals leerplicht@voorbeeld.nl.",
        ),
        (
            'naam = "X"\ngemeenten = ["piet@voorbeeld.nl"]',
            2,
            "gemeenten",
            "piet@voorbeeld.nl lijkt het adres van een persoon.",
        ),
    ],
)
def test_mistake_is_one_message_with_line_field_and_remedy(
    text: str, line: int, field: str, problem: str
) -> None:
    (only,) = told(text)
    assert only.startswith(f"regio.toml, regel {line}, veld '{field}': ")
    assert problem in only


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('naam = " "', "regel 1, veld 'naam': is leeg. Schrijf een tekst of haal de regel weg."),
        (
            'naam = "a\\nb"',
            "regel 1, veld 'naam': heeft een teken dat niet te zien is. Typ de tekst opnieuw.",
        ),
        (
            f"{NAME}[afspraken.opening]\nafspraak = 'x'\nbron = 'y'",
            "regel 2, veld 'afspraken.opening.datum': ontbreekt. Vul in van welke dag de bron is.",
        ),
        (
            f"{NAME}[afspraken.opening]\nafspraak = 'x'\ndatum = 2026-01-01",
            "regel 2, veld 'afspraken.opening.bron': ontbreekt. Vul in waar dit staat.",
        ),
        (
            f'{NAME}gemeenten = ["piet@voorbeeld.nl", "Velgendam"]',
            "regel 2, veld 'gemeenten': piet@voorbeeld.nl lijkt het adres van een persoon. "
            "Gebruik het adres van een team of functie, zoals leerplicht@voorbeeld.nl.",
        ),
    ],
)
def test_message_is_told_in_full(text: str, message: str) -> None:
    assert told(text) == (f"regio.toml, {message}",)


def test_threshold_in_rules_where_none_may_change_is_told_so() -> None:
    found = problems({"drempels": {"wacht_dagen": {"waarde": 7}}}, replace(KNOWN, limits={}))
    assert found["drempels", "wacht_dagen"].endswith("Wel aan te passen: geen.")


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    lines = told('kleur = "geel"\n[overleg]\nnaam = 3\n[raad]\ntafel = 1\n')
    assert [line.partition(", veld ")[2].partition(":")[0] for line in lines] == [
        "'naam'",
        "'kleur'",
        "'overleg.naam'",
        "'raad.tafel'",
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"naam = ", "is geen geldige TOML, bij het einde. Kijk daar naar"),
        (b'naam = "a"\nkleur = = 3', "is geen geldige TOML, bij regel 2, kolom 9. Kijk daar naar"),
        (b'["(at x"]\n["(at x"]', "is geen geldige TOML, bij regel 2, kolom 9. Kijk daar naar"),
        (b"\xff\xfe", "is geen tekst in UTF-8. Sla het bestand op als UTF-8."),
    ],
)
def test_file_that_cannot_be_read_is_told_by_its_name(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    file = tmp_path / "waterland.toml"
    file.write_bytes(content)
    with pytest.raises(RegionError, match=f"waterland.toml: {problem}"):
        _ = Edition(FOLDER, file).flow


def test_file_that_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(RegionError, match=r"weg\.toml: is niet te lezen \(No such file"):
        _ = Edition(FOLDER, tmp_path / "weg.toml").flow


# --- colours, mailboxes and lines ----------------------------------------------------------------


def test_colour_of_a_region_can_be_read_on_every_ground_of_the_site() -> None:
    grounds = {BASE[name].light for name in ("paper", "soft", "wash", "warm")}
    assert set(GROUNDS) == grounds
    assert READABLE == 4.5


def test_darker_colour_that_is_proposed_is_the_lightest_of_its_kind() -> None:
    assert darker("#aabbff") == "#606a91"
    assert darker("#646464") == "#646464"


@pytest.mark.parametrize("colour", ["#ffffff", "#ffcc00", "#00ff00", "#ff0000", "#777777"])
def test_darker_colour_that_is_proposed_is_one_that_is_taken(colour: str) -> None:
    assert of_region(f'{NAME}kleur = "{darker(colour)}"').flow.region.colour == darker(colour)


@pytest.mark.parametrize(
    "address",
    [
        "leerplicht@waterland.nl",
        "leerplichtteam@waterland.nl",
        "team-leerplicht@waterland.nl",
        "info@halt.nl",
        "spaakdorp@halt.nl",
        "om.noord@voorbeeld.nl",
    ],
)
def test_mailbox_of_a_team_may_stand_there(address: str) -> None:
    assert list(of_persons(f"Bel, of mail {address}.", ["Spaakdorp"])) == []


@pytest.mark.parametrize("address", ["j.jansen@halt.nl", "piet@voorbeeld.nl", "jan_de_vries@x.nl"])
def test_address_of_a_person_is_found_in_any_text(address: str) -> None:
    assert list(of_persons(f"Vraag naar Jan ({address}), of info@x.nl")) == [address]


def test_line_is_that_of_the_field_or_of_what_holds_it() -> None:
    lines = lines_of(SPAAKDORP)
    assert line_of(lines, ("kleur",)) == 3
    assert line_of(lines, ("overleg", "wie")) == 9
    assert line_of(lines, ("drempels", "weinig_euro", "bron")) == 25
    assert line_of(lines, ("drempels", "weinig_euro", "niets")) == 23
    assert line_of(lines, ("niets",)) == 1


def test_line_is_found_of_quoted_and_dotted_keys() -> None:
    lines = lines_of(
        "# naam = 1\n'naam' = \"x\"\nraad.\"weg\" = 'y'\n[ stappen . a ] # b\nwie = 'z'"
    )
    assert lines == {
        ("naam",): 2,
        ("raad",): 3,
        ("raad", "weg"): 3,
        ("stappen",): 4,
        ("stappen", "a"): 4,
        ("stappen", "a", "wie"): 5,
    }
