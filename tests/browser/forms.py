"""Opens the forms for a meeting, fills them in and reads what they save."""

import datetime
import io
from collections.abc import Mapping

import docx
from playwright.sync_api import Page, expect

from tests.browser.routewijzer import button

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


def open_form(page: Page, path: str) -> None:
    page.goto(path)
    page.locator("html[data-mt=klaar]").wait_for(state="attached")


def wipe_form(page: Page) -> None:
    """Wipe all that is filled in, and wait until the preview has followed."""
    if page.locator("html[data-mt=klaar]").count() == 0:
        raise AssertionError("Python stopped")
    preview = page.locator("#mt-voorbeeld")
    preview.evaluate("preview => { preview.textContent = 'oud'; }")
    button(page, "Wis alles").click()
    expect(preview).not_to_have_text("oud")


def choose(page: Page, meeting: str) -> None:
    """Choose for which meeting the invitation is."""
    page.get_by_role("radio", name=meeting).check()


def fill(page: Page, fields: Mapping[str, str]) -> None:
    for label, value in fields.items():
        page.get_by_label(label, exact=True).fill(value)


def saved(page: Page, name: str) -> tuple[str, bytes]:
    """Press a button that saves a file; return its name and what is in it."""
    with page.expect_download() as waiting:
        button(page, name).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def words(document: bytes) -> str:
    read = docx.Document(io.BytesIO(document))
    cells = (cell.text for table in read.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(p.text for p in read.paragraphs), *cells])
