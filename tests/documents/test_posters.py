"""The poster and the sheets with choices on paper: large, full, on one sheet, and from the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops
from pypdf import PageObject, PdfReader
from pypdfium2 import PdfDocument

from flow.rules.card_files import CHOICE
from flow.rules.handbook import Claim
from scripts.faces.pages.choices import Choice, choices
from scripts.faces.pictures import poster_files
from tests.support.build import BUILD, CATALOG, FLOW, HANDBOOK

CHOICES = list(choices(FLOW, HANDBOOK))
POSTERS = ["infographic-stappenplan-a4.pdf", "infographic-stappenplan-a3.pdf"]
CARD, SIMPLE = "keuzekaart.pdf", "keuzekaart-in-beeld.pdf"
FOOT = 52  # points at the bottom for who made it and when
SMALLEST = 9  # points, for all else
USED = 0.92  # of the width of the page
# What a pen is for, and what the two sheets say of themselves.
PRINTED = [
    "Kruis aan",
    *["past niet"] * 5,
    *["past"] * 5,
    "Afgesproken:",
    "Wie doet wat:",
    "Wij kijken weer op:",
]
TITLES = {
    CARD: "MAS-keuzekaart: welke weg past, en wie beslist?",
    SIMPLE: "Welke wegen zijn er? Praat er samen over.",
}


def pieces(sheet: PageObject) -> Iterator[tuple[str, float, float]]:
    """Yield every piece of text with its size and how high it stands, in points."""
    found: list[tuple[str, float, float]] = []

    def note(text: str, page: Sequence[float], at: Sequence[float], _: object, size: float) -> None:
        if text.strip():
            found.append((text, size * abs(at[3] * page[3]), at[5] * page[3] + page[5]))

    sheet.extract_text(visitor_text=note)
    yield from found


def squeezed(text: str) -> str:
    """Undo the breaks of lines, also inside a word with a hyphen."""
    return "".join(text.split())


@pytest.mark.parametrize("file", [*POSTERS, CARD, SIMPLE])
def test_letters_are_nine_points_or_more_but_in_the_foot(downloads: Path, file: str) -> None:
    sheet = PdfReader(downloads / file).pages[0]
    sizes = {text: size for text, size, height in pieces(sheet) if height > FOOT}
    assert len(sizes) > 50
    assert {text: size for text, size in sizes.items() if size < SMALLEST - 0.01} == {}


@pytest.mark.parametrize("file", [*POSTERS, CARD, SIMPLE])
def test_a_sheet_lies_on_its_side_and_is_used_over_its_width(downloads: Path, file: str) -> None:
    page = PdfDocument(downloads / file)[0]
    picture = page.render(scale=1).to_pil().convert("L")
    left, _, right, _ = ImageChops.invert(picture).getbbox() or (0, 0, 0, 0)
    assert page.get_width() > page.get_height()
    assert (right - left) / picture.width >= USED


@pytest.mark.parametrize("file", POSTERS)
def test_a_poster_says_what_it_tells_and_warns_of_danger_first(downloads: Path, file: str) -> None:
    words = squeezed(PdfReader(downloads / file).pages[0].extract_text())
    title = squeezed(poster_files.title(FLOW))
    danger = squeezed(poster_files.danger(FLOW, HANDBOOK))
    assert words.index(title) < words.index(danger) < words.index(squeezed(FLOW.plan[0].title))
    assert squeezed(poster_files.WORKING_TITLES) in words


@pytest.mark.parametrize("file", POSTERS)
def test_the_sheet_behind_a_poster_says_all_in_words(downloads: Path, file: str) -> None:
    words = squeezed(PdfReader(downloads / file).pages[1].extract_text())
    told = [text for step in FLOW.plan for text in (step.title, step.text, step.result)]
    for route in FLOW.routes:
        claims = HANDBOOK["routekaarten"][route.id].claims
        told += [route.title, route.text]
        told += [claims[key][0].text for key in ("kort_voor_wie", "kort_beslist")]
    assert [text for text in told if squeezed(text) not in words] == []


def test_the_qr_code_grows_with_the_sheet(downloads: Path) -> None:
    small, large = (PdfReader(downloads / file).pages[0] for file in POSTERS)
    assert large.mediabox.width / small.mediabox.width == pytest.approx(2**0.5, abs=0.01)
    widths = [_qr_width(downloads / file) for file in POSTERS]
    assert widths[1] / widths[0] == pytest.approx(1.43, abs=0.05)


def _qr_width(path: Path) -> float:
    """Return how wide the ink in the right top corner is, in points."""
    page = PdfDocument(path)[0]
    width, height = page.get_width(), page.get_height()
    corner = page.render(scale=2, crop=(width * 0.9, height * 0.88, 0, 0)).to_pil().convert("L")
    dark = corner.point(lambda value: 255 if value < 60 else 0)
    left, _, right, _ = dark.getbbox() or (0, 0, 0, 0)
    return (right - left) / 2


# --- the choices -------------------------------------------------------------------------------


def answers(file: str) -> list[str]:
    """Return everything that the data say for a sheet."""
    found: list[str] = list(CHOICE.values())
    for choice in CHOICES:
        found.append(choice.title)
        for key in CHOICE:
            found += _shown(file, choice.answers[key])
    return found


def _shown(file: str, claims: tuple[Claim, ...]) -> list[str]:
    if file == SIMPLE:
        return [claims[0].plain]
    return [claim.text for claim in claims]


@pytest.mark.parametrize("file", [CARD, SIMPLE])
def test_all_choices_stand_on_one_sheet_and_nothing_that_is_not_in_the_data(
    downloads: Path, file: str
) -> None:
    (sheet,) = PdfReader(downloads / file).pages
    body = squeezed("".join(text for text, _, height in pieces(sheet) if height > FOOT))
    known = [*answers(file), *PRINTED, TITLES[file], poster_files.danger(FLOW, HANDBOOK)]
    for text in sorted(map(squeezed, known), key=len, reverse=True):
        assert text in body, text
        body = body.replace(text, "\n", 1)
    assert body.split() == []


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.id)
def test_every_answer_has_short_words_and_a_pictogram(choice: Choice) -> None:
    answers = choice.answers
    assert set(CHOICE) <= set(answers)
    for key in CHOICE:
        first = answers[key][0]
        assert 0 < len(first.plain.split()) <= 16, first.text
        assert bool(first.sign) == (key != next(iter(CHOICE)))


def test_nobody_is_told_to_consent() -> None:
    halt = HANDBOOK["routekaarten"]["halt"].claims
    told = " ".join(c.text for c in halt["kort_beslist"])
    assert "U beslist zelf of u instemt met Halt." in told
    assert "U beslist zelf of u instemt met Halt." in halt["kort_beslist"][0].plain
    everything = " ".join(answers(CARD) + answers(SIMPLE)).lower()
    assert "stem in" not in everything
    assert "u moet" not in everything


def test_what_is_not_fixed_or_not_found_is_said() -> None:
    lengths = {c.id: c.answers["kort_duur"] for c in CHOICES}
    for id in ("vrijwillige-jeugdhulp", "dwang-straf", "nog-geen-route"):
        assert any(word in lengths[id][0].text for word in ("niet vast", "niet gevonden")), id


@pytest.mark.parametrize("file", [CARD, SIMPLE])
def test_whoever_writes_on_it_reads_to_leave_out_names(downloads: Path, file: str) -> None:
    (sheet,) = PdfReader(downloads / file).pages
    assert "geen namen" in " ".join(sheet.extract_text().split())


# --- pictures to put elsewhere -----------------------------------------------------------------


def test_the_poster_comes_as_a_drawing_and_as_a_wide_picture(downloads: Path) -> None:
    drawing = (downloads / "infographic-stappenplan.svg").read_text(encoding="utf-8")
    assert drawing == poster_files.alone(BUILD)
    assert ET.fromstring(drawing).get("viewBox")
    with Image.open(BytesIO((downloads / "infographic-stappenplan.png").read_bytes())) as picture:
        assert picture.format == "PNG"
        assert picture.width >= 1920
        assert len(picture.getcolors(picture.width * picture.height) or []) > 6


@pytest.mark.parametrize("file", [*POSTERS, CARD, SIMPLE, "infographic-stappenplan.svg"])
def test_it_is_in_the_list_of_downloads(file: str) -> None:
    assert CATALOG.documents[file].group == "altijd"
