"""What is asked of a maker of slides, and how the claims of a row are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flow.rules.model import Flow
from flow.rules.read_sources import claimed
from flow.rules.toml_table import TomlTable
from flow.rules.vocabulary import Status, provenance
from scripts.faces.documents.slide_page import Page
from scripts.faces.tools.build import Build


@dataclass(frozen=True)
class Order:
    """What a slide is made of: its row, its title and its notes, for the deck of a meeting."""

    build: Build
    meeting: str
    row: TomlTable
    title: str
    notes: tuple[str, ...]

    @property
    def flow(self) -> Flow:
        """The rules."""
        return self.build.flow


type Maker = Callable[[Order], Iterable[Page]]


def cited(flow: Flow, text: str, sources: Iterable[str], status: Status) -> str:
    """Return a claim with where it comes from and how certain it is."""
    names = ", ".join(flow.sources[id].short for id in sources)
    return f"{text} (bron: {provenance(names, [status])})"


def claims_of(flow: Flow, row: TomlTable, field: str) -> dict[str, str]:
    """Return the claims of a slide: each text, and the same with its sources."""
    found = {}
    for child in row.children(field):
        text = child.text("tekst")
        found[text] = cited(flow, text, **claimed(child, flow.sources))
        child.done()
    return found
