"""Which documents there are: read from flow/mas/documenten/lijst.toml, and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from flow.rules.toml_table import TomlTable

FILE = "lijst.toml"
FORMATS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
    "svg": "image/svg+xml",
    "png": "image/png",
}
PAPERS = ("a4", "a3")


@dataclass(frozen=True)
class Document:
    """One file to download; `template`, `paper` and `sheets` count for a PDF only.

    `kits` holds the groups for whose meeting it is laid ready, its own among them.
    """

    name: str
    format: str
    group: str
    kits: tuple[str, ...]
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
class Group:
    """Documents that belong together; `package` is the zip with its kit, for a meeting only."""

    title: str
    package: str


@dataclass(frozen=True)
class Catalog:
    """The groups by id, and the documents by file name, in the order of the list."""

    groups: Mapping[str, Group]
    documents: Mapping[str, Document]

    def of(self, group: str) -> Iterator[Document]:
        """Yield the documents of a group."""
        return (item for item in self.documents.values() if item.group == group)

    def kit(self, group: str) -> Iterator[Document]:
        """Yield what to lay ready for a meeting: the documents of its group and more."""
        return (item for item in self.documents.values() if group in item.kits)


def load_catalog(edition: Edition) -> Catalog:
    """Read the list; raises RuleError with the document and the field that is wrong."""
    raw = edition.document(FILE, {"groep", "document"})
    groups = dict(_group(TomlTable(FILE, item)) for item in raw.get("groep", []))
    documents: dict[str, Document] = {}
    for item in raw.get("document", []):
        document = _document(TomlTable(FILE, item), groups)
        if document.file in documents:
            raise RuleError(FILE, document.name, "naam", "two documents have this name")
        documents[document.file] = document
    return Catalog(groups, documents)


def _group(row: TomlTable) -> tuple[str, Group]:
    id, package = row.id, row.text("pakket", default="")
    found = Group(row.text("titel"), f"{package}.zip" if package else "")
    row.done()
    return id, found


def _document(row: TomlTable, groups: Mapping[str, Group]) -> Document:
    """Return one document of the list."""
    group = row.ref("groep", groups, "groep")
    kind = row.choice("formaat", tuple(FORMATS))
    document = Document(
        name=row.id,
        format=kind,
        group=group,
        kits=(group, *row.refs("ook", groups, "groep", default=())),
        title=row.text("titel"),
        purpose=row.text("waarvoor"),
        template=row.text("sjabloon", default=row.id),
        paper=row.choice("papier", PAPERS, default="a4"),
        sheets=row.number("bladen") if kind == "pdf" else 0,
    )
    row.done()
    return document
