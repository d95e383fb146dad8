"""The list of agreements and actions for Excel: ready to fill in, and to print."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from flow.rules.handbook import Claim
from flow.rules.plan import Step
from flow.rules.vocabulary import provenance
from scripts.faces.documents.catalog import Document
from scripts.faces.documents.ooxml import FONT
from scripts.faces.documents.word_templates import NO_NAMES, suggestions
from scripts.faces.pictures.palette import BASE
from scripts.faces.tools.build import Build

LIST, EXPLAINED = "Afspraken", "Uitleg"
DATE = "Wanneer"
WIDTHS = {
    "Stap": 34,
    "Wat hebben wij nodig": 32,
    "Afspraak": 42,
    "Wie (organisatie)": 24,
    DATE: 13,
    "Status": 13,
}
ABOUT = {"Stap (werktitel)": 34, "Waarover u kunt afspreken": 88, "Bron en status": 50}
STATES = ("Open", "Bezig", "Klaar", "Vervalt")
SPARE = 5  # empty rows below the ten steps
HEAD = 3  # the row with the headings, counted from 0
ROOM, LINE = 36, 15.5  # points: to write on paper, and a line of text
A4 = 9


@dataclass(frozen=True)
class Looks:
    """How cells look; lines are drawn here too, for not every program knows a style of Excel."""

    title: Format
    head: Format
    cell: Format
    date: Format
    link: Format


def agreements(build: Build, document: Document) -> bytes:
    """Return the workbook."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": document.title,
                "author": build.flow.site,
                "subject": "Methodische Aanpak Schoolverzuim",
                "comments": f"{_version(build)} {build.site_url}",
                "created": build.date.replace(tzinfo=None),
            }
        )
        looks = _looks(book)
        steps = build.flow.plan
        listed, explained = (_sheet(book, build, name) for name in (LIST, EXPLAINED))
        listed.write(0, 0, document.title, looks.title)
        _fill_list(listed, steps, looks)
        explained.write(0, 0, f"{document.title}: uitleg", looks.title)
        _explain(explained, build, steps, looks)
    return target.getvalue()


def _version(build: Build) -> str:
    return f"{build.line[0].upper()}{build.line[1:]}."


def _looks(book: xlsxwriter.Workbook) -> Looks:
    def look(**values: object) -> Format:
        return book.add_format({"font_name": FONT, "valign": "top", **values})

    framed = {"border": 1, "border_color": BASE["edge"].light, "text_wrap": True}
    return Looks(
        title=look(bold=True, font_size=18, font_color=BASE["accent"].light),
        head=look(bold=True, bg_color=BASE["soft"].light, **framed),
        cell=look(**framed),
        date=look(num_format="dd-mm-yyyy", **framed),
        link=look(underline=True, font_color=BASE["accent"].light),
    )


def _sheet(book: xlsxwriter.Workbook, build: Build, name: str) -> Worksheet:
    """Add a sheet that prints on A4 as wide as fits, with headings and foot on each page."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
    foot = f"{build.flow.site}, {build.site_url}, {build.line}".replace("&", "&&")
    sheet.set_footer(f"&L&8{foot}&R&8Pagina &P van &N")
    sheet.freeze_panes(HEAD + 1, 1)
    sheet.repeat_rows(HEAD)
    return sheet


def _table(
    sheet: Worksheet,
    words: str,
    widths: dict[str, int],
    rows: Sequence[Sequence[str]],
    looks: Looks,
) -> None:
    """Write a real table, which tells its headings to a screen reader; `words` describe it."""
    columns = []
    for column, (head, width) in enumerate(widths.items()):
        columns.append({"header": head, "header_format": looks.head})
        sheet.set_column(column, column, width)
    settings = {"name": sheet.get_name(), "title": sheet.get_name(), "description": words}
    settings |= {"columns": columns, "style": None, "autofilter": sheet.get_name() == LIST}
    sheet.add_table(HEAD, 0, HEAD + len(rows), len(widths) - 1, settings)
    for number, row in enumerate(rows, HEAD + 1):
        for column, (head, text) in enumerate(zip(widths, row, strict=True)):
            sheet.write(number, column, text, looks.date if head == DATE else looks.cell)
        sheet.set_row(number, max(ROOM, LINE * max(text.count("\n") + 1 for text in row)))


def _fill_list(sheet: Worksheet, steps: list[Step], looks: Looks) -> None:
    """Write a row for each step, and empty rows below."""
    sheet.write(1, 0, f"{NO_NAMES} De titels van de stappen zijn werktitels.")
    rows = [[_name(step), "", "", "", "", STATES[0]] for step in steps]
    rows += [[""] * len(WIDTHS)] * SPARE
    words = "Per stap wat u nodig heeft, de afspraak, wie, wanneer en de status."
    _table(sheet, words, WIDTHS, rows, looks)
    first, last = HEAD + 1, HEAD + len(rows)
    names = f"={EXPLAINED}!$A${HEAD + 2}:$A${HEAD + 1 + len(steps)}"
    for head, rule, message in (
        ("Stap", {"validate": "list", "source": names}, "Kies een stap uit de lijst."),
        ("Status", {"validate": "list", "source": list(STATES)}, "Kies een status uit de lijst."),
        ("Wie (organisatie)", {"validate": "any"}, f"Noem een organisatie. {NO_NAMES}"),
    ):
        texts = {"input_title": head, "input_message": message}
        texts |= {"error_title": head, "error_message": message}
        column = list(WIDTHS).index(head)
        sheet.data_validation(first, column, last, column, rule | texts)


def _explain(sheet: Worksheet, build: Build, steps: list[Step], looks: Looks) -> None:
    """Write for each step what one may agree on; the list takes the steps from here."""
    sheet.write(1, 0, f"{_version(build)} Een voorstel van deze site, en niet van Ingrado.")
    sheet.write_url(2, 0, build.site_url, looks.link)
    rows = []
    for step in steps:
        claims = suggestions(build, step)
        sources = _sources(build, claims)
        rows.append([_name(step), "\n".join(claim.text for claim in claims), sources])
    words = "Per stap vragen die u samen kunt beantwoorden, met hun bron."
    _table(sheet, words, ABOUT, rows, looks)


def _sources(build: Build, claims: Sequence[Claim]) -> str:
    """Return where claims come from and how certain they are."""
    sources = dict.fromkeys(id for claim in claims for id in claim.sources)
    names = ", ".join(build.flow.sources[id].short for id in sources)
    return provenance(names, (claim.status for claim in claims))


def _name(step: Step) -> str:
    return f"{step.number}. {step.title}"
