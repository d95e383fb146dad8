"""Who hears a slide gets its title first, then the rest as it stands, and its foot last."""

from __future__ import annotations

import io
import re

import pptx
import pytest
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.shapes.picture import Picture
from pptx.slide import Slide

from scripts.faces.documents.ooxml import LANGUAGE
from tests.support.office import DECKS, MADE, parts
from tests.support.office_parts import is_sentence, misread

SLIDES = {
    f"{deck} {number}": slide
    for deck in DECKS.values()
    for number, slide in enumerate(pptx.Presentation(io.BytesIO(MADE[deck])).slides, 1)
}
every_slide = pytest.mark.parametrize("slide", SLIDES.values(), ids=SLIDES)


@every_slide
def test_a_slide_is_heard_from_above_column_by_column(slide: Slide) -> None:
    assert misread(slide) == []


@every_slide
def test_the_title_of_a_slide_is_heard_first_and_its_foot_last(slide: Slide) -> None:
    kinds = [s.placeholder_format.type if s.is_placeholder else None for s in slide.shapes]
    assert kinds[0] in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
    assert kinds[-2:] == [PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER]
    tops = [shape.top for shape in slide.shapes]
    assert tops[0] == min(tops)
    assert tops[-1] == tops[-2] == max(tops)


@pytest.mark.parametrize(
    ("one", "other"), [("Blok 1", "Blok 2"), ("Blok 1", "Blok 3"), ("Titel", "Voettekst")]
)
def test_another_order_on_a_slide_is_found(one: str, other: str) -> None:
    slides = pptx.Presentation(io.BytesIO(MADE[DECKS["intern"]])).slides
    slide = next(s for s in slides if s.shapes.title and s.shapes.title.text == "Route: Halt")
    assert misread(slide) == []
    named = {shape.name: shape._element for shape in slide.shapes}
    named[other].addnext(named[one])
    assert (one, other) in [(b, a) for a, b in misread(slide)]


@every_slide
def test_a_picture_on_a_slide_is_told_in_a_sentence(slide: Slide) -> None:
    for shape in slide.shapes:
        if isinstance(shape, Picture):
            told = next(shape._element.iter(qn("p:cNvPr"))).get("descr", "")
            assert is_sentence(told), told


@pytest.mark.parametrize("deck", DECKS.values())
def test_what_somebody_types_on_a_slide_is_dutch(deck: str) -> None:
    texts = dict(parts(MADE[deck]))
    languages = re.findall(r'<a:defRPr lang="([^"]+)"', texts["ppt/presentation.xml"])
    assert set(languages) == {LANGUAGE}
