"""Word templates with {{names}}, for the browser to fill, and the blank documents made of them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from docx.document import Document as Word

from flow.meeting.agreements import agreements_result, load_agreements
from flow.meeting.letter import Letter, load_invitation
from flow.meeting.scan import PARTS, load_scan, scan_result
from flow.meeting.word_file import fill, placeholders
from flow.region.form import RegionForm, load_region_form
from flow.region.result import region_result
from flow.rules.handbook import Claim
from flow.rules.plan import Step
from scripts.faces.documents import word
from scripts.faces.documents.catalog import Document
from scripts.faces.documents.origin import origins
from scripts.faces.tools.build import Build
from scripts.faces.tools.errors import FaceError

FOLDER = "sjablonen"
STYLES = {"tekst": "Normal", "onderwerp": "Heading 1", "punt": "List Bullet"}
NO_NAMES = "Schrijf geen namen van kinderen of ouders op."


class Template(NamedTuple):
    """A Word document with names, and what its form fills in while it is empty."""

    data: bytes
    values: Mapping[str, str]


def templates(build: Build) -> dict[str, Template]:
    """Return every template by file name."""
    edition = build.edition
    made = {
        f"{letter.name}.docx": Template(_letter(build, letter), letter.values({}))
        for letter in load_invitation(edition).letters.values()
    }
    card, scan = load_agreements(edition), load_scan(edition)
    made["afsprakenkaart.docx"] = Template(agreements(build), agreements_result(card, {}).values)
    made["quick-scan.docx"] = Template(quick_scan(build), scan_result(scan, {}).values)
    region = load_region_form(edition)
    made["regio-editie.docx"] = Template(
        region_card(build, region), region_result(region, {}).values
    )
    return made


def build_templates(build: Build, target: Path) -> None:
    """Write every template to `target`; raises FaceError when its form leaves a name empty."""
    target.mkdir(parents=True, exist_ok=True)
    for name, template in templates(build).items():
        if unknown := placeholders(template.data) - template.values.keys():
            raise FaceError(f"{name}: no form fills in {', '.join(sorted(unknown))}")
        (target / name).write_bytes(template.data)


# --- the invitation ----------------------------------------------------------------------------


def _letter(build: Build, letter: Letter) -> bytes:
    """Return the letter; its names are the ids of the fields in uitnodiging.toml."""
    document = word.new(build, letter.meeting.title)
    names = {field.id: f"{{{{{field.id}}}}}" for field in letter.form.fields}
    for paragraph in letter.paragraphs:
        text = paragraph.filled(names)
        if paragraph.kind == "feit":
            word.fact(document, paragraph.label, text)
        else:
            document.add_paragraph(text, style=STYLES.get(paragraph.kind, "Normal"))
    return word.saved(document)


def blank_invitation(build: Build, document: Document) -> bytes:
    """Return the letter of its meeting that says between brackets what to fill in."""
    letter = load_invitation(build.edition).letters[document.group]
    return fill(_letter(build, letter), letter.values({}))


# --- the card with agreements ------------------------------------------------------------------


def agreements(build: Build) -> bytes:
    """Return the card; its names are regio, datum and 1-nodig up to 10-wanneer."""
    origin = origins(build)["afsprakenkaart"]
    document = word.new(build, "Afsprakenkaart", origin, landscape=True)
    document.add_heading("Afsprakenkaart", 1)
    document.add_paragraph(
        f"Vul per stap in wat u afspreekt. {NO_NAMES} De titels van de stappen zijn werktitels. "
        "De vragen in kleine letters zijn een hulp; u hoeft ze niet allemaal te beantwoorden."
    )
    _place_and_date(document)
    columns = {item.id: item.label for item in load_agreements(build.edition).columns}
    for number, circle in enumerate(build.flow.circles.values()):
        heading = document.add_heading(circle.title, 2)
        heading.paragraph_format.page_break_before = number > 0
        table = word.table(
            document, circle.title, ("Stap", *columns.values()), (9.8, 4.3, 5.5, 3.3, 2.8)
        )
        for step in _steps(build, circle.id):
            names = (f"{{{{{step.number}-{key}}}}}" for key in columns)
            row = word.row(table, (f"Stap {step.number}: {step.title}", *names), height=2.8)
            row.cells[0].paragraphs[0].runs[0].bold = True
            for claim in suggestions(build, step):
                word.small(row.cells[0], claim.text)
    return word.saved(document)


def _steps(build: Build, circle: str) -> list[Step]:
    return [step for step in build.flow.plan if step.circle == circle]


def suggestions(build: Build, step: Step) -> tuple[Claim, ...]:
    """Return what one may agree on in a step."""
    return build.handbook["stapkaarten"][step.id].claims["afspraken"]


def blank_agreements(build: Build, document: Document) -> bytes:
    """Return the card with room to write."""
    return _blank(agreements(build))


# --- the edition of a region --------------------------------------------------------------------


def region_card(build: Build, asked: RegionForm) -> bytes:
    """Return all that a region agreed; its names are the ids of the fields of its form."""
    document = word.new(build, "Afspraken van onze regio", landscape=True)
    document.add_heading("Afspraken van onze regio over de MAS", 1)
    document.add_paragraph(f"{NO_NAMES} Wat niet is ingevuld, is nog niet afgesproken.")
    for chapter, groups in groupby(asked.form.groups, lambda group: group.chapter or group.title):
        document.add_heading(chapter, 2)
        inside = list(groups)
        if inside[0].title in ("", chapter):
            for item in inside[0].fields:
                word.fact(document, item.label, f"{{{{{item.id}}}}}")
            continue
        heads = ("Onderwerp", *(item.label for item in inside[0].fields))
        table = word.table(document, chapter, heads, _widths(len(heads) - 1))
        for group in inside:
            names = (f"{{{{{item.id}}}}}" for item in group.fields)
            word.row(table, (group.title, *names), height=0.9)
    return word.saved(document)


def _widths(columns: int) -> tuple[float, ...]:
    """Share a sheet on its side: a wide first column, the others as wide as each other, in cm."""
    first, whole = 7.7, 25.7
    return (first, *[(whole - first) / columns] * columns)


# --- the result of the quick scan --------------------------------------------------------------


def quick_scan(build: Build) -> bytes:
    """Return the sheet; its names are regio, datum, 1-vraag, 1-uitkomst, …, pijn and afspraken."""
    card = build.handbook["bijeenkomst"]["quick-scan"]
    document = word.new(build, card.title)
    document.add_heading(f"{card.title}: wat weet en doet iedereen al?", 1)
    document.add_paragraph(NO_NAMES)
    _place_and_date(document)
    document.add_heading("De antwoorden", 2)
    table = word.table(document, "De antwoorden", ("Vraag", "Uitkomst"), (8.5, 8.5))
    for number in range(1, len(card.claims["vragen"]) + 1):
        word.row(table, (f"{{{{{number}-vraag}}}}", f"{{{{{number}-uitkomst}}}}"), height=0.9)
    for name, title in PARTS.items():
        document.add_heading(title, 2)
        document.add_paragraph(f"{{{{{name}}}}}")
    return word.saved(document)


def _place_and_date(document: Word) -> None:
    word.fact(document, "Regio", "{{regio}}")
    word.fact(document, "Datum", "{{datum}}")


def _blank(template: bytes) -> bytes:
    return fill(template, dict.fromkeys(placeholders(template), ""))
