"""One edition is a folder read whole, part by part; whoever needs a part asks it for that."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flow.rules.colours import Family
from flow.rules.edition import Edition, load
from tests.support.all_of import all_of
from tests.support.edit_rules import copied, edited
from tests.support.living import FLOW as LIVING
from tests.support.living import FOLDER as LIVING_FOLDER
from tests.support.refusal import refused, refused_colours
from tests.support.toy import EDITION, FLOW, FOLDER


def test_edition_without_a_folder_is_the_national_one() -> None:
    assert str(Edition().folder) == str(LIVING_FOLDER)
    assert all_of(load()) == all_of(LIVING)


def test_edition_of_a_folder_is_what_stands_in_it() -> None:
    assert all_of(load(FOLDER)) == all_of(FLOW)
    assert EDITION.problems() == ()
    assert list(EDITION.meeting) == list(EDITION.handbook["bijeenkomst"])


def test_claims_that_a_document_needs_are_found_by_card_and_heading() -> None:
    claims = EDITION.meeting_claims("quick-scan", "vragen")
    assert [claim.text for claim in claims] == [
        "Kent u het fietsboek?",
        "Plakte u al eens een band?",
        "Wat vindt u lastig?",
    ]


@pytest.mark.parametrize(
    ("card", "heading"), [("quick-scan", "agenda"), ("quick-scan", "weer"), ("weer", "vragen")]
)
def test_claims_that_are_not_there_are_asked_for(card: str, heading: str) -> None:
    refused(
        lambda: EDITION.meeting_claims(card, heading),
        ("bijeenkomst.toml", card, heading),
        "is missing, and a document needs it; add it",
    )


def test_text_of_a_document_is_read_with_the_keys_it_may_hold() -> None:
    assert [v["nummer"] for v in EDITION.document("quick-scan.toml", {"vraag"})["vraag"]] == [
        1,
        2,
        3,
    ]
    refused(
        lambda: EDITION.document("quick-scan.toml", {"punt"}),
        ("quick-scan.toml", "-", "vraag"),
        "unknown key; expected one of: punt",
    )


# --- what there is of it ------------------------------------------------------------------------


def test_edition_in_the_browser_has_the_cards_of_the_meetings_only(tmp_path: Path) -> None:
    for file in (copied(tmp_path) / "kaarten").iterdir():
        if file.name != "bijeenkomst.toml":
            file.unlink()
    (tmp_path / "kleuren.toml").unlink()
    edition = Edition(tmp_path)
    assert not edition.is_whole
    assert edition.problems() == ()
    assert list(edition.meeting) == list(EDITION.meeting)


def test_edition_without_any_cards_is_not_whole(tmp_path: Path) -> None:
    shutil.rmtree(copied(tmp_path) / "kaarten")
    assert (EDITION.is_whole, Edition(tmp_path).is_whole) == (True, False)


def test_problems_of_the_graph_and_of_the_cards_are_told_together(tmp_path: Path) -> None:
    edited(tmp_path, "vragen.toml", "schade/weet-niet", "naar", 'naar = "niets-kapot"')
    edited(tmp_path, "kaarten/routekaarten.toml", "fabriek", "id", 'id = "eerst-bon"')
    assert [problem.split(",")[0] for problem in Edition(tmp_path).problems()] == [
        "uitkomsten.toml: id 'eerst-kijken'",
        "kaarten/routekaarten.toml: id 'fabriek'",
    ]


# --- colours ------------------------------------------------------------------------------------


def test_every_phase_route_and_other_kind_of_outcome_has_a_colour() -> None:
    assert list(EDITION.colours) == [*FLOW.phases, *(r.id for r in FLOW.routes), "eerst", "buiten"]
    assert EDITION.colours["zien"] == Family("#014d73", "#e4f2fd", "#abdbfe", "#163347")


@pytest.mark.parametrize(
    ("key", "line", "row", "problem"),
    [
        ("id", 'id = "rem"', "rem", "unknown phase, route or kind of outcome 'rem'; expected one"),
        ("id", 'id = "zien"', "zien", "this id stands in two [[kleur]] tables"),
        ("inkt", 'inkt = "rood"', "fabriek", "expected a colour like #05515f, found 'rood'"),
        ("vlak", 'vlak = "#fffff"', "fabriek", "expected a colour like #05515f, found '#fffff'"),
        ("inkt_donker", "", "fabriek", "is missing; expected a text"),
        ("vlak_donker", 'glans = "#ffffff"\nvlak_donker = "#ffffff"', "fabriek", "unknown key; "),
    ],
)
def test_bad_colour_is_refused(tmp_path: Path, key: str, line: str, row: str, problem: str) -> None:
    folder = edited(tmp_path, "kleuren.toml", "fabriek", key, line)
    field = "glans" if "glans" in line else key
    refused_colours(folder, ("kleuren.toml", row, field), problem)


def test_without_any_colour_the_first_that_needs_one_is_named(tmp_path: Path) -> None:
    (copied(tmp_path) / "kleuren.toml").write_text("", encoding="utf-8")
    refused_colours(tmp_path, ("kleuren.toml", next(iter(FLOW.phases)), "id"), "has no colour; ")


def test_what_has_no_colour_is_named(tmp_path: Path) -> None:
    text = (copied(tmp_path) / "kleuren.toml").read_text(encoding="utf-8")
    before, after = text.split('[[kleur]]\nid = "fabriek"')
    rest = after[after.index("[[kleur]]") :]
    (tmp_path / "kleuren.toml").write_text(before + rest, encoding="utf-8")
    problem = "has no colour; add a [[kleur]] table with this id"
    refused_colours(tmp_path, ("kleuren.toml", "fabriek", "id"), problem)
    refused(Edition(tmp_path).problems, ("kleuren.toml", "fabriek", "id"), problem)
