"""Prints pages to PDF, and reads the form on paper back from the words that were printed.

The page of the site and the document to download have the same form, so one reader reads both.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader
from pypdfium2 import PdfDocument

from flow.reason.walk import Answer, paths, walk
from flow.rules.model import Flow

SMALLEST = 7  # points: what people can still read
FOOT = re.compile(r"^(MAS-wijzer, .*|.*Pagina \d+ van \d+.*)$", re.M)  # of a document
HEAD = "MAS-wijzer. Dit is niet de officiële tekst van de MAS."
MARGINS = re.compile(rf"\A{re.escape(HEAD)}.*\n.*Pagina \d+ van \d+.*$", re.M)
HEADINGS = re.compile(r"^(?:Ons besluit|Vragen|Uitkomsten|Doe dit ook|Stroomschema)$", re.M)
NUMBERED = re.compile(r"^(\d+|[A-Z]{1,2})\.\s+(.*?)(?=^(?:\d+|[A-Z]{1,2})\.\s|\Z)", re.M | re.S)
BESIDE = re.compile(r"(?:^|(?<= )|, |[•◦] )bij (?=‘)")  # before each row of a gate
GATE = re.compile(r"(U weet dit uit vraag \d+:) bij (?=‘)")
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
    """Open a page and print it."""
    page.goto(path)
    return on_paper(page)


def on_paper(page: Page) -> PdfReader:
    """Print an open page with its backgrounds."""
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))


def words_on_paper(page: Page) -> list[str]:
    """Print an open page and return the text of every sheet, read the quick way."""
    return words_in(printed_quickly(page))


def printed_quickly(page: Page) -> PdfDocument:
    """Print an open page with its backgrounds, to be read the quick way."""
    return PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))


def words_in(document: PdfDocument) -> list[str]:
    """Return the text of every sheet, read the quick way."""
    texts = [sheet.get_textpage().get_text_range() for sheet in document]
    # A hyphen at the end of a line comes as a sign of its own.
    return [text.replace("\r\n", "\n").replace("\ufffe", "-\n") for text in texts]


def words_of(reader: PdfReader) -> list[str]:
    """Return the text of every sheet."""
    return [sheet.extract_text() for sheet in reader.pages]


def body(sheet: str) -> str:
    """Return the text of a sheet without what stands in its margins."""
    return FOOT.sub("", MARGINS.sub("", sheet)).strip()


def read_form(sheets: list[str]) -> Form:
    """Read the form; a question counts only as far as it stands on one sheet."""
    bodies = [body(sheet) for sheet in sheets]
    _, asking, outcomes, actions, *_ = HEADINGS.split("\f\n".join(bodies))[1:]
    questions: dict[str, tuple[str, list[Row]]] = {}
    for sheet in asking.split("\f"):
        questions |= {f"vraag {sign}": _question(text) for sign, text in NUMBERED.findall(sheet)}
    return Form(questions, _by_sign("uitkomst ", outcomes), _by_sign("", actions))


def _question(text: str) -> tuple[str, list[Row]]:
    """Split a question from its rows; what stands between them explains it."""
    if gate := GATE.match(one_line(text)):
        told = one_line(text)[gate.end() :]
        return gate[1], [_row(*found) for found in ANSWER.findall(BESIDE.sub("", told))]
    asked, _, rest = one_line(text).partition("?")
    rows = [_row(*found) for found in ANSWER.findall(rest)]
    if rows:
        rows[0] = Row(rows[0].label.split(". ")[-1], rows[0].also, rows[0].target)
    return f"{asked}?", rows


def _row(label: str, also: str, target: str) -> Row:
    return Row(label.strip(), tuple(also.split(", ")) if also else (), target)


def _by_sign(before: str, text: str) -> dict[str, str]:
    return {f"{before}{sign}": one_line(words) for sign, words in NUMBERED.findall(text)}


def follow(form: Form, way: tuple[Answer, ...]) -> tuple[str, list[str]]:
    """Fill in the form with these answers; return where it says to end and what to do too."""
    place, also = "vraag 1", list[str]()
    labels: dict[str, str] = {}  # what was ticked: a gate asks for it again
    for question, option in way:
        asked, rows = form.questions[place]
        if question.is_gate:
            (row,) = (row for row in rows if f"‘{labels[question.follows]}’" in row.label)
        else:
            assert asked == question.text
            (row,) = (row for row in rows if row.label == option.label)
        labels[question.id] = option.label
        also += [form.actions[number] for number in row.also]
        place = row.target
    return form.outcomes[place], list(dict.fromkeys(also))


def differing(flow: Flow, form: Form) -> Iterator[tuple[Answer, ...]]:
    """Yield every path on which paper and engine do not agree."""
    return (way for way in paths(flow) if not agrees(flow, form, way))


def agrees(flow: Flow, form: Form, way: tuple[Answer, ...]) -> bool:
    """Tell whether paper and engine end this path with the same outcome and actions."""
    outcome, also = follow(form, way)
    walked = walk(flow, {question.id: option.id for question, option in way})
    assert walked.outcome
    expected = [f"{action.title}. {action.text}" for action in walked.actions]
    return outcome.startswith(f"{walked.outcome.title} ") and also == expected


def one_line(text: str) -> str:
    """Undo the breaks of lines; a word that broke at its own hyphen becomes one again."""
    return " ".join(text.replace("-\n", "-").split())


def _area(matrix: Sequence[float]) -> float:
    """Return what becomes of an area, also when the text is turned."""
    return abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])


def sizes(sheet: PageObject) -> list[float]:
    """Return how large each piece of text is printed, in points."""
    found: list[float] = []

    def note(text: str, page: Sequence[float], at: Sequence[float], _: object, size: float) -> None:
        if text.strip():
            found.append(size * math.sqrt(_area(at) * _area(page)))

    sheet.extract_text(visitor_text=note)
    return found
