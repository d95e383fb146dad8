"""What differs between two editions is found: where answers end now, and which words changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flow.compare.difference import Diff, diff
from flow.compare.entries import Key, as_text, field_names, items, name_of
from flow.compare.paths import Ends
from flow.rules.edition import load
from flow.rules.region import Region
from tests.support.edit_rules import edited, leading
from tests.support.editions import EDITIONS, LEADING, swapped
from tests.support.toy import FLOW, FOLDER

# --- where answers end --------------------------------------------------------------------------


def test_the_same_rules_do_not_differ() -> None:
    assert diff(FLOW, load(FOLDER)).empty


def test_fewest_answers_that_say_it_all_are_found() -> None:
    """On 4 ways to `handig`; who cannot do it and can wait, or does not know, goes elsewhere."""
    found = diff(FLOW, LEADING)
    assert found.paths == 91
    assert [(m.ends, m.paths, m.among, m.answers) for m in found.moved] == [
        (Ends("werkplaats", "repair-cafe"), 8, 12, (("handig", "nee"), ("geld", "genoeg"))),
        (Ends("eerst-prijs", "repair-cafe"), 8, 12, (("handig", "nee"), ("geld", "weet-niet"))),
    ]


def test_answer_that_follows_from_another_is_not_told() -> None:
    """Only with a guarantee one is asked for the receipt."""
    (moved,) = diff(FLOW, leading(FLOW, "bon", foto="eerst-bon")).moved
    assert (moved.paths, moved.among, moved.answers) == (3, 3, (("bon", "foto"),))


def test_what_moved_most_comes_first() -> None:
    new = leading(FLOW, "ouderdom", jong="andere-fiets")
    new = leading(new, "handig", alleen="werkplaats", nee="werkplaats")
    new = leading(new, "schade", niets="eerst-kijken")
    paths = [moved.paths for moved in diff(FLOW, new).moved]
    assert paths == sorted(paths, reverse=True)
    assert len(set(paths)) > 2


def test_answers_are_told_in_the_order_of_asking_now() -> None:
    other = swapped(FLOW)
    for old, new, order in ((other, FLOW, ["garantie", "bon"]), (FLOW, other, ["bon", "garantie"])):
        (moved,) = diff(old, new).moved
        assert set(moved.ends) == {"fabriek", "eerst-bon"}
        assert [id for id, _ in moved.answers] == order


def test_question_that_changes_no_outcome_moves_no_path() -> None:
    found = diff(FLOW, EDITIONS["a question is new"])
    assert (found.moved, found.paths) == ((), 3 * 67)
    assert found.added == (Key("questions", "nieuw"),)  # its answers go without saying


def test_removed_answer_is_named_and_its_paths_are_not_compared() -> None:
    found = diff(FLOW, EDITIONS["an answer is gone"])
    assert (found.removed, found.moved) == ((Key("options", "wachten/weet-niet"),), ())
    assert found.paths == 65


def test_difference_is_empty_only_when_nothing_of_it_is_left() -> None:
    assert not diff(FLOW, EDITIONS["a question is new"]).empty
    assert not diff(EDITIONS["a question is new"], FLOW).empty
    assert not diff(FLOW, replace(FLOW, region=Region("Spaakdorp"))).empty


# --- what else differs --------------------------------------------------------------------------


def edits(found: Diff) -> list[tuple[str, str, object, object]]:
    return [(edit.key.id, edit.field, edit.old, edit.new) for edit in found.edits]


def test_threshold_is_told_once_and_not_for_every_text_that_follows_it(tmp_path: Path) -> None:
    folder = edited(tmp_path, "drempels.toml", "weinig_euro", "waarde", "waarde = 45")
    assert edits(diff(FLOW, load(folder))) == [("weinig_euro", "value", 40, 45)]


# The reason as it stands in the file, with a number for one of its two thresholds.
LOOSE = 'reden = "Onder 46 euro wacht u liever {wacht_dagen} dagen op het Repair Café."'


def test_number_that_no_threshold_explains_is_told(tmp_path: Path) -> None:
    folder = edited(tmp_path, "drempels.toml", "weinig_euro", "waarde", "waarde = 45")
    edited(folder, "vragen.toml", "geld/weinig", "reden", LOOSE)
    assert ("geld/weinig", "reason") in [edit[:2] for edit in edits(diff(FLOW, load(folder)))]


def test_words_that_change_with_a_number_are_told(tmp_path: Path) -> None:
    folder = edited(tmp_path, "drempels.toml", "weinig_euro", "waarde", "waarde = 45")
    edited(folder, "vragen.toml", "geld", "uitleg", 'uitleg = "Tot {weinig_euro} euro is weinig."')
    assert ("geld", "help") in [edit[:2] for edit in edits(diff(FLOW, load(folder)))]


@pytest.mark.parametrize(
    ("file", "row", "line", "field"),
    [
        ("vragen.toml", "schade/frame", 'label = "Gebroken"', "label"),
        ("vragen.toml", "rem/half", "acties = []", "actions"),
        ("vragen.toml", "bon", 'bronnen = ["fietsboek"]', "sources"),
        ("uitkomsten.toml", "fabriek", '{ wie = "buur", doet = "Let op." },', "tasks"),
        ("uitkomsten.toml", "fabriek", "trede = 9", "rung"),
        ("acties.toml", "lopen", 'tekst = "Loop."', "text"),
        ("acties.toml", "tweedehands", 'in_plaats_van = "met lak"', "instead"),
        ("casussen.toml", "noor", "antwoorden = {}", "answers"),
        ("partners.toml", "cafe", "eigennaam = false", "proper"),
        ("stappen.toml", "thuis", 'tekst = "alleen"', "text"),
        ("stappen.toml", "fiets-bekijken", 'kring = "buurt"', "circle"),
        ("overgangen.toml", "klaar", 'titel = "Uit"', "title"),
        ("regels.toml", "uitkiezen", 'titel = "Wie?"', "title"),
        ("uitkomsten.toml", "fabriek", "stelt = {}", "asserts"),
    ],
)
def test_every_change_is_named_by_id_and_field(
    tmp_path: Path, file: str, row: str, line: str, field: str
) -> None:
    folder = edited(tmp_path, file, row, line.split(" = ")[0], line)
    assert (row, field) in [edit[:2] for edit in edits(diff(FLOW, load(folder)))]


def test_clause_of_an_answer_is_no_difference(tmp_path: Path) -> None:
    """It says what the label says, and rules from before it was there have none."""
    edited(tmp_path, "vragen.toml", "rem/half", "omdat", "")
    edited(tmp_path, "vragen.toml", "lek/nee", "omdat", 'omdat = "het iets anders is"')
    assert diff(FLOW, load(tmp_path)).empty
    assert diff(load(tmp_path), FLOW).empty


def test_region_and_first_question_belong_to_the_rules_as_a_whole() -> None:
    new = replace(FLOW, region=Region("Spaakdorp"), start="schade")
    assert edits(diff(FLOW, new)) == [
        ("-", "start", "rem", "schade"),
        ("-", "region_name", "", "Spaakdorp"),
    ]


@pytest.mark.parametrize("change", [{"event": "Iets anders"}, {"target": "klaar"}])
def test_transition_that_differs_is_another_transition(change: dict[str, Any]) -> None:
    first, *rest = FLOW.transitions
    found = diff(FLOW, replace(FLOW, transitions=(replace(first, **change), *rest)))
    assert [len(found.added), len(found.removed), len(found.edits)] == [1, 1, 0]
    assert found.removed == (Key("transitions", "zelf-maken → repair-cafe: Het lukt niet alleen."),)


def test_version_and_date_of_the_rules_are_no_difference() -> None:
    assert diff(FLOW, replace(FLOW, version="3.0.0", checked=FLOW.checked.replace(2027))).empty


def test_examples_are_no_difference_for_they_only_test_the_rules() -> None:
    assert diff(FLOW, replace(FLOW, examples={})).empty


def test_items_are_found_by_their_id_so_that_is_no_field_to_compare() -> None:
    assert not [item for item in items(FLOW).values() if "id" in field_names(item)]


def test_tasks_and_answers_are_told_in_one_line() -> None:
    outcome = items(FLOW)[Key("outcomes", "eerst-bon")]
    assert as_text(outcome.tasks) == "eigenaar: Bel de winkel.; allen: Zoek de bon."
    assert as_text(FLOW.cases["noor"].answers) == "schade = band; handig = nee"
    claims = FLOW.outcomes["fabriek"].asserts
    assert as_text(claims) == "garantie = ja; bon = papier or foto"


@pytest.mark.parametrize(
    ("table", "id", "name"),
    [
        ("options", "rem/half", "Een beetje, maar niet genoeg"),
        ("questions", "rem", "Rem"),
        ("outcomes", "fabriek", "Terug naar de fabriek"),
        ("thresholds", "weinig_euro", "Onder 40 euro is een reparatie goedkoop."),
        ("partners", "buur", "Buur"),
        ("sources", "fietsboek", "Fietsboek"),
        ("circles", "thuis", "Thuis"),
        ("ends", "klaar", "Klaar"),
        ("cases", "noor", "Noor, 31 jaar"),
        ("rules", "-", "2.1.0"),
    ],
)
def test_every_item_has_a_name(table: str, id: str, name: str) -> None:
    assert name_of(items(FLOW)[Key(table, id)]) == name
