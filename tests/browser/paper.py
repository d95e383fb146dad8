"""Prints pages to PDF, and reads the form on paper back from the words that were printed."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from playwright.sync_api import Page
from pypdf import PdfReader

MARGIN = re.compile(r"^(Routewijzer op papier, regels versie .*|.*Pagina \d+ van \d+.*)$", re.M)
HEADINGS = re.compile(r"^(?:Vragen|Uitkomsten|Doe dit ook|Ons besluit)$", re.M)
NUMBERED = re.compile(r"^(\d+|[A-Z])\.\s+(.*?)(?=^(?:\d+|[A-Z])\.\s|\Z)", re.M | re.S)
ANSWER = re.compile(r"(.*?)(?: doe ook ([\d, ]+))? ga naar (vraag \d+|uitkomst [A-Z]+)\s*")


@dataclass(frozen=True)
class Row:
    """A printed answer: its words, the numbers of what to do too, and where to go."""

    label: str
    also: tuple[str, ...]
    target: str


@dataclass(frozen=True)
class Form:
    """The printed form: per question its text and rows; outcomes and actions by their sign."""

    questions: dict[str, tuple[str, list[Row]]]
    outcomes: dict[str, str]
    actions: dict[str, str]


def printed(page: Page, path: str) -> PdfReader:
    """Open a page and print it with its backgrounds."""
    page.goto(path)
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))


def words_of(reader: PdfReader) -> list[str]:
    """Return the text of every sheet."""
    return [sheet.extract_text() for sheet in reader.pages]


def read_form(sheets: list[str]) -> Form:
    """Read the form; a question counts only as far as it stands on one sheet."""
    bodies = [MARGIN.sub("", sheet) for sheet in sheets]
    asking, outcomes, actions, _ = HEADINGS.split("\f".join(bodies))[1:]
    questions: dict[str, tuple[str, list[Row]]] = {}
    for sheet in asking.split("\f"):
        questions |= {f"vraag {sign}": _question(text) for sign, text in NUMBERED.findall(sheet)}
    return Form(questions, _by_sign("uitkomst ", outcomes), _by_sign("", actions))


def _question(text: str) -> tuple[str, list[Row]]:
    """Split a question from its rows; what stands between them explains it."""
    asked, _, rest = one_line(text).partition("?")
    rows = [
        Row(label.strip(), tuple(also.split(", ")) if also else (), target)
        for label, also, target in ANSWER.findall(rest)
    ]
    if rows:
        rows[0] = Row(rows[0].label.split(". ")[-1], rows[0].also, rows[0].target)
    return f"{asked}?", rows


def _by_sign(before: str, text: str) -> dict[str, str]:
    return {f"{before}{sign}": one_line(words) for sign, words in NUMBERED.findall(text)}


def one_line(text: str) -> str:
    """Undo the breaks of lines; a word that broke at its own hyphen becomes one again."""
    return " ".join(text.replace("-\n", "-").split())
