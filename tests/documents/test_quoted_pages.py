"""Texts of the site that stand on paper too: their words, their lists and their sources."""

from pathlib import Path

import pytest

from flow.rules.edition import load
from scripts.faces.documents.quoted_pages import Block, Piece, read_page, read_pages
from scripts.faces.tools.cache import ROOT
from scripts.faces.tools.errors import FaceError

SOURCE = "(bron: [Een stuk](../over/bronnen.md#bron-een-stuk), zeker)"


def blocks(folder: Path, text: str, heading: str = "") -> list[Block]:
    """Read a page of the site with this text."""
    page = folder / "pagina.md"
    page.write_text(f"---\ntitle: Titel\n---\n\n# Titel\n\n{text}\n", encoding="utf-8")
    return read_page(page)[heading]


def words(block: Block) -> list[str]:
    return ["".join(text for piece in item for text, _ in piece.runs) for item in block.items]


def test_sentences_keep_their_source_and_what_is_bold(tmp_path: Path) -> None:
    (block,) = blocks(tmp_path, f"Een *zin*.\n**Nog** een.\n{SOURCE}\nEen zonder bron.")
    first, second = block.items[0]
    assert (first.names, first.sources, first.status) == ("Een stuk", ("een-stuk",), "zeker")
    assert ("Nog", True) in first.runs
    assert second == Piece((("Een zonder bron.", False), (" ", False)))
    assert words(block) == ["Een zin. Nog een. Een zonder bron. "]


def test_two_sources_and_a_remark_are_understood(tmp_path: Path) -> None:
    line = "(bronnen bij deze lijst: [A](../over/bronnen.md#bron-a) en [B](#bron-b), afgeleid)"
    (block,) = blocks(tmp_path, f"Een zin.\n{line}")
    (piece,) = block.items[0]
    assert (piece.names, piece.sources, piece.status) == ("A, B", ("a", "b"), "afgeleid")


def test_source_of_a_list_stands_below_it(tmp_path: Path) -> None:
    steps, below = blocks(tmp_path, "1. Lees.\n2. Praat.\n\n(bron bij dit: [A](#bron-a), zeker)")
    assert words(steps) == ["Lees. ", "Praat. "]
    assert below.items == ((Piece((), "A", ("a",), "zeker"),),)


def test_text_stands_under_its_heading(tmp_path: Path) -> None:
    text = "Boven.\n\n## Kop { #anker }\n\n1. Een\n2. Twee\n\n- Los"
    assert [words(block) for block in blocks(tmp_path, text)] == [["Boven. "]]
    below = blocks(tmp_path, text, "Kop")
    assert [block.kind for block in below] == ["nummers", "lijst"]
    assert words(below[0]) == ["Een ", "Twee "]


@pytest.mark.parametrize(
    "only_for_the_site",
    [
        "Lees meer bij de [regels](../routewijzer/regels.md).",
        '--8<-- "stappen.md"',
        "Klik hier.\n{ .alleen-scherm }",
        "<div>iets</div>",
    ],
)
def test_what_has_no_use_on_paper_is_left_out(tmp_path: Path, only_for_the_site: str) -> None:
    assert blocks(tmp_path, only_for_the_site) == []


def test_a_list_stays_whole_even_with_a_link(tmp_path: Path) -> None:
    (block,) = blocks(tmp_path, "1. Open de [routewijzer](../routewijzer/index.md).\n2. Kies.")
    assert words(block) == ["Open de routewijzer. ", "Kies. "]


def test_a_fact_stays_even_with_a_link(tmp_path: Path) -> None:
    fact = f"Onder een [leeftijd](../mas/drempels.md) geldt dit.\n{SOURCE}"
    (block,) = blocks(tmp_path, f"{fact}\nMeer bij de [drempels](../mas/drempels.md).")
    assert words(block) == ["Onder een leeftijd geldt dit. "]


def test_a_link_to_what_is_on_paper_too_stays_as_words(tmp_path: Path) -> None:
    (block,) = blocks(tmp_path, "Neem dat mee naar de [regio](regionaal.md).")
    assert words(block) == ["Neem dat mee naar de regio. "]


def test_a_page_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(FaceError, match=r"quoted_pages\.py: PAGES: .*index\.md"):
        read_pages(tmp_path)


def test_quoted_pages_cite_sources_that_exist() -> None:
    pieces = [
        piece
        for page in read_pages(ROOT / "docs").values()
        for found in page.values()
        for block in found
        for item in block.items
        for piece in item
    ]
    cited = {id for piece in pieces for id in piece.sources}
    assert cited
    assert cited <= load().sources.keys()
    assert not [piece for piece in pieces if any("(bron" in text for text, _ in piece.runs)]
