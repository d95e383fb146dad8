"""Bad rules are refused by naming file, id, field and what was expected; good ones are followed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flow.doors import browser
from flow.rules import handbook
from flow.rules.errors import RuleError
from flow.rules.load import TABLES, load
from tests.support.rules import MAS, edited, national, trail_to


def refusal(folder: Path) -> RuleError:
    with pytest.raises(RuleError) as caught:
        load(folder)
    error = caught.value
    start = f"{error.file}: id '{error.row}', field '{error.field}': "
    assert str(error) == start + error.problem
    return error


def check(error: RuleError, file: str, row: str, field: str, problem: str) -> None:
    assert (error.file, error.row, error.field) == (file, row, field)
    assert problem in error.problem


# file, row, key of the line that is replaced, the new line, what the message says.
# fmt: off
FIELDS = [
    # A text, number, date, list or flag of another type.
    ("bronnen.toml", "handreiking", "kort", "kort = 5", "expected a text, found a whole number"),
    ("bronnen.toml", "handreiking", "kort", "kort = 5.5", "expected a text, found a number"),
    ("bronnen.toml", "handreiking", "titel", "titel = true", "found true or false"),
    ("bronnen.toml", "handreiking", "datum", "datum = 2020-04-01", "expected a text, found a date"),
    ("bronnen.toml", "handreiking", "titel", 'titel = ["x"]', "expected a text, found a list"),
    ("bronnen.toml", "handreiking", "titel", 'titel = { nl = "x" }', "a text, found a table"),
    ("bronnen.toml", "handreiking", "gecontroleerd", 'gecontroleerd = "2026-11-21"',
     "expected a date like 2026-11-21, found a text"),
    ("bronnen.toml", "handreiking", "gecontroleerd", "gecontroleerd = 2026-11-21T09:00:00",
     "expected a date like 2026-11-21, found a date with a time"),
    ("drempels.toml", "halt_min_uren", "waarde", 'waarde = "9"', "whole number, found a text"),
    ("drempels.toml", "halt_min_uren", "waarde", "waarde = 9.5", "whole number, found a number"),
    ("drempels.toml", "halt_min_uren", "waarde", "waarde = true", "found true or false"),
    ("drempels.toml", "halt_min_uren", "bronnen", 'bronnen = "x"', "a list of texts, found a text"),
    ("drempels.toml", "halt_min_uren", "bronnen", "bronnen = [9]", "texts, found a whole number"),
    ("stappen.toml", "stap-1", "werktitel", 'werktitel = "ja"', "true or false, found a text"),
    ("stappen.toml", "stap-1", "werktitel", "werktitel = 1", "true or false, found a whole number"),
    ("uitkomsten.toml", "halt", "nu", 'nu = "x"\nover = [', "a list of tables, found a text"),
    ("casussen.toml", "karin", "antwoorden", "antwoorden = []", "expected a table, found a list"),
    ("casussen.toml", "karin", "ontbreekt", 'ontbreekt = "x"', "list of texts, found a text"),
    # A number that cannot be a limit.
    ("drempels.toml", "halt_min_uren", "waarde", "waarde = 0", "number above zero, found 0"),
    ("drempels.toml", "halt_min_uren", "waarde", "waarde = -9", "number above zero, found -9"),
    ("stappen.toml", "stap-1", "nummer", "nummer = 0", "number above zero, found 0"),
    # A text that is empty or missing.
    ("vragen.toml", "veiligheid/acuut", "kort", 'kort = ""', "is empty; write a text or"),
    ("vragen.toml", "veiligheid/acuut", "reden", "", "is missing; expected a text"),
    ("vragen.toml", "veiligheid/acuut", "label", "", "is missing; expected a text"),
    ("regels.toml", "-", "versie", 'versie = " "', "is empty; write a text or"),
    ("regels.toml", "-", "gecontroleerd", "", "is missing; expected a date like"),
    ("regio.toml", "-", "naam", "", "is missing; expected a text"),
    ("overgangen.toml", "-", "gebeurtenis", "", "is missing; expected a text"),
    ("vragen.toml", "veiligheid", "tekst", 'tekst = ""', "is empty; write a text or"),
    ("vragen.toml", "plicht", "uitleg", 'uitleg = " "', "is empty; write a text or"),
    ("vragen.toml", "veiligheid", "waarom", "", "is missing; expected a text"),
    ("acties.toml", "meldcode", "tekst", "", "is missing; expected a text"),
    # A claim without a source, or with one that does not exist.
    ("drempels.toml", "halt_min_uren", "bronnen", "", "is missing; expected a list of texts"),
    ("drempels.toml", "halt_min_uren", "bronnen", "bronnen = []", "id of at least one source"),
    ("partners.toml", "school", "bronnen", "bronnen = []", "id of at least one source"),
    ("acties.toml", "meldcode", "bronnen", "bronnen = []", "id of at least one source"),
    ("uitkomsten.toml", "halt", "bronnen", "bronnen = []", "id of at least one source"),
    ("vragen.toml", "veiligheid", "bronnen", "bronnen = []", "id of at least one source"),
    ("stappen.toml", "stap-1", "bronnen", "bronnen = []", "id of at least one source"),
    ("casussen.toml", "karin", "bronnen", "bronnen = []", "id of at least one source"),
    ("vragen.toml", "veiligheid", "bronnen", 'bronnen = ["krant"]', "unknown source 'krant'"),
    ("vragen.toml", "soort/te-laat", "bronnen", "bronnen = []", "id of at least one source"),
    ("overgangen.toml", "-", "bronnen", "bronnen = []", "id of at least one source"),
    # An id of something that does not exist.
    ("vragen.toml", "veiligheid/acuut", "naar", 'naar = "weg"', "question or outcome 'weg'"),
    ("vragen.toml", "veiligheid/acuut", "naar", "", "expected the id of a question or outcome"),
    ("vragen.toml", "veiligheid/vermoeden", "acties", 'acties = ["bel"]', "unknown action 'bel'"),
    ("vragen.toml", "soort/te-laat", "bronnen", 'bronnen = ["krant"]', "unknown source 'krant'"),
    ("regels.toml", "-", "begin", 'begin = "halt"', "unknown question 'halt'; expected"),
    ("overgangen.toml", "-", "van", 'van = "afsluiten"', "unknown route 'afsluiten'; expected"),
    ("overgangen.toml", "-", "naar", 'naar = "elke"', "unknown route 'elke'; expected"),
    ("overgangen.toml", "-", "naar", 'naar = "waarschuwing"', "unknown route 'waarschuwing'"),
    ("vragen.toml", "veiligheid", "deel", 'deel = "slot"', "unknown part 'slot'; expected"),
    ("stappen.toml", "stap-1", "fase", 'fase = "slot"', "unknown phase 'slot'; expected"),
    ("stappen.toml", "stap-1", "wie", 'wie = ["buur"]', "unknown partner 'buur'; expected"),
    ("stappen.toml", "stap-1", "wie", "wie = []", "expected the id of at least one partner"),
    ("stappen.toml", "stap-1", "vragen", 'vragen = ["weer"]', "unknown question 'weer'; expected"),
    # A word outside its list.
    ("bronnen.toml", "handreiking", "gezien", 'gezien = "half"', "expected one of: deels, heel"),
    ("drempels.toml", "halt_min_uren", "status", 'status = "zeker"', "nakijken, regionaal, vast"),
    ("vragen.toml", "veiligheid", "status", 'status = "vast"', "one of: afgeleid, nakijken"),
    ("vragen.toml", "veiligheid/acuut", "status", 'status = "vast"', "'vast' is unknown; expected"),
    ("uitkomsten.toml", "halt", "soort", 'soort = "zijpad"', "expected one of: buiten, eerst"),
    ("stappen.toml", "stap-1", "kring", 'kring = "buiten"', "expected one of: intern, keten"),
    ("stappen.toml", "stap-1", "status_plek", "", "is missing; expected one of: "),
    # The rest.
    ("bronnen.toml", "handreiking", "url", 'url = "ingrado.nl"', "expected an address with https://"),
    ("vragen.toml", "veiligheid", "waarom", 'waarom = "Om {uren}."', "'{uren}' is not defined"),
    ("vragen.toml", "veiligheid", "waarom", 'waarom = "Om {}."', "add it to drempels.toml"),
    ("vragen.toml", "omvang", "waarom", 'waarom = "Om {halt_min_uren uur."', "a loose { or }"),
    ("vragen.toml", "omvang", "waarom", 'waarom = "Om halt_min_uren} uur."', "a loose { or }"),
    ("casussen.toml", "bas", "ontbreekt", 'ontbreekt = ["Of {uren}."]', "'{uren}' is not defined"),
    ("casussen.toml", "bas", "ontbreekt", 'ontbreekt = ["Of.", " "]', "holds an empty text"),
    ("uitkomsten.toml", "halt", "nu", "nu = []\nover = [", "at least one table"),
    ("uitkomsten.toml", "halt", "nu", 'nu = ["x"]\nover = [', "list of tables, found a text"),
]
# fmt: on


@pytest.mark.parametrize(("file", "row", "field", "line", "problem"), FIELDS)
def test_bad_field_is_refused(
    tmp_path: Path, file: str, row: str, field: str, line: str, problem: str
) -> None:
    check(refusal(edited(tmp_path, file, row, field, line)), file, row, field, problem)


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("bronnen.toml", "handreiking"),
        ("drempels.toml", "halt_min_uren"),
        ("partners.toml", "school"),
        ("acties.toml", "meldcode"),
        ("uitkomsten.toml", "halt"),
        ("regels.toml", "hulp"),
        ("vragen.toml", "veiligheid"),
        ("vragen.toml", "veiligheid/acuut"),
        ("stappen.toml", "waarnemen"),
        ("stappen.toml", "stap-1"),
        ("casussen.toml", "karin"),
    ],
)
def test_unknown_key_in_a_row_is_refused_with_the_known_ones(
    tmp_path: Path, file: str, row: str
) -> None:
    added = f'id = "{row.split("/")[-1]}"\nkleur = "rood"'
    error = refusal(edited(tmp_path, file, row, "id", added))
    check(error, file, row, "kleur", "unknown key; expected one of: ")
    assert " id," in error.problem


@pytest.mark.parametrize("file", TABLES)
def test_unknown_key_at_the_top_of_a_file_is_refused_with_the_known_ones(
    tmp_path: Path, file: str
) -> None:
    shutil.copytree(MAS, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / file).read_text(encoding="utf-8")
    (tmp_path / file).write_text(f'kleur = "rood"\n{text}', encoding="utf-8")
    expected = ", ".join(sorted(TABLES[file]))
    check(refusal(tmp_path), file, "-", "kleur", f"unknown key; expected one of: {expected}")


@pytest.mark.parametrize(
    ("file", "row", "key", "line", "field", "problem"),
    [
        (
            "uitkomsten.toml",
            "halt",
            "{ wie",
            '{ wie = "buur", doet = "x" },',
            "wie",
            "unknown partner 'buur'",
        ),
        ("uitkomsten.toml", "halt", "{ wie", '{ wie = "om" },', "doet", "is missing"),
        (
            "uitkomsten.toml",
            "halt",
            "{ wie",
            '{ wie = "om", doet = "x", al = 1 },',
            "al",
            "doet, wie",
        ),
        (
            "casussen.toml",
            "bas",
            "antwoorden",
            'antwoorden = { weer = "ja" }',
            "weer",
            "unknown question",
        ),
        (
            "casussen.toml",
            "bas",
            "antwoorden",
            'antwoorden = { soort = "ja" }',
            "soort",
            "option 'ja'",
        ),
        (
            "casussen.toml",
            "bas",
            "antwoorden",
            "antwoorden = { soort = 1 }",
            "soort",
            "the id of a",
        ),
    ],
)
def test_bad_field_inside_a_row_is_refused_with_the_id_of_the_row(
    tmp_path: Path, file: str, row: str, key: str, line: str, field: str, problem: str
) -> None:
    check(refusal(edited(tmp_path, file, row, key, line)), file, row, field, problem)


def test_unknown_key_in_a_transition_is_refused(tmp_path: Path) -> None:
    line = 'van = "halt"\nkleur = "rood"'
    error = refusal(edited(tmp_path, "overgangen.toml", "-", "van", line))
    check(error, "overgangen.toml", "-", "kleur", "unknown key; expected one of: ")


@pytest.mark.parametrize(
    "id", ["Halt", "halt min", "halt-", "-halt", "halt--min", "hált", "a/b", ""]
)
def test_id_with_other_letters_is_refused(tmp_path: Path, id: str) -> None:
    error = refusal(edited(tmp_path, "drempels.toml", "halt_min_uren", "id", f'id = "{id}"'))
    check(error, "drempels.toml", id or "-", "id", "may hold only small letters, digits, - and _")


@pytest.mark.parametrize(
    ("line", "row", "problem"),
    [("", "-", "is missing; expected a text"), ("id = 5", "5", "found a whole number")],
)
def test_row_without_an_id_of_letters_is_refused(
    tmp_path: Path, line: str, row: str, problem: str
) -> None:
    error = refusal(edited(tmp_path, "drempels.toml", "halt_min_uren", "id", line))
    check(error, "drempels.toml", row, "id", problem)


@pytest.mark.parametrize(
    ("file", "row", "other", "table"),
    [
        ("bronnen.toml", "mas-2018", "handreiking", "bron"),
        ("drempels.toml", "halt_max_uren", "halt_min_uren", "drempel"),
        ("uitkomsten.toml", "halt", "vrijwillige-jeugdhulp", "uitkomst"),
        ("vragen.toml", "veiligheid", "plicht", "vraag"),
        ("vragen.toml", "veiligheid/nee", "acuut", "optie"),
        ("casussen.toml", "bas", "karin", "casus"),
    ],
)
def test_same_id_twice_is_refused(
    tmp_path: Path, file: str, row: str, other: str, table: str
) -> None:
    error = refusal(edited(tmp_path, file, row, "id", f'id = "{other}"'))
    check(error, file, other, "id", f"this id stands in two [[{table}]] tables")


def test_question_with_the_id_of_an_outcome_is_refused(tmp_path: Path) -> None:
    error = refusal(edited(tmp_path, "vragen.toml", "veiligheid", "id", 'id = "halt"'))
    check(error, "vragen.toml", "halt", "id", "is also the id of an outcome; choose another")


@pytest.mark.parametrize("text", ['partner = "x"', "partner = []", "", "[partner]"])
def test_file_without_its_tables_is_refused(tmp_path: Path, text: str) -> None:
    shutil.copytree(MAS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "partners.toml").write_text(text, encoding="utf-8")
    problem = "expected one or more [[partner]] tables"
    check(refusal(tmp_path), "partners.toml", "-", "partner", problem)


def test_row_that_is_no_table_is_refused(tmp_path: Path) -> None:
    shutil.copytree(MAS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "partners.toml").write_text('partner = ["x"]', encoding="utf-8")
    check(refusal(tmp_path), "partners.toml", "-", "-", "expected a table, found a text")


@pytest.mark.parametrize("file", TABLES)
def test_missing_file_is_named(tmp_path: Path, file: str) -> None:
    shutil.copytree(MAS, tmp_path, dirs_exist_ok=True)
    (tmp_path / file).unlink()
    check(refusal(tmp_path), file, "-", "-", "this file is missing; restore it")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"partner = [", "is not valid TOML: "),
        (b"a = 1\na = 2", "is not valid TOML: "),
        (b'naam = "Friesl\xe2n"', "is not UTF-8 text; save it as UTF-8"),
    ],
)
def test_file_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes, problem: str) -> None:
    shutil.copytree(MAS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "partners.toml").write_bytes(content)
    check(refusal(tmp_path), "partners.toml", "-", "-", problem)


def region(folder: Path, text: str) -> Path:
    """Copy the rules for a region of which the halt_min_uren may be chosen."""
    edited(folder, "drempels.toml", "halt_min_uren", "status", 'status = "regionaal"')
    (folder / "regio.toml").write_text(f'naam = "Proefregio"\n{text}', encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "row", "field", "problem"),
    [
        ("drempels = { uren = 3 }", "drempels", "uren", "unknown threshold; expected one of: "),
        (
            "drempels = { halt_max_uren = 70 }",
            "drempels",
            "halt_max_uren",
            "has status 'vast'; a region may change only thresholds with status 'regionaal', "
            "so remove this line",
        ),
        (
            "drempels = { luxe_dagen = 2 }",
            "drempels",
            "luxe_dagen",
            "has status 'nakijken'; a region",
        ),
        ("drempels = { halt_min_uren = 0 }", "drempels", "halt_min_uren", "above zero, found 0"),
        ('drempels = { halt_min_uren = "9" }', "drempels", "halt_min_uren", "number, found a text"),
        ("drempels = 9", "drempels", "-", "expected a table, found a whole number"),
    ],
)
def test_region_may_change_only_regional_thresholds(
    tmp_path: Path, text: str, row: str, field: str, problem: str
) -> None:
    check(refusal(region(tmp_path, text)), "regio.toml", row, field, problem)


@pytest.mark.parametrize("text", ["", "[drempels]"])
def test_region_that_changes_nothing_has_the_national_values(tmp_path: Path, text: str) -> None:
    flow = load(region(tmp_path, text))
    assert flow.region == "Proefregio"
    assert flow.thresholds["halt_min_uren"].value == 9


def test_regional_threshold_is_followed_by_every_text(tmp_path: Path) -> None:
    flow = load(region(tmp_path, "[drempels]\nhalt_min_uren = 703"))
    option = flow.questions["omvang"].option("tussen")
    assert flow.thresholds["halt_min_uren"].value == 703
    assert option
    assert all("703 uur" in text for text in (option.label, option.reason))
    assert "703 uur" in flow.questions["omvang"].help


def test_threshold_is_written_in_one_place(tmp_path: Path) -> None:
    """A search for the old number after a change finds nothing, on any screen."""
    before, after = (
        load(edited(tmp_path, "drempels.toml", "halt_min_uren", "waarde", f"waarde = {value}"))
        for value in (703, 704)
    )
    shown = [
        str(browser.screen(flow, message))
        for flow in (before, after)
        for message in (
            {"answers": trail_to("halt").answers, "ask": "omvang"},
            {"answers": trail_to("halt").answers},
            {"answers": trail_to("waarschuwing").answers},
        )
    ]
    assert all("703" in screen for screen in shown[:3])
    assert str(before).replace("703", "704") == str(after)
    assert [screen.replace("703", "704") for screen in shown[:3]] == shown[3:]


def test_case_without_answers_or_gaps_is_fine(tmp_path: Path) -> None:
    edited(tmp_path, "casussen.toml", "bas", "antwoorden", "antwoorden = {}")
    edited(tmp_path, "casussen.toml", "bas", "ontbreekt", "ontbreekt = []")
    assert load(tmp_path).cases["bas"].answers == {}


def test_option_has_the_sources_status_and_label_of_its_question_unless_it_says_otherwise() -> None:
    question = national().questions["veiligheid"]
    acuut, nee = question.options[0], question.options[2]
    assert (acuut.status, nee.status) == ("afgeleid", question.status)
    assert acuut.sources == nee.sources == question.sources
    assert (acuut.short, nee.short) == ("Direct gevaar", nee.label)


@pytest.mark.parametrize(
    ("id", "thresholds"),
    [
        ("school", ""),
        ("luxe", "luxe_dagen"),
        ("instemming", "halt_leeftijd_ouders"),
        (
            "leeftijd",
            "leeftijd_jongere leeftijd_leerplicht leeftijd_kwalificatieplicht leeftijd_einde",
        ),
    ],
)
def test_question_knows_the_thresholds_of_its_texts_and_its_options(
    id: str, thresholds: str
) -> None:
    assert national().questions[id].thresholds == tuple(thresholds.split())


CARD = """
[[route]]
id = "halt"
[[route.beslist]]
tekst = "Na {halt_min_uren} uur."
bronnen = ["handreiking"]
status = "zeker"
[[route.beslist]]
tekst = "Kort."
bronnen = ["handreiking"]
status = "regionaal"
wie = "om"
stap = "stap-1"
versie = "2018"
minuten = 5
"""


def cards(folder: Path, text: str, file: str = "routekaarten.toml") -> Path:
    """Write a file of cards beside empty ones."""
    for name, table in handbook.TABLES.items():
        (folder / name).write_text(f"{table.name} = []", encoding="utf-8")
    (folder / file).write_text(text, encoding="utf-8")
    return folder


def test_national_cards_are_about_the_national_rules() -> None:
    found = handbook.load_facts(national())
    assert list(found["routekaarten"]) == [route.id for route in national().routes]
    assert list(found["stapkaarten"]) == list(national().steps)


def test_card_holds_its_claims_under_their_headings(tmp_path: Path) -> None:
    found = handbook.load_facts(national(), cards(tmp_path, CARD))
    assert list(found) == [name.removesuffix(".toml") for name in handbook.TABLES]
    card = found["routekaarten"]["halt"]
    assert (card.title, card.text, card.url, list(card.claims)) == ("", "", "", ["beslist"])
    assert card.claims["beslist"] == (
        handbook.Claim("Na 9 uur.", ("handreiking",), "zeker", "", "", "", 0),
        handbook.Claim("Kort.", ("handreiking",), "regionaal", "om", "stap-1", "2018", 5),
    )


def test_card_of_its_own_has_a_title_a_text_and_an_address(tmp_path: Path) -> None:
    text = '[[instrument]]\nid = "lijst"\ntitel = "T"\ntekst = "L."\nurl = "https://x.nl"'
    found = handbook.load_facts(national(), cards(tmp_path, text, "instrumenten.toml"))
    card = found["instrumenten"]["lijst"]
    assert card == handbook.Card("lijst", "T", "L.", "https://x.nl", {})


@pytest.mark.parametrize(
    ("old", "new", "row", "field", "problem"),
    [
        ("[[route]]", "[route]", "-", "route", "expected one or more [[route]] tables"),
        ("[[route]]", "[[weg]]", "-", "weg", "unknown key; expected one of: route"),
        ('id = "halt"', 'id = "stop"', "stop", "id", "unknown route 'stop'; expected one of: "),
        (
            "[route.beslist]",
            "[route.besluit]",
            "halt",
            "besluit",
            "unknown key; expected one of: ",
        ),
        ('"zeker"', '"vast"', "halt", "status", "'vast' is unknown; expected one of: afgeleid"),
        ('["handreiking"]', "[]", "halt", "bronnen", "the id of at least one source"),
        ('"om"', '"buur"', "halt", "wie", "unknown partner 'buur'; expected one of: "),
        ('"stap-1"', '"stap-0"', "halt", "stap", "unknown step 'stap-0'; expected one of: "),
        ("minuten = 5", "minuten = 0", "halt", "minuten", "whole number above zero, found 0"),
        ("minuten", "uren", "halt", "uren", "unknown key; expected one of: "),
        ("{halt_min_uren}", "{uren}", "halt", "tekst", "threshold '{uren}' is not defined"),
        ("", '[[route]]\nid = "halt"', "halt", "id", "stands in two [[route]] tables"),
    ],
)
def test_bad_card_is_refused(
    tmp_path: Path, old: str, new: str, row: str, field: str, problem: str
) -> None:
    with pytest.raises(RuleError) as caught:
        handbook.load_facts(national(), cards(tmp_path, CARD.replace(old, new, 1)))
    check(caught.value, "routekaarten.toml", row, field, problem)
