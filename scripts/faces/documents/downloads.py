"""Puts all documents in a folder, one zip with everything, and the fragments that link to them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from scripts.faces.archive import write_zip
from scripts.faces.documents.catalog import Document
from scripts.faces.documents.edition import Edition
from scripts.faces.documents.office import MAKERS
from scripts.faces.documents.press import press
from scripts.faces.errors import FaceError
from scripts.faces.markdown import bullets, table
from scripts.faces.pages import infographic

FOLDER = "downloads"
INFOGRAPHIC = "infographic-stappenplan-a4.pdf"
ALL = "alles.zip"
README = "leesmij.txt"
LINK = f"/gemaakt/{FOLDER}/"


@dataclass(frozen=True)
class Made:
    """A finished file; `pages` is 0 where a file has no pages."""

    file: str
    title: str
    data: bytes
    pages: int = 0

    @property
    def description(self) -> str:
        """Format, pages and size in words: `pdf, 4 pagina's, 60 kB`."""
        pages = (
            f"{self.pages}\N{NO-BREAK SPACE}pagina{'' if self.pages == 1 else "'s"}"
            if self.pages
            else ""
        )
        size = f"{max(1, round(len(self.data) / 1000))}\N{NO-BREAK SPACE}kB"
        return ", ".join(part for part in (Path(self.file).suffix[1:], pages, size) if part)

    @property
    def words(self) -> str:
        """What a button says: `Hand-out, pdf, 4 pagina's, 60 kB`."""
        return f"{self.title}, {self.description}"

    @property
    def link(self) -> str:
        """A link in Markdown that downloads the file and tells what comes."""
        return f'[{self.words}]({LINK}{self.file}){{ .download download="{self.file}" }}'


def build_downloads(edition: Edition, target: Path) -> dict[str, str]:
    """Write all documents to `target` and return the fragments about them, by file name."""
    made = _make_all(edition)
    target.mkdir(parents=True, exist_ok=True)
    for old in target.iterdir():
        old.unlink()
    for item in made.values():
        (target / item.file).write_bytes(item.data)
    write_zip(target / ALL, _packed(edition, made))
    whole = Made(ALL, "Alle bestanden", (target / ALL).read_bytes())
    return fragments(edition, made, whole)


def _packed(edition: Edition, made: Mapping[str, Made]) -> dict[str, bytes]:
    """Return what the zip holds: a folder for each group, and a list of what is what."""
    documents = edition.catalog.documents.values()
    lines = [f"MAS-wijzer, {edition.site_url}", f"{edition.line}.", ""]
    lines += [f"{item.group}/{item.file}: {item.purpose}" for item in documents]
    files = {f"{item.group}/{item.file}": made[item.file].data for item in documents}
    return files | {README: "\r\n".join(lines).encode("utf-8-sig")}  # for Kladblok too


def _make_all(edition: Edition) -> dict[str, Made]:
    """Make every document of the list, by file name."""
    with press(edition) as set_type:
        documents = edition.catalog.documents.values()
        data = (set_type.make(d) if d.format == "pdf" else _office(edition, d) for d in documents)
        return {d.file: _made(d, made) for d, made in zip(documents, data, strict=True)}


def _office(edition: Edition, document: Document) -> bytes:
    """Make a document that is not a PDF."""
    maker = MAKERS.get(document.file)
    if not maker:
        raise FaceError(f"flow/mas/documenten/lijst.toml: nothing makes {document.file}")
    return maker(edition, document)


def _made(document: Document, data: bytes) -> Made:
    pages = len(PdfReader(io.BytesIO(data)).pages) if document.format == "pdf" else 0
    return Made(document.file, document.title, data, pages)


def fragments(edition: Edition, made: Mapping[str, Made], whole: Made) -> dict[str, str]:
    """Return a link for each file, the list of all, and the list of checksums."""
    buttons = {f"download-{item.file}.md": f"{item.link}\n" for item in (*made.values(), whole)}
    groups = (
        f"## {title}\n\n{_listed(edition.catalog.of(group), made)}\n"
        for group, title in edition.catalog.groups.items()
    )
    picture = made[INFOGRAPHIC]
    kits = {
        f"downloads-{id}.md": bullets(made[item.file].link for item in edition.catalog.kit(id))
        for id in edition.catalog.groups
    }
    return (
        buttons
        | kits
        | {
            # On handreiking/infographic/: a link in HTML is relative to the page.
            "infographic.html": infographic(
                edition.flow, f"../..{LINK}{picture.file}", f"Download {picture.words}"
            ),
            "downloads.md": "\n".join(groups),
            "controlegetallen.md": _checksums((*made.values(), whole)),
            "versieregel.md": f"Deze bestanden: {edition.line}.\n",
        }
    )


def _listed(documents: Iterable[Document], made: Mapping[str, Made]) -> str:
    rows = ((made[item.file].link, item.purpose) for item in documents)
    return table(("Bestand", "Waarvoor"), rows)


def _checksums(made: Iterable[Made]) -> str:
    rows = ((f"`{m.file}`", f"`{hashlib.sha256(m.data).hexdigest()}`") for m in made)
    return table(("Bestand", "SHA-256"), rows)
