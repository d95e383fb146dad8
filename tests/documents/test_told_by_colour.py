"""What a colour tells, a word tells too: for who sees no colours, and for paper without them."""

from __future__ import annotations

import io
from pathlib import Path

import pptx
import pytest
import typst
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from flow.screens.pieces import KIND_LABELS
from tests.support.build import CATALOG, EDITION, FLOW
from tests.support.families import STANDS_FOR, TITLES, names, squeezed, text_in, unnamed
from tests.support.ink import read_ink
from tests.support.office import DECKS, MADE
from tests.support.tags import Block, blocks, read_tags

PDFS = [document.file for document in CATALOG.documents.values() if document.format == "pdf"]
# The sheets that are painted in the colours of phases and routes.
PAINTED = {"hand-out-mas.pdf", "infographic-stappenplan-a4.pdf", "infographic-stappenplan-a3.pdf"}
PAINTED |= {"keuzekaart.pdf", "keuzekaart-in-beeld.pdf", "gespreksleidraad-regionaal.pdf"}
FORM = "routewijzer-op-papier.pdf"
SLIDES = [
    (deck, number, slide)
    for deck in DECKS.values()
    for number, slide in enumerate(pptx.Presentation(io.BytesIO(MADE[deck])).slides, 1)
]


def test_no_two_things_have_the_same_colour() -> None:
    assert len(STANDS_FOR) == 2 * len(TITLES)


@pytest.mark.parametrize("file", PDFS)
def test_what_has_the_colour_of_a_phase_or_a_route_has_its_name(downloads: Path, file: str) -> None:
    sheets = read_ink(downloads / file)
    used = {STANDS_FOR.get(ink.fill) for sheet in sheets for ink in sheet} - {None}
    assert bool(used) == (file in PAINTED | {FORM})
    assert [told for sheet in sheets for told in unnamed(sheet)] == []


PHASE, OTHER = list(FLOW.phases.values())[:2]
COLOURS = EDITION.colours[PHASE.id]
START = (
    f'#let inkt = rgb("{COLOURS.light_ink}")\n#let vlak = block.with(inset: 9pt, '
    f'fill: rgb("{COLOURS.light_tint}"))\n#set page(height: auto)\n'
)


@pytest.mark.parametrize(
    ("sheet", "is_named"),
    [
        (f"#vlak[{PHASE.title} #text(fill: inkt)[stap 1]]", True),
        (f"#vlak[{PHASE.title} #block(fill: white, stroke: inkt)[stap 1]]", True),
        (f"#text(fill: inkt)[{PHASE.title}: stap 1]", True),
        (f"#block(stroke: (left: 3pt + inkt))[#vlak[{PHASE.title}]]", True),
        ("#vlak[Stap 1]", False),
        ("#text(fill: inkt)[Stap 1]", False),
        ("#block(stroke: inkt)[Stap 1]", False),
        (f"#vlak[{OTHER.title}]", False),
        (f"#vlak[Stap 1] #v(1cm) {PHASE.title}", False),
        (f"#vlak[{PHASE.title}] #v(1cm) #vlak[Stap 1]", False),
    ],
)
def test_a_colour_without_its_name_is_found(tmp_path: Path, sheet: str, is_named: bool) -> None:
    (tmp_path / "een.pdf").write_bytes(typst.compile(f"{START}{sheet}".encode()))
    (painted,) = read_ink(tmp_path / "een.pdf")
    assert (list(unnamed(painted)) == []) == is_named


@pytest.mark.parametrize("kind", [kind for kind in KIND_LABELS if kind != "route"])
def test_a_box_in_the_colour_of_a_kind_holds_an_outcome_that_is_listed_as_that_kind(
    downloads: Path, kind: str
) -> None:
    sheets = read_ink(downloads / FORM)
    tint = EDITION.colours[kind].light_tint
    boxes = [text_in(i.box, sheet) for sheet in sheets for i in sheet if i.fill == tint]
    heads = [b for b in blocks(read_tags(downloads / FORM), sheets) if b.kind in ("H3", "H4")]
    start = [b.text.strip() for b in heads].index(KIND_LABELS[kind])
    listed = "".join(squeezed(b.text) for b in _until_next(heads[start + 1 :]))
    assert boxes
    assert [box for box in boxes if squeezed(box) not in listed] == []


def _until_next(heads: list[Block]) -> list[Block]:
    end = next((n for n, head in enumerate(heads) if head.kind == "H3"), len(heads))
    return heads[:end]


# --- slides ------------------------------------------------------------------------------------


def nameless(slide: Slide) -> list[str]:
    """Return what is told by a colour on a slide, and by no word in a shape of that colour."""
    texts: dict[str, list[str]] = {}
    for shape in slide.shapes:
        for id in _painted_as(shape):
            texts.setdefault(id, []).append(_said(shape))
    return [id for id, found in texts.items() if not any(names(text, id) for text in found)]


def _painted_as(shape: BaseShape) -> set[str]:
    found = (f"#{node.get('val').lower()}" for node in shape._element.iter(qn("a:srgbClr")))
    return {STANDS_FOR[colour] for colour in found if colour in STANDS_FOR}


def _said(shape: BaseShape) -> str:
    return "".join(node.text or "" for node in shape._element.iter(qn("a:t")))


@pytest.mark.parametrize(
    "slide", [slide for *_, slide in SLIDES], ids=[f"{deck} {n}" for deck, n, _ in SLIDES]
)
def test_the_phase_or_route_that_a_slide_is_painted_for_is_named(slide: Slide) -> None:
    assert nameless(slide) == []


@pytest.mark.parametrize("deck", DECKS.values())
def test_every_phase_and_route_has_a_slide_in_its_colour(deck: str) -> None:
    slides = [slide for name, _, slide in SLIDES if name == deck]
    shapes = (shape for slide in slides for shape in slide.shapes)
    assert set().union(*map(_painted_as, shapes)) == set(TITLES)


def test_a_slide_without_the_name_is_found() -> None:
    slides = pptx.Presentation(io.BytesIO(MADE[DECKS["intern"]])).slides
    (slide,) = (s for s in slides if s.shapes.title and _said(s.shapes.title) == "Route: Halt")
    assert nameless(slide) == []
    for node in slide.element.iter(qn("a:t")):
        node.text = (node.text or "").replace("Halt", "Iets")
    assert nameless(slide) == ["halt"]
