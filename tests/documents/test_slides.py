"""The slides: wide, large, in Dutch, each with a title, and with sources in the notes."""

import io
import re

import pptx
import pytest
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Pt

from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from flow.rules.model import Outcome
from flow.rules.plan import Step
from flow.rules.vocabulary import STATUS_WORDS, STATUSES
from scripts.faces.documents import presentation
from scripts.faces.documents.slide_base import LOW, WIDTH
from scripts.faces.documents.slide_blocks import rgb
from scripts.faces.pictures.palette import BASE
from tests.support.build import BUILD, EDITION, FLOW
from tests.support.fit import FONTS, too_much
from tests.support.office import DECKS, MADE, STEPS, parts

SHOWN = {id: list(pptx.Presentation(io.BytesIO(MADE[deck])).slides) for id, deck in DECKS.items()}
ALL = [slide for slides in SHOWN.values() for slide in slides]
every_slide = pytest.mark.parametrize("slide", ALL, ids=lambda slide: slide.shapes.title.text)
every_deck = pytest.mark.parametrize("meeting", DECKS)
OWN = {"intern": "intern", "regionaal": "keten"}  # the circle of steps of each meeting


def said(slide: Slide) -> str:
    """Return all that a slide says, tables too."""
    return " ".join(node.text or "" for node in slide.element.iter(qn("a:t")))


def titled(slide: Slide) -> str:
    assert slide.shapes.title
    return str(slide.shapes.title.text_frame.text)


def noted(slide: Slide) -> str:
    frame = slide.notes_slide.notes_text_frame
    assert frame
    return frame.text


@every_deck
def test_slides_are_wide(meeting: str) -> None:
    deck = pptx.Presentation(io.BytesIO(MADE[DECKS[meeting]]))
    assert (deck.slide_width or 0) / (deck.slide_height or 1) == pytest.approx(16 / 9, abs=0.001)
    assert "screen4x3" not in dict(parts(MADE[DECKS[meeting]]))["ppt/presentation.xml"]


def test_a_slide_that_somebody_adds_has_large_type_in_our_colours() -> None:
    made = dict(parts(MADE[DECKS["intern"]]))
    body = re.findall("<p:bodyStyle>.*</p:bodyStyle>", made["ppt/slideMasters/slideMaster1.xml"])
    assert all(int(size) >= 2000 for size in re.findall(r'sz="(\d+)"', body[0]))
    theme = made["ppt/theme/theme1.xml"]
    assert f'<a:dk1><a:srgbClr val="{BASE["ink"].light[1:]}"/></a:dk1>' in theme
    assert set(re.findall(r'<a:latin typeface="([^"]+)"', theme)) == {"Calibri"}
    layouts = [name for name in made if re.fullmatch(r"ppt/slideLayouts/[^/]+\.xml", name)]
    assert len(layouts) == 3


def test_a_mistake_in_the_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"soort": "meer", "titel": "Titel", "zegt": [{"tekst": "x", "bronnen": ["geen"]}]}
    monkeypatch.setattr(Edition, "document", lambda *_: {"dia": [row]})
    with pytest.raises(RuleError, match=r"presentatie\.toml: id 'dia 1', .*unknown source 'geen'"):
        list(presentation.pages(BUILD, "intern"))


@every_slide
def test_a_slide_has_a_title_of_its_own_that_comes_first(slide: Slide) -> None:
    title = slide.shapes.title
    assert title is not None
    assert slide.shapes[0].shape_id == title.shape_id
    (deck,) = (slides for slides in SHOWN.values() if slide in slides)
    titles = [other.shapes.title.text for other in deck if other.shapes.title]
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
    found = re.findall(r"\(bron: ([^;]+?)(?:; (\w+ \w+))?\)(?= |\n|$)", noted(slide))
    assert found
    shorts = {source.short for source in FLOW.sources.values()}
    assert all(any(short in sources for short in shorts) for sources, _ in found)
    assert {status for _, status in found} <= {STATUS_WORDS[status] for status in STATUSES}


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
        if not shape.has_text_frame:
            assert len(next(shape._element.iter(qn("p:cNvPr"))).get("descr")) > 5
    for table in (shape.table for shape in slide.shapes if isinstance(shape, GraphicFrame)):
        assert table.first_row
        assert all(cell.text for cell in table.rows[0].cells)


@every_slide
@pytest.mark.parametrize("font", FONTS)
def test_all_text_fits_where_it_stands(slide: Slide, font: str) -> None:
    assert too_much(slide, font) == []


@pytest.mark.parametrize("wrong", ["langer " * 300, "l" + "o" * 90 + "ng"])
def test_a_text_that_is_too_long_or_too_wide_would_be_noticed(wrong: str) -> None:
    deck = pptx.Presentation(io.BytesIO(MADE[DECKS["intern"]]))
    slide = next(slide for slide in deck.slides if "Route: Halt" in said(slide))
    assert too_much(slide, "Calibri") == []
    blocks = [shape for shape in slide.shapes if shape.name.startswith("Blok")]
    blocks[0].text_frame.paragraphs[1].runs[0].text = wrong
    assert len(too_much(slide, "Calibri")) == 1


