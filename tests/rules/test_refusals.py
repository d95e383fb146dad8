"""Bad rules are refused by naming file, id, field and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from flow.rules.tables import FILES, MAY_BE_MISSING
from tests.support.edit_rules import copied, edited
from tests.support.refusal import refused_rules

# file, row, key of the line that is replaced, the new line, what the message says.
# fmt: off
FIELDS = [
    # A text, number, date, list or flag of another type.
    ("bronnen.toml", "fietsboek", "kort", "kort = 5", "expected a text, found a whole number"),
    ("bronnen.toml", "fietsboek", "kort", "kort = 5.5", "expected a text, found a number"),
    ("bronnen.toml", "fietsboek", "titel", "titel = true", "found true or false"),
    ("bronnen.toml", "fietsboek", "datum", "datum = 2020-04-01", "expected a text, found a date"),
    ("bronnen.toml", "fietsboek", "titel", 'titel = ["x"]', "expected a text, found a list"),
    ("bronnen.toml", "fietsboek", "titel", 'titel = { nl = "x" }', "a text, found a table"),
    ("bronnen.toml", "fietsboek", "gecontroleerd", 'gecontroleerd = "2026-11-21"',
     "expected a date like 2026-11-21, found a text"),
    ("bronnen.toml", "fietsboek", "gecontroleerd", "gecontroleerd = 2026-11-21T09:00:00",
     "expected a date like 2026-11-21, found a date with a time"),
    ("drempels.toml", "wacht_dagen", "waarde", 'waarde = "9"', "whole number, found a text"),
    ("drempels.toml", "wacht_dagen", "waarde", "waarde = 9.5", "whole number, found a number"),
    ("drempels.toml", "wacht_dagen", "waarde", "waarde = true", "found true or false"),
    ("drempels.toml", "wacht_dagen", "bronnen", 'bronnen = "x"', "a list of texts, found a text"),
    ("drempels.toml", "wacht_dagen", "bronnen", "bronnen = [9]", "texts, found a whole number"),
    ("partners.toml", "cafe", "eigennaam", 'eigennaam = "ja"', "true or false, found a text"),
    ("partners.toml", "allen", "samen", "samen = 1", "true or false, found a whole number"),
    ("stappen.toml", "fiets-bekijken", "werktitel", 'werktitel = "ja"', "or false, found a text"),
    ("stappen.toml", "fiets-bekijken", "werktitel", "werktitel = 1", "found a whole number"),
    ("stappen.toml", "fiets-bekijken", "werktitel", "", "is missing; expected true or false"),
    ("stappen.toml", "fiets-maken", "routes", 'routes = "ja"', "true or false, found a text"),
    ("uitkomsten.toml", "werkplaats", "nu", 'nu = "x"\nover = [', "list of tables, found a text"),
    ("casussen.toml", "noor", "antwoorden", "antwoorden = []", "expected a table, found a list"),
    ("casussen.toml", "noor", "ontbreekt", 'ontbreekt = "x"', "list of texts, found a text"),
    # A number that cannot be a limit, a rung or a place.
    ("drempels.toml", "wacht_dagen", "waarde", "waarde = 0", "number above zero, found 0"),
    ("drempels.toml", "wacht_dagen", "waarde", "waarde = -9", "number above zero, found -9"),
    ("stappen.toml", "fiets-bekijken", "nummer", "nummer = 0", "number above zero, found 0"),
    ("uitkomsten.toml", "fabriek", "trede", "trede = 0", "number above zero, found 0"),
    ("uitkomsten.toml", "fabriek", "trede", "", "is missing; expected a whole number"),
    # A text that is empty or missing.
    ("vragen.toml", "rem/half", "kort", 'kort = ""', "is empty; write a text or"),
    ("vragen.toml", "rem/half", "reden", "", "is missing; expected a text"),
    ("vragen.toml", "rem/half", "label", "", "is missing; expected a text"),
    ("regels.toml", "-", "site", "", "is missing; expected a text"),
    ("regels.toml", "-", "versie", 'versie = " "', "is empty; write a text or"),
    ("regels.toml", "-", "gecontroleerd", "", "is missing; expected a date like"),
    ("overgangen.toml", "-", "gebeurtenis", "", "is missing; expected a text"),
    ("overgangen.toml", "iedere", "titel", "", "is missing; expected a text"),
    ("vragen.toml", "rem", "tekst", 'tekst = ""', "is empty; write a text or"),
    ("vragen.toml", "rem", "uitleg", 'uitleg = " "', "is empty; write a text or"),
    ("vragen.toml", "rem", "waarom", "", "is missing; expected a text"),
    ("acties.toml", "lopen", "tekst", "", "is missing; expected a text"),
    ("acties.toml", "tweedehands", "in_plaats_van", 'in_plaats_van = ""', "is empty; write a"),
    ("stappen.toml", "thuis", "tekst", "", "is missing; expected a text"),
    ("stappen.toml", "zien", "tekst", "", "is missing; expected a text"),
    # A claim without a source, or with one that does not exist.
    ("drempels.toml", "wacht_dagen", "bronnen", "", "is missing; expected a list of texts"),
    ("drempels.toml", "wacht_dagen", "bronnen", "bronnen = []", "id of at least one source"),
    ("partners.toml", "buur", "bronnen", "bronnen = []", "id of at least one source"),
    ("acties.toml", "lopen", "bronnen", "bronnen = []", "id of at least one source"),
    ("uitkomsten.toml", "fabriek", "bronnen", "bronnen = []", "id of at least one source"),
    ("vragen.toml", "rem", "bronnen", "bronnen = []", "id of at least one source"),
    ("stappen.toml", "fiets-bekijken", "bronnen", "bronnen = []", "id of at least one source"),
    ("casussen.toml", "noor", "bronnen", "bronnen = []", "id of at least one source"),
    ("vragen.toml", "rem", "bronnen", 'bronnen = ["krant"]', "unknown source 'krant'"),
    ("vragen.toml", "rem/half", "bronnen", "bronnen = []", "id of at least one source"),
    ("overgangen.toml", "-", "bronnen", "bronnen = []", "id of at least one source"),
    # An id of something that does not exist.
    ("vragen.toml", "rem/ja", "naar", 'naar = "weg"', "question or outcome 'weg'"),
    ("vragen.toml", "rem/ja", "naar", "", "expected the id of a question or outcome"),
    ("vragen.toml", "rem/half", "acties", 'acties = ["bel"]', "unknown action 'bel'"),
    ("vragen.toml", "rem/half", "bronnen", 'bronnen = ["krant"]', "unknown source 'krant'"),
    ("regels.toml", "-", "begin", 'begin = "fabriek"', "unknown question 'fabriek'; expected"),
    ("overgangen.toml", "-", "van", 'van = "weg"', "unknown route 'weg'; expected"),
    ("overgangen.toml", "-", "naar", 'naar = "weg"', "unknown route 'weg'; expected"),
    ("overgangen.toml", "-", "naar", 'naar = "eerst-bon"', "unknown route 'eerst-bon'"),
    ("overgangen.toml", "-", "van", 'van = "klaar"', "unknown route 'klaar'; expected"),
    ("overgangen.toml", "-", "naar", 'naar = "iedere"', "unknown route 'iedere'; expected"),
    ("overgangen.toml", "klaar", "plek", 'plek = "slot"', "expected one of: naar, van"),
    ("vragen.toml", "rem", "deel", 'deel = "slot"', "unknown part 'slot'; expected"),
    ("stappen.toml", "fiets-bekijken", "fase", 'fase = "slot"', "unknown phase 'slot'; expected"),
    ("stappen.toml", "fiets-bekijken", "kring", 'kring = "stad"', "unknown circle 'stad'; exp"),
    ("stappen.toml", "fiets-bekijken", "wie", 'wie = ["oma"]', "unknown partner 'oma'; expected"),
    ("stappen.toml", "fiets-bekijken", "wie", "wie = []", "expected the id of at least one"),
    ("stappen.toml", "fiets-bekijken", "vragen", 'vragen = ["weer"]', "unknown question 'weer'"),
    # A word outside its list.
    ("bronnen.toml", "fietsboek", "gezien", 'gezien = "half"', "expected one of: deels, heel"),
    ("drempels.toml", "wacht_dagen", "status", 'status = "zeker"', "nakijken, regionaal, vast"),
    ("vragen.toml", "rem", "status", 'status = "vast"', "one of: afgeleid, nakijken"),
    ("vragen.toml", "rem/half", "status", 'status = "vast"', "'vast' is unknown; expected"),
    ("uitkomsten.toml", "fabriek", "soort", 'soort = "zijpad"', "expected one of: buiten, eerst"),
    ("stappen.toml", "fiets-bekijken", "kring", 'kring = "stad"', "one of: buurt, thuis"),
    ("stappen.toml", "fiets-bekijken", "status_plek", "", "is missing; expected one of: "),
    # The rest.
    ("bronnen.toml", "fietsboek", "url", 'url = "boek.nl"', "expected an address with https://"),
    ("vragen.toml", "rem", "waarom", 'waarom = "Om {uren}."', "'{uren}' is not defined"),
    ("vragen.toml", "rem", "waarom", 'waarom = "Om {}."', "add it to drempels.toml"),
    ("vragen.toml", "geld", "waarom", 'waarom = "Om {weinig_euro euro."', "a loose { or }"),
    ("vragen.toml", "geld", "waarom", 'waarom = "Om weinig_euro} euro."', "a loose { or }"),
    ("casussen.toml", "noor", "ontbreekt", 'ontbreekt = ["Of {uren}."]', "'{uren}' is not defined"),
    ("casussen.toml", "noor", "ontbreekt", 'ontbreekt = ["Of.", " "]', "holds an empty text"),
    ("uitkomsten.toml", "fabriek", "nu", "nu = []\nover = [", "at least one table"),
    ("uitkomsten.toml", "fabriek", "nu", 'nu = ["x"]\nover = [', "list of tables, found a text"),
    # Facts, gates, claims of an outcome, and examples.
    ("vragen.toml", "schade", "antwoord", 'antwoord = "vast"', "one of: feit, verloop"),
    ("vragen.toml", "lek", "volgt_uit", 'volgt_uit = "weer"', "unknown question 'weer'; expected"),
    ("vragen.toml", "lek/ja", "bij", 'bij = ["stuur"]', "unknown option 'stuur'; expected one of"),
    ("vragen.toml", "lek/ja", "bij", "bij = []", "expected the id of at least one option"),
    ("vragen.toml", "lek/ja", "bij", "", "is missing; expected a list of texts"),
    ("uitkomsten.toml", "eerst-weg", "spoed", 'spoed = "ja"', "true or false, found a text"),
    ("uitkomsten.toml", "fabriek", "stelt", "stelt = []", "expected a table, found a list"),
    ("uitkomsten.toml", "fabriek", "stelt", 'stelt = { weer = ["ja"] }', "question 'weer'; exp"),
    ("overgangen.toml", "-", "niet_bij", 'niet_bij = { weer = ["ja"] }', "unknown question 'weer'"),
    ("overgangen.toml", "-", "niet_bij", 'niet_bij = { rem = ["ja"] }', "question 'rem' is no"),
    ("voorbeelden.toml", "rook", "uitkomst", 'uitkomst = "weg"', "unknown outcome 'weg'; expected"),
    ("voorbeelden.toml", "rook", "acties", 'acties = ["bel"]', "unknown action 'bel'; expected"),
    ("voorbeelden.toml", "rook", "waarom", "", "is missing; expected a text"),
    ("voorbeelden.toml", "rook", "bronnen", "bronnen = []", "id of at least one source"),
    ("voorbeelden.toml", "oude-fiets", "jaren", "jaren = 0", "number above zero, found 0"),
    ("voorbeelden.toml", "-", "groepen", 'groepen = "weer"', "unknown question 'weer'; expected"),
    ("voorbeelden.toml", "-", "leeftijden", 'leeftijden = ["oud"]', "unknown threshold 'oud'; exp"),
    ("voorbeelden.toml", "-", "leeftijden",
     'leeftijden = ["fiets_oud_jaren", "garantie_jaren"]', "expected limits that go up"),
]
# fmt: on


@pytest.mark.parametrize(("file", "row", "field", "line", "problem"), FIELDS)
def test_bad_field_is_refused(
    tmp_path: Path, file: str, row: str, field: str, line: str, problem: str
) -> None:
    refused_rules(edited(tmp_path, file, row, field, line), (file, row, field), problem)


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("bronnen.toml", "fietsboek"),
        ("drempels.toml", "wacht_dagen"),
        ("partners.toml", "buur"),
        ("acties.toml", "lopen"),
        ("uitkomsten.toml", "fabriek"),
        ("regels.toml", "uitkiezen"),
        ("vragen.toml", "rem"),
        ("vragen.toml", "rem/ja"),
        ("stappen.toml", "zien"),
        ("stappen.toml", "thuis"),
        ("stappen.toml", "fiets-bekijken"),
        ("overgangen.toml", "klaar"),
        ("casussen.toml", "noor"),
        ("voorbeelden.toml", "rook"),
    ],
)
def test_unknown_key_in_a_row_is_refused_with_the_known_ones(
    tmp_path: Path, file: str, row: str
) -> None:
    added = f'id = "{row.split("/")[-1]}"\nkleur = "rood"'
    folder = edited(tmp_path, file, row, "id", added)
    told = refused_rules(folder, (file, row, "kleur"), "unknown key; expected one of: ")
    assert " id," in told or ": id," in told


@pytest.mark.parametrize("file", FILES)
def test_unknown_key_at_the_top_of_a_file_is_refused_with_the_known_ones(
    tmp_path: Path, file: str
) -> None:
    text = (copied(tmp_path) / file).read_text(encoding="utf-8")
    (tmp_path / file).write_text(f'kleur = "rood"\n{text}', encoding="utf-8")
    expected = f"unknown key; expected one of: {', '.join(sorted(FILES[file]))}"
    refused_rules(tmp_path, (file, "-", "kleur"), expected)


# fmt: off
INSIDE = [
    ("uitkomsten.toml", "fabriek", "{ wie", '{ wie = "oma", doet = "x" },', "wie",
     "unknown partner 'oma'"),
    ("uitkomsten.toml", "fabriek", "{ wie", '{ wie = "maker" },', "doet", "is missing"),
    ("uitkomsten.toml", "fabriek", "{ wie", '{ wie = "maker", doet = "x", al = 1 },', "al",
     "doet, wie"),
    ("uitkomsten.toml", "eerst-bon", "soort", 'soort = "eerst"\ntrede = 1', "trede",
     "unknown key; expected one of: "),
    ("casussen.toml", "noor", "antwoorden", 'antwoorden = { weer = "ja" }', "weer",
     "unknown question; expected one of: bon, "),
    ("casussen.toml", "noor", "antwoorden", 'antwoorden = { schade = "ja" }', "schade",
     "unknown option 'ja'; expected one of: band, "),
    ("casussen.toml", "noor", "antwoorden", "antwoorden = { schade = 1 }", "schade", "the id of a"),
    ("casussen.toml", "noor", "antwoorden", 'antwoorden = { lek = "ja" }', "lek",
     "is a gate, which follows from 'schade'; remove it"),
    ("voorbeelden.toml", "rook", "antwoorden", 'antwoorden = { lek = "ja" }', "lek", "is a gate"),
    ("uitkomsten.toml", "fabriek", "stelt", 'stelt = { bon = ["weg"] }', "bon",
     "unknown option 'weg'; expected one of: foto, kwijt, papier"),
    ("uitkomsten.toml", "fabriek", "stelt", "stelt = { bon = [] }", "bon", "at least one option"),
    ("overgangen.toml", "-", "niet_bij", 'niet_bij = { garantie = ["weg"] }', "garantie",
     "unknown option 'weg'; expected one of: ja, nee, weet-niet"),
    ("vragen.toml", "lek", "volgt_uit", 'volgt_uit = "schade"\nantwoord = "feit"', "antwoord",
     "unknown key; expected one of: "),
]
# fmt: on


@pytest.mark.parametrize(("file", "row", "key", "line", "field", "problem"), INSIDE)
def test_bad_field_inside_a_row_is_refused_with_the_id_of_the_row(
    tmp_path: Path, file: str, row: str, key: str, line: str, field: str, problem: str
) -> None:
    refused_rules(edited(tmp_path, file, row, key, line), (file, row, field), problem)


def test_unknown_key_in_a_transition_is_refused(tmp_path: Path) -> None:
    line = 'van = "fabriek"\nkleur = "rood"'
    place = "overgangen.toml", "-", "kleur"
    folder = edited(tmp_path, "overgangen.toml", "-", "van", line)
    refused_rules(folder, place, "unknown key; expected one of: ")


@pytest.mark.parametrize("id", ["Rem", "rem kort", "rem-", "-rem", "rem--kort", "rém", "a/b", ""])
def test_id_with_other_letters_is_refused(tmp_path: Path, id: str) -> None:
    folder = edited(tmp_path, "drempels.toml", "wacht_dagen", "id", f'id = "{id}"')
    problem = "may hold only small letters, digits, - and _"
    refused_rules(folder, ("drempels.toml", id or "-", "id"), problem)


@pytest.mark.parametrize(
    ("line", "row", "problem"),
    [("", "-", "is missing; expected a text"), ("id = 5", "5", "found a whole number")],
)
def test_row_without_an_id_of_letters_is_refused(
    tmp_path: Path, line: str, row: str, problem: str
) -> None:
    folder = edited(tmp_path, "drempels.toml", "wacht_dagen", "id", line)
    refused_rules(folder, ("drempels.toml", row, "id"), problem)


@pytest.mark.parametrize(
    ("file", "row", "other", "table"),
    [
        ("bronnen.toml", "tips-bond", "fietsboek", "bron"),
        ("drempels.toml", "wacht_dagen", "fiets_oud_jaren", "drempel"),
        ("uitkomsten.toml", "fabriek", "zelf-maken", "uitkomst"),
        ("vragen.toml", "rem", "schade", "vraag"),
        ("vragen.toml", "rem/half", "ja", "optie"),
        ("casussen.toml", "ties", "noor", "casus"),
        ("voorbeelden.toml", "rook", "oude-fiets", "voorbeeld"),
    ],
)
def test_same_id_twice_is_refused(
    tmp_path: Path, file: str, row: str, other: str, table: str
) -> None:
    folder = edited(tmp_path, file, row, "id", f'id = "{other}"')
    refused_rules(folder, (file, other, "id"), f"this id stands in two [[{table}]] tables")


def test_option_that_follows_belongs_to_a_gate_only(tmp_path: Path) -> None:
    folder = edited(tmp_path, "vragen.toml", "rem/ja", "naar", 'naar = "schade"\nbij = ["band"]')
    refused_rules(folder, ("vragen.toml", "rem/ja", "bij"), "unknown key; expected one of: ")


@pytest.mark.parametrize("id", ["iedere", "fabriek"])
def test_end_with_the_id_of_another_end_or_an_outcome_is_refused(tmp_path: Path, id: str) -> None:
    folder = edited(tmp_path, "overgangen.toml", "klaar", "id", f'id = "{id}"')
    refused_rules(folder, ("overgangen.toml", id, "id"), "this id stands in two tables")


def test_question_with_the_id_of_an_outcome_is_refused(tmp_path: Path) -> None:
    folder = edited(tmp_path, "vragen.toml", "rem", "id", 'id = "fabriek"')
    problem = "is also the id of an outcome; choose another"
    refused_rules(folder, ("vragen.toml", "fabriek", "id"), problem)


@pytest.mark.parametrize("text", ['partner = "x"', "partner = []", "", "[partner]"])
def test_file_without_its_tables_is_refused(tmp_path: Path, text: str) -> None:
    (copied(tmp_path) / "partners.toml").write_text(text, encoding="utf-8")
    place = "partners.toml", "-", "partner"
    refused_rules(tmp_path, place, "expected one or more [[partner]] tables")


def test_row_that_is_no_table_is_refused(tmp_path: Path) -> None:
    (copied(tmp_path) / "partners.toml").write_text('partner = ["x"]', encoding="utf-8")
    refused_rules(tmp_path, ("partners.toml", "-", "-"), "expected a table, found a text")


@pytest.mark.parametrize("file", sorted(FILES.keys() - MAY_BE_MISSING))
def test_missing_file_is_named(tmp_path: Path, file: str) -> None:
    (copied(tmp_path) / file).unlink()
    refused_rules(tmp_path, (file, "-", "-"), "this file is missing; restore it")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"partner = [", "is not valid TOML: "),
        (b"a = 1\na = 2", "is not valid TOML: "),
        (b'naam = "Friesl\xe2n"', "is not UTF-8 text; save it as UTF-8"),
    ],
)
def test_file_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes, problem: str) -> None:
    (copied(tmp_path) / "partners.toml").write_bytes(content)
    refused_rules(tmp_path, ("partners.toml", "-", "-"), problem)
