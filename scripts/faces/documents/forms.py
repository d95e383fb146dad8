"""Word templates with {{names}}, for the browser to fill, and the blank documents made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from docx.document import Document as Word

from flow.meeting.agreements import agreements_result, load_agreements
from flow.meeting.docx import fill, placeholders
from flow.meeting.invitation import Letter, load_letter
from flow.meeting.scan import PARTS, load_scan, scan_result
from flow.model import Flow, Step
from scripts.faces.documents import word
from scripts.faces.documents.catalog import Document
from scripts.faces.documents.edition import Edition
from scripts.faces.errors import FaceError

FOLDER = "sjablonen"
STYLES = {"tekst": "Normal", "onderwerp": "Heading 1", "punt": "List Bullet"}
NO_NAMES = "Schrijf geen namen van kinderen of ouders op."
CIRCLES = {"intern": "In uw eigen organisatie", "keten": "Met ketenpartners"}


def build_templates(edition: Edition, target: Path) -> None:
    """Write every template to `target`; raises FaceError when its form leaves a name empty."""
    target.mkdir(parents=True, exist_ok=True)
    for name, make in TEMPLATES.items():
        template = make(edition)
        if unknown := placeholders(template) - VALUES[name](edition.flow).keys():
            raise FaceError(f"{name}: no form fills in {', '.join(sorted(unknown))}")
        (target / name).write_bytes(template)


# --- the invitation ----------------------------------------------------------------------------


def invitation(edition: Edition) -> bytes:
    """Return the letter; its names are the ids of the fields in uitnodiging.toml."""
    return _letter(edition, load_letter(edition.flow))


def _letter(edition: Edition, letter: Letter) -> bytes:
    document = word.new(edition, "Uitnodiging voor een regionale bijeenkomst over de MAS")
    names = {field.id: f"{{{{{field.id}}}}}" for field in letter.form.fields}
    for paragraph in letter.paragraphs:
        text = paragraph.filled(names)
        if paragraph.kind == "feit":
            word.fact(document, paragraph.label, text)
        else:
            document.add_paragraph(text, style=STYLES.get(paragraph.kind, "Normal"))
    return word.saved(document)


def blank_invitation(edition: Edition, document: Document) -> bytes:
    """Return the letter that says between brackets what to fill in."""
    letter = load_letter(edition.flow)
    return fill(_letter(edition, letter), letter.values({}))


# --- the card with agreements ------------------------------------------------------------------


def agreements(edition: Edition) -> bytes:
    """Return the card; its names are regio, datum and 1-nodig up to 10-wanneer."""
    document = word.new(edition, "Afsprakenkaart", landscape=True)
    document.add_heading("Afsprakenkaart", 1)
    document.add_paragraph(
        f"Vul per stap in wat u afspreekt. {NO_NAMES} De titels van de stappen zijn werktitels. "
        "De vragen in kleine letters zijn een hulp; u hoeft ze niet allemaal te beantwoorden."
    )
    _place_and_date(document)
    columns = {item.id: item.label for item in load_agreements(edition.flow).columns}
    for circle, title in CIRCLES.items():
        heading = document.add_heading(title, 2)
        heading.paragraph_format.page_break_before = circle == "keten"
        table = word.table(document, title, ("Stap", *columns.values()), (9.8, 4.3, 5.5, 3.3, 2.8))
        for step in _steps(edition, circle):
            names = (f"{{{{{step.number}-{key}}}}}" for key in columns)
            row = word.row(table, (f"Stap {step.number}: {step.title}", *names), height=2.8)
            row.cells[0].paragraphs[0].runs[0].bold = True
            for line in suggestions(edition, step):
                word.small(row.cells[0], line)
    return word.saved(document)


def _steps(edition: Edition, circle: str) -> list[Step]:
    steps = sorted(edition.flow.steps.values(), key=lambda step: step.number)
    return [step for step in steps if step.circle == circle]


def suggestions(edition: Edition, step: Step) -> list[str]:
    """Return what one may agree on in a step, and at the end the sources of all that."""
    claims = edition.facts["stapkaarten"][step.id].claims["afspraken"]
    sources = dict.fromkeys(id for claim in claims for id in claim.sources)
    names = ", ".join(edition.flow.sources[id].short for id in sources)
    statuses = ", ".join(dict.fromkeys(claim.status for claim in claims))
    return [*(claim.text for claim in claims), f"(bron: {names}; {statuses})"]


def blank_agreements(edition: Edition, document: Document) -> bytes:
    """Return the card with room to write."""
    return _blank(agreements(edition))


# --- the result of the quick scan --------------------------------------------------------------


def quick_scan(edition: Edition) -> bytes:
    """Return the sheet; its names are regio, datum, 1-vraag, 1-uitkomst, …, pijn and afspraken."""
    card = edition.facts["bijeenkomst"]["quick-scan"]
    document = word.new(edition, card.title)
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


TEMPLATES: Mapping[str, Callable[[Edition], bytes]] = {
    "uitnodiging.docx": invitation,
    "afsprakenkaart.docx": agreements,
    "quick-scan.docx": quick_scan,
}

# What the forms fill in, by template.
VALUES: Mapping[str, Callable[[Flow], Mapping[str, str]]] = {
    "uitnodiging.docx": lambda flow: load_letter(flow).values({}),
    "afsprakenkaart.docx": lambda flow: agreements_result(load_agreements(flow), {}).values,
    "quick-scan.docx": lambda flow: scan_result(load_scan(flow), {}).values,
}
