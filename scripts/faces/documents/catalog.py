"""Which documents there are: read from flow/mas/documenten/lijst.toml, and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.faces.cache import ROOT
from scripts.faces.errors import FaceError

LIST = ROOT / "flow" / "mas" / "documenten" / "lijst.toml"
FORMATS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
}
PAPERS = ("a4", "a3")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Document:
    """One file to download; `template`, `paper` and `sheets` count for a PDF only."""

    name: str
    format: str
    group: str
    title: str
    purpose: str
    template: str
    paper: str
    sheets: int

    @property
    def file(self) -> str:
        """The name of the file, which stays the same for ever."""
        return f"{self.name}.{self.format}"


@dataclass(frozen=True)
class Catalog:
    """The titles of the groups by id, and the documents by file name, in the order of the list."""

    groups: Mapping[str, str]
    documents: Mapping[str, Document]

    def of(self, group: str) -> Iterator[Document]:
        """Yield the documents of a group."""
        return (item for item in self.documents.values() if item.group == group)


def load_catalog(path: Path = LIST) -> Catalog:
    """Read the list; raises FaceError with the document and the field that is wrong."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise FaceError(f"{path.name}: {error}") from error
    groups = {group["id"]: group["titel"] for group in raw.get("groep", [])}
    documents: dict[str, Document] = {}
    for row in raw.get("document", []):
        document = _document(path.name, row, groups)
        if document.file in documents:
            raise FaceError(f"{path.name}: two documents are named {document.file}")
        documents[document.file] = document
    return Catalog(groups, documents)


def _document(file: str, row: dict[str, Any], groups: Mapping[str, str]) -> Document:
    """Return one document of the list."""
    name = row.get("naam", "")
    document = Document(
        name=name,
        format=row.pop("formaat", ""),
        group=row.pop("groep", ""),
        title=row.pop("titel", ""),
        purpose=row.pop("waarvoor", ""),
        template=row.pop("sjabloon", name),
        paper=row.pop("papier", "a4"),
        sheets=row.pop("bladen", 0),
    )
    row.pop("naam", None)
    for field, good, expected in (
        ("naam", NAME.fullmatch(name), "small letters, digits and hyphens"),
        ("formaat", document.format in FORMATS, f"one of {', '.join(FORMATS)}"),
        ("groep", document.group in groups, f"one of {', '.join(groups)}"),
        ("titel", document.title, "a text"),
        ("waarvoor", document.purpose, "a text"),
        ("papier", document.paper in PAPERS, f"one of {', '.join(PAPERS)}"),
        ("bladen", (document.format == "pdf") == bool(document.sheets), "the pages of a pdf"),
        (next(iter(row), ""), not row, "no such field"),
    ):
        if not good:
            raise FaceError(f"{file}: document '{name}', field '{field}': expected {expected}")
    return document
