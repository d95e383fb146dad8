"""The slides: wide, large, in Dutch, each with a title, and with sources in the notes."""

import io
import re

import pptx
import pytest
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.picture import Picture
from pptx.slide import Slide

from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from flow.rules.vocabulary import STATUSES
from scripts.faces.documents import presentation
from scripts.faces.pictures.palette import BASE
from tests.support.build import BUILD, FLOW
from tests.support.office import DECK, MADE, STEPS, parts

SLIDES = list(pptx.Presentation(io.BytesIO(MADE[DECK])).slides)
every_slide = pytest.mark.parametrize("slide", SLIDES, ids=lambda slide: slide.shapes.title.text)


def said(slide: Slide) -> str:
    """Return all that a slide says, tables too."""
    return " ".join(node.text or "" for node in slide.element.iter(qn("a:t")))


def noted(slide: Slide) -> str:
    frame = slide.notes_slide.notes_text_frame
    assert frame
    return frame.text


def test_slides_are_wide() -> None:
    deck = pptx.Presentation(io.BytesIO(MADE[DECK]))
    assert (deck.slide_width or 0) / (deck.slide_height or 1) == pytest.approx(16 / 9, abs=0.001)
    assert "screen4x3" not in dict(parts(MADE[DECK]))["ppt/presentation.xml"]


def test_a_slide_that_somebody_adds_has_large_type_in_our_colours() -> None:
    made = dict(parts(MADE[DECK]))
    body = re.findall("<p:bodyStyle>.*</p:bodyStyle>", made["ppt/slideMasters/slideMaster1.xml"])
    assert all(int(size) >= 2000 for size in re.findall(r'sz="(\d+)"', body[0]))
    theme = made["ppt/theme/theme1.xml"]
    assert f'<a:dk1><a:srgbClr val="{BASE["ink"].light[1:]}"/></a:dk1>' in theme
    assert set(re.findall(r'<a:latin typeface="([^"]+)"', theme)) == {"Calibri"}
    layouts = [name for name in made if re.fullmatch(r"ppt/slideLayouts/[^/]+\.xml", name)]
    assert len(layouts) == 3


def test_a_mistake_in_the_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"soort": "zegt", "titel": "Titel", "zegt": [{"tekst": "x", "bronnen": ["geen"]}]}
    monkeypatch.setattr(Edition, "document", lambda *_: {"dia": [row]})
    with pytest.raises(RuleError, match=r"presentatie\.toml: id 'dia 1', .*unknown source 'geen'"):
        list(presentation.pages(BUILD))


@every_slide
def test_a_slide_has_a_title_of_its_own_that_comes_first(slide: Slide) -> None:
    title = slide.shapes.title
    assert title is not None
    assert slide.shapes[0].shape_id == title.shape_id
    titles = [other.shapes.title.text for other in SLIDES if other.shapes.title]
    assert titles.count(title.text_frame.text) == 1


@every_slide
def test_a_slide_tells_its_number_the_address_and_the_version(slide: Slide) -> None:
    kinds = {shape.placeholder_format.type for shape in slide.placeholders}
    assert {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER} <= kinds
    assert f"{BUILD.site_url}, {BUILD.line}" in said(slide)
    ids = [shape.shape_id for shape in slide.shapes]
    assert len(set(ids)) == len(ids)


@every_slide
def test_the_notes_of_a_slide_tell_a_source_and_a_status(slide: Slide) -> None:
    found = re.findall(r"\(bron: ([^;]+); (\w+)\)", noted(slide))
    assert found
    shorts = {source.short for source in FLOW.sources.values()}
    assert all(any(short in sources for short in shorts) for sources, _ in found)
    assert {status for _, status in found} <= set(STATUSES)


@every_slide
def test_the_type_of_a_slide_is_large(slide: Slide) -> None:
    foot = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
    kept = (s for s in slide.shapes if not (s.is_placeholder and s.placeholder_format.type in foot))
    marks = ("a:rPr", "a:endParaRPr", "a:pPr/a:defRPr")
    sizes = {
        int(node.get("sz"))
        for shape in kept
        for mark in marks
        for node in shape._element.iter(qn(mark.split("/")[-1]))
        if node.get("sz")
    }
    assert all(size >= 2000 for size in sizes)


@every_slide
def test_all_that_is_said_and_noted_is_marked_as_dutch(slide: Slide) -> None:
    for element in (slide.element, slide.notes_slide.element):
        runs = [*element.iter(qn("a:r")), *element.iter(qn("a:fld"))]
        assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {"nl-NL"}


@every_slide
def test_a_picture_or_a_table_has_words(slide: Slide) -> None:
    for shape in slide.shapes:
        if not shape.is_placeholder:
            assert len(next(shape._element.iter(qn("p:cNvPr"))).get("descr")) > 5
    for table in (shape.table for shape in slide.shapes if isinstance(shape, GraphicFrame)):
        assert table.first_row
        assert all(cell.text for cell in table.rows[0].cells)


def test_the_picture_of_the_plan_is_small_and_its_words_name_every_step() -> None:
    (picture,) = (s for s in SLIDES[4].shapes if isinstance(s, Picture))
    assert len(picture.image.blob) < 300_000
    words = next(picture._element.iter(qn("p:cNvPr"))).get("descr")
    assert all(f"stap {step.number} {step.title.lower()}" in words for step in STEPS)
    assert all(phase.title in words for phase in FLOW.phases.values())


def test_the_slides_tell_every_phase_step_route_and_transition() -> None:
    told = " ".join(map(said, SLIDES))
    assert all(phase.text in told for phase in FLOW.phases.values())
    assert all(step.text in told for step in STEPS)
    assert all(route.text in told and route.after in told for route in FLOW.routes)
    assert all(t.short[1:] in told for t in FLOW.transitions)
    noted_all = " ".join(map(noted, SLIDES))
    assert all(t.event in noted_all for t in FLOW.transitions)
    assert all(task.text in noted_all for route in FLOW.routes for task in route.tasks)


def test_the_slides_ask_the_central_questions_and_those_of_a_case() -> None:
    told = " ".join(map(said, SLIDES))
    for card in ("centrale-vragen", "casusvragen"):
        claims = BUILD.handbook["bijeenkomst"][card].claims["vragen"]
        assert all(claim.text in told for claim in claims)
