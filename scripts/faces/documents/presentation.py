"""What the slides say: presentatie.toml gives order and titles, the rules and cards the rest."""

from __future__ import annotations

from collections.abc import Iterator

from flow.rules.toml_table import TomlTable
from scripts.faces.documents.catalog import Document
from scripts.faces.documents.slide_kinds import KINDS
from scripts.faces.documents.slide_order import Order, claims_of
from scripts.faces.documents.slide_page import Page
from scripts.faces.documents.slides import deck
from scripts.faces.tools.build import Build

FILE = "presentatie.toml"


def presentation(build: Build, document: Document) -> bytes:
    """Return the presentation for the meeting of a document; raises RuleError for a mistake."""
    return deck(build, document.title, pages(build, document.group))


def pages(build: Build, meeting: str) -> Iterator[Page]:
    """Yield every slide for a meeting; what it claims stands in its notes with the sources."""
    raw = build.edition.document(FILE, {"dia"}).get("dia", [])
    for number, item in enumerate(raw, 1):
        row = TomlTable(FILE, item, id=f"dia {number}", values=build.flow.values)
        only = row.refs("bij", build.edition.meeting, "card of a meeting", default=())
        make = KINDS[row.choice("soort", tuple(KINDS))]
        said = claims_of(build.flow, row, "noten") if "noten" in row.keys else {}
        order = Order(build, meeting, row, row.text("titel"), tuple(said.values()))
        made = list(make(order))
        row.done()
        if not only or meeting in only:
            yield from made