@every_slide
def test_blocks_stay_on_the_slide_and_above_the_foot(slide: Slide) -> None:
    for shape in slide.shapes:
        assert 0 <= shape.left <= shape.left + shape.width <= WIDTH
        if not shape.is_placeholder:
            assert shape.top + shape.height <= LOW + Pt(1)


# --- what they tell ----------------------------------------------------------------------------


@every_deck
def test_a_deck_tells_every_phase_step_and_route(meeting: str) -> None:
    told = " ".join(map(said, SHOWN[meeting]))
    assert all(phase.text in told for phase in FLOW.phases.values())
    assert all(f"{step.number}. {step.title}" in told for step in STEPS)
    assert all(route.text in told and route.after in told for route in FLOW.routes)
    noted_all = " ".join(map(noted, SHOWN[meeting]))
    assert all(task.text in noted_all for route in FLOW.routes for task in route.tasks)


@every_deck
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_only_steps_of_the_meeting_have_a_slide_with_what_to_agree_on(
    meeting: str, step: Step
) -> None:
    title = f"Stap {step.number}: {step.title.lower()}"
    found = [slide for slide in SHOWN[meeting] if titled(slide).lower() == title.lower()]
    assert len(found) == (step.circle == OWN[meeting])
    for slide in found:
        claims = BUILD.handbook["stapkaarten"][step.id].claims["afspraken"]
        assert [claim.text for claim in claims if claim.text not in said(slide)] == []
        assert step.text in said(slide)


@every_deck
def test_agreements_are_asked_for_the_steps_of_the_meeting(meeting: str) -> None:
    (slide,) = (slide for slide in SHOWN[meeting] if titled(slide) == "Wat spreken wij af?")
    (table,) = (shape.table for shape in slide.shapes if isinstance(shape, GraphicFrame))
    steps = [step for step in STEPS if step.circle == OWN[meeting]]
    rows = list(table.rows)[1:]
    assert [row.cells[0].text for row in rows] == [f"{s.number}. {s.title}" for s in steps]


@every_deck
def test_a_deck_begins_with_the_goal_of_its_meeting(meeting: str) -> None:
    goals = BUILD.edition.meeting_claims(meeting, "doel")
    assert all(goal.text in said(SHOWN[meeting][1]) for goal in goals)


@every_deck
def test_the_central_questions_are_asked(meeting: str) -> None:
    told = " ".join(map(said, SHOWN[meeting]))
    claims = BUILD.edition.meeting_claims("centrale-vragen", "vragen")
    assert all(claim.text in told for claim in claims)


def test_the_quick_scan_is_on_a_slide_at_home_only() -> None:
    claims = BUILD.edition.meeting_claims("quick-scan", "vragen")
    questions, count = (slide for slide in SHOWN["intern"] if "Quick scan" in titled(slide))
    assert all(claim.text in said(questions) for claim in claims)
    assert all(word in said(count) for word in ("Ja", "Een beetje", "Nee"))
    assert not [slide for slide in SHOWN["regionaal"] if "Quick scan" in said(slide)]


def test_what_partners_discuss_is_in_their_deck_only() -> None:
    told, at_home = (" ".join(map(said, SHOWN[id])) for id in ("regionaal", "intern"))
    for card in ("casusvragen", "gesprekspunten"):
        claims = BUILD.edition.meeting_claims(card, "vragen")
        assert all(claim.text in told for claim in claims)
        assert not any(claim.text in at_home for claim in claims)
    assert all(t.short[1:] in told for t in FLOW.transitions)
    noted_all = " ".join(map(noted, SHOWN["regionaal"]))
    assert all(t.event in noted_all for t in FLOW.transitions)


@every_deck
@pytest.mark.parametrize("route", FLOW.routes, ids=lambda route: route.id)
def test_a_route_is_shown_in_its_colour(meeting: str, route: Outcome) -> None:
    ink = rgb(EDITION.colours[route.id].light_ink)
    (slide,) = (s for s in SHOWN[meeting] if titled(s).lower() == f"route: {route.title}".lower())
    assert slide.shapes.title
    assert slide.shapes.title.fill.fore_color.rgb == ink
    partners = [FLOW.partners[task.partner].name for task in route.tasks]
    assert all(said(slide).count(name) == 1 for name in partners if name not in route.text)


@every_deck
def test_steps_with_others_are_filled_and_the_key_says_so(meeting: str) -> None:
    (plan,) = (slide for slide in SHOWN[meeting] if titled(slide) == "Tien stappen, met werktitels")
    blocks = [shape for shape in plan.shapes if shape.name.startswith("Blok")]
    fills = {block.text_frame.text: block.fill.fore_color.rgb for block in blocks}
    paper = rgb(BASE["paper"].light)
    for step in STEPS:
        outlined = fills[f"{step.number}. {step.title}"] == paper
        assert outlined == (step.circle == OWN["intern"])
    assert fills["Intern: stap 1 tot en met 6"] == paper
    assert fills["Met ketenpartners: stap 7 tot en met 10"] != paper
