"""A place in a source is a source of its own; a claim on a law names the place."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from flow.rules.edition import Edition, load
from flow.rules.register import Source
from tests.support.edit_rules import copied, edited
from tests.support.refusal import refused, refused_rules
from tests.support.toy import FLOW

TEXT_OF_JULY = "z=2025-07-01&g=2025-07-01"


def test_an_article_has_all_of_its_law_and_an_address_of_its_own() -> None:
    assert FLOW.sources["fietswet-3"] == Source(
        id="fietswet-3",
        short="Fietswet, artikel 3, tweede lid",
        title="Fietswet 1999, artikel 3, tweede lid: de bel",
        publisher="Overheid",
        date="tekst per 1 juli 2025",
        url=f"https://wetten.overheid.nl/jci1.3:c:BWBR0000000&artikel=3&{TEXT_OF_JULY}",
        checked=datetime.date(2026, 3, 1),
        seen="heel",
        part_of="fietswet",
        place="artikel 3, tweede lid",
        about="de bel",
    )


def test_a_place_in_another_source_opens_that_source_and_may_be_looked_at_on_its_own() -> None:
    place, book = FLOW.sources["fietsboek-12"], FLOW.sources["fietsboek"]
    assert (place.short, place.url) == ("Fietsboek, bladzijde 12", book.url)
    assert (place.checked, place.seen) == (datetime.date(2026, 2, 1), "deels")


def test_a_law_has_the_date_of_its_text_and_is_no_place() -> None:
    law = FLOW.sources["fietswet"]
    assert (law.law, law.date, law.part_of) == (True, "tekst per 1 juli 2025", "")
    assert [source.id for source in FLOW.sources.values() if source.law] == ["fietswet"]


def test_places_stand_behind_their_source() -> None:
    order = list(FLOW.sources)
    assert order[:3] == ["fietsboek", "fietsboek-12", "tips-bond"]
    assert order[-2:] == ["fietswet", "fietswet-3"]


@pytest.mark.parametrize(
    ("article", "address"),
    [
        ("artikel 77e", "artikel=77e"),
        ("artikel 9.2.1, eerste lid", "artikel=9.2.1"),
        ("artikel 5 onder b", "artikel=5"),
        ("artikel 28 tot en met 29b", "artikel=28"),
    ],
)
def test_address_is_that_of_the_first_article(tmp_path: Path, article: str, address: str) -> None:
    edited(tmp_path, "bronnen.toml", "fietswet-3", "plaats", f'plaats = "{article}"')
    assert f"&{address}&{TEXT_OF_JULY}" in load(tmp_path).sources["fietswet-3"].url


def test_place_may_name_its_own_address(tmp_path: Path) -> None:
    own = 'plaats = "bijlage 2"\nurl = "https://wetten.example/bijlage-2"'
    edited(tmp_path, "bronnen.toml", "fietswet-3", "plaats", own)
    assert load(tmp_path).sources["fietswet-3"].url == "https://wetten.example/bijlage-2"


def test_older_rules_have_no_places(tmp_path: Path) -> None:
    file = copied(tmp_path) / "bronnen.toml"
    file.write_text(file.read_text(encoding="utf-8").partition("[[plaats]]")[0], encoding="utf-8")
    assert "fietswet-3" not in load(tmp_path).sources


@pytest.mark.parametrize(
    ("row", "key", "line", "field", "problem"),
    [
        ("fietswet-3", "bron", 'bron = "autowet"', "bron", "unknown source 'autowet'"),
        ("fietswet-3", "bron", 'bron = "fietsboek-12"', "bron", "unknown source 'fietsboek-12'"),
        ("fietswet-3", "plaats", 'plaats = " "', "plaats", "is empty; write a text"),
        ("fietswet-3", "plaats", "", "plaats", "is missing; expected a text"),
        ("fietswet-3", "plaats", 'plaats = "bijlage 2"', "url", "no address follows"),
        ("fietswet-3", "over", "", "over", "is missing; expected a text"),
        ("fietswet-3", "bron", 'bron = "fietswet"\nboek = 1', "boek", "unknown key"),
        ("fietswet", "tekst_per", "", "tekst_per", "is missing; expected a date"),
        ("fietswet", "tekst_per", 'tekst_per = 2025-07-01\ndatum = "juli"', "datum", "unknown key"),
        ("fietswet", "soort", 'soort = "boek"', "soort", "'boek' is unknown; expected one of: wet"),
    ],
)
def test_bad_place_is_refused(
    tmp_path: Path, row: str, key: str, line: str, field: str, problem: str
) -> None:
    edited(tmp_path, "bronnen.toml", row, key, line)
    refused_rules(tmp_path, ("bronnen.toml", row, field), problem)


def test_law_at_another_address_needs_one_for_each_of_its_places(tmp_path: Path) -> None:
    edited(tmp_path, "bronnen.toml", "fietswet", "url", 'url = "https://wetten.example/fiets"')
    refused_rules(tmp_path, ("bronnen.toml", "fietswet-3", "url"), "is missing; no address")


@pytest.mark.parametrize(
    ("other", "problem"),
    [("fietsboek", "stands in two tables"), ("fietsboek-12", "stands in two [[plaats]] tables")],
)
def test_place_with_the_id_of_another_is_refused(tmp_path: Path, other: str, problem: str) -> None:
    edited(tmp_path, "bronnen.toml", "fietswet-3", "id", f'id = "{other}"')
    refused_rules(tmp_path, ("bronnen.toml", other, "id"), problem)


WHOLE = "'fietswet' is a whole law; cite a [[plaats]] in it"


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("drempels.toml", "wacht_dagen"),
        ("partners.toml", "buur"),
        ("acties.toml", "lopen"),
        ("uitkomsten.toml", "fabriek"),
        ("vragen.toml", "rem"),
        ("vragen.toml", "rem/half"),
        ("stappen.toml", "fiets-bekijken"),
        ("overgangen.toml", "-"),
        ("casussen.toml", "noor"),
        ("voorbeelden.toml", "rook"),
    ],
)
def test_claim_on_a_whole_law_is_refused(tmp_path: Path, file: str, row: str) -> None:
    edited(tmp_path, file, row, "bronnen", 'bronnen = ["tips-bond", "fietswet"]')
    refused_rules(tmp_path, (file, row, "bronnen"), WHOLE)
    edited(tmp_path, file, row, "bronnen", 'bronnen = ["tips-bond", "fietswet-3"]')
    load(tmp_path)


def test_whole_law_stands_only_where_the_article_is_still_looked_for(tmp_path: Path) -> None:
    edited(tmp_path, "acties.toml", "lopen", "bronnen", 'bronnen = ["fietswet"]')
    edited(tmp_path, "acties.toml", "lopen", "status", 'status = "nakijken"')
    assert load(tmp_path).actions["lopen"].sources == ("fietswet",)


def test_card_on_a_whole_law_is_refused(tmp_path: Path) -> None:
    file = copied(tmp_path) / "kaarten" / "stapkaarten.toml"
    first, found, rest = file.read_text(encoding="utf-8").partition('bronnen = ["fietsboek"]')
    assert found
    file.write_text(f'{first}bronnen = ["fietswet"]{rest}', encoding="utf-8")
    refused(
        lambda: Edition(tmp_path).handbook, ("stapkaarten.toml", "fiets-bekijken", "bronnen"), WHOLE
    )
