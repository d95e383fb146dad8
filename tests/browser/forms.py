"""Opens the forms for a meeting, fills them in and reads what they save."""

import datetime
import io
from collections.abc import Mapping

import docx
from playwright.sync_api import Page, expect

from tests.browser.routewijzer import button, wait_until_ready

INVITATION, SCAN, CARD = (
    f"handreiking/{name}/" for name in ("uitnodiging", "quick-scan", "afsprakenkaart")
)
FORMS = (INVITATION, SCAN, CARD)
DAY = datetime.date.today() + datetime.timedelta(days=60)
HOME, PARTNERS = "Met uw eigen collega's", "Met ketenpartners"
MEETING = {
    "Regio of gemeente": "Rijn & Veen",
    "Datum": DAY.isoformat(),
    "Begint om": "13:30",
    "Eindigt om": "16:00",
    "Plaats": "Zaal <1>",
    "Welke organisatie nodigt uit?": "Gemeente Veen",
}
WORD, CALENDAR = "Bewaar als Word-bestand", "Bewaar voor uw agenda"
COPY, PRINT, WIPE, UNDO = "Kopieer als tekst", "Print", "Wis alles", "Ongedaan maken"
SAID = "#mt-zeg"
SAVED, COPIED = "Het bestand staat bij uw downloads.", "De tekst staat op het klembord."
NOT_COPIED = "Kopiëren lukt in deze browser niet. Selecteer de tekst."
NOT_PRINTED = "Printen lukt in deze browser niet. Kopieer de tekst."
WIPED = "Alles is gewist. U kunt dat ongedaan maken."


def open_form(page: Page, path: str) -> None:
    page.goto(path)
    wait_until_ready(page)


def wipe_form(page: Page) -> None:
    """Wipe all that is filled in, and wait until the preview has followed."""
    if page.locator("html[data-mt=klaar]").count() == 0:
        raise AssertionError("Python stopped")
    preview = page.locator("#mt-voorbeeld")
    preview.evaluate("preview => { preview.textContent = 'oud'; }")
    button(page, "Wis alles").click()
    expect(preview).not_to_have_text("oud")
    expect(page.locator(SAID)).to_have_text(WIPED)


def choose(page: Page, meeting: str) -> None:
    """Choose for which meeting the invitation is."""
    page.get_by_role("radio", name=meeting).check()


def fill(page: Page, fields: Mapping[str, str]) -> None:
    for label, value in fields.items():
        page.get_by_label(label, exact=True).fill(value)


def make_a_mistake(page: Page, path: str) -> None:
    """Ask for the Word file of an empty form, after what goes wrong where nothing is required."""
    if path == SCAN:
        page.get_by_label("Ja").first.fill("-1")
    elif path == CARD:
        page.locator("#veld-datum").fill("morgen")
    button(page, WORD).click()
    expect(page.locator("#mt-fout")).to_be_focused()


def saved(page: Page, name: str) -> tuple[str, bytes]:
    """Press a button that saves a file; return its name and what is in it."""
    with page.expect_download() as waiting:
        button(page, name).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def copied_text(page: Page) -> str:
    """Press the button and return what it put on the clipboard, with the line ends of a field."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('')")
    button(page, COPY).click()
    expect(page.locator(SAID)).to_have_text(COPIED)
    return str(page.evaluate("navigator.clipboard.readText()")).replace("\r\n", "\n")


def words(document: bytes) -> str:
    read = docx.Document(io.BytesIO(document))
    cells = (cell.text for table in read.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(p.text for p in read.paragraphs), *cells])
