"""What the slides say: presentatie.toml gives order and titles, the rules and cards the rest."""

from __future__ import annotations

from collections.abc import Iterator

from flow.rules.toml_table import TomlTable
from scripts.faces.documents.catalog import Document
from scripts.faces.documents.slide_kinds import KINDS, claims_of
from scripts.faces.documents.slides import Page, deck
from scripts.faces.tools.build import Build

FILE = "presentatie.toml"


def presentation(build: Build, document: Document) -> bytes:
    """Return the presentation; raises RuleError for a mistake in the file."""
    return deck(build, document.title, pages(build))


def pages(build: Build) -> Iterator[Page]:
    """Yield every slide in order; what it claims stands in its notes with the sources."""
    raw = build.edition.document(FILE, {"dia"}).get("dia", [])
    for number, item in enumerate(raw, 1):
        row = TomlTable(FILE, item, id=f"dia {number}", values=build.flow.values)
        make = KINDS[row.choice("soort", tuple(KINDS))]
        said = claims_of(build.flow, row, "noten") if "noten" in row.keys else {}
        yield from make(build, row, row.text("titel"), tuple(said.values()))
        row.done()
