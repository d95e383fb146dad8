"""Puts all documents in a folder, with zips of them, and the fragments that link to them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pypdf import PdfReader

from scripts.faces.documents.catalog import Catalog, Document, load_catalog
from scripts.faces.documents.makers import MAKERS
from scripts.faces.documents.pdf import press
from scripts.faces.pages.figures import infographic
from scripts.faces.pages.markdown import Fragments, bullets, table
from scripts.faces.tools.archive import write_zip
from scripts.faces.tools.build import Build
from scripts.faces.tools.errors import FaceError

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


def build_downloads(build: Build, target: Path) -> Fragments:
    """Write all documents to `target` and return the fragments about them, by name.

    All are written, also those with another number of pages than the list says: then FaceError
    tells which, so that one can look at them. Of a region any number is good.
    """
    catalog = load_catalog(build.edition)
    made = _make_all(build, catalog)
    target.mkdir(parents=True, exist_ok=True)
    for item in made.values():
        (target / item.file).write_bytes(item.data)
    for file, (title, packed) in _zips(build, catalog, made).items():
        write_zip(target / file, packed)
        made[file] = Made(file, title, (target / file).read_bytes())
    if not build.flow.region:  # whose names may take more room; its pages tell how many sheets
        _check_pages(catalog, made, target)
    return fragments(build, catalog, made)


def _zips(
    build: Build, catalog: Catalog, made: Mapping[str, Made]
) -> dict[str, tuple[str, dict[str, bytes]]]:
    """Return title and content of each zip: the kit of each meeting, and everything."""
    everything = {f"{item.group}/{item.file}": item for item in catalog.documents.values()}
    kits = {
        group.package: (group.title, {item.file: item for item in catalog.kit(id)})
        for id, group in catalog.groups.items()
        if group.package
    }
    return {
        file: (f"Alles {title[0].lower()}{title[1:]}", _packed(build, inside, made))
        for file, (title, inside) in kits.items()
    } | {ALL: ("Alle bestanden", _packed(build, everything, made))}


def _packed(
    build: Build, inside: Mapping[str, Document], made: Mapping[str, Made]
) -> dict[str, bytes]:
    """Return what a zip holds by path: the documents, and a list of what is what."""
    lines = [f"{build.flow.site}, {build.site_url}", f"{build.line}.", ""]
    lines += [f"{path}: {item.purpose}" for path, item in inside.items()]
    files = {path: made[item.file].data for path, item in inside.items()}
    return files | {README: "\r\n".join(lines).encode("utf-8-sig")}  # for Kladblok too


def _make_all(build: Build, catalog: Catalog) -> dict[str, Made]:
    """Make every document of the list, by file name."""
    with press(build, catalog) as set_type:
        documents = catalog.documents.values()
        data = (set_type.make(d) if d.format == "pdf" else _office(build, d) for d in documents)
        return {d.file: _made(d, made) for d, made in zip(documents, data, strict=True)}


def _check_pages(catalog: Catalog, made: Mapping[str, Made], target: Path) -> None:
    """Tell every PDF with another number of pages: text may have run over, or got lost."""
    wrong = [
        f"{file} has {pages} pages and documenten/lijst.toml says {document.sheets}"
        for file, document in catalog.documents.items()
        if (pages := made[file].pages) != document.sheets
    ]
    if wrong:
        told = "\n  ".join(wrong)
        raise FaceError(
            f"{told}\n  Look at them in {target}; shorten the text, or change 'bladen' in the list"
        )


def _office(build: Build, document: Document) -> bytes:
    """Make a document that is not a PDF."""
    maker = MAKERS.get(document.file)
    if not maker:
        raise FaceError(f"flow/mas/documenten/lijst.toml: nothing makes {document.file}")
    return maker(build, document)


def _made(document: Document, data: bytes) -> Made:
    pages = len(PdfReader(io.BytesIO(data)).pages) if document.format == "pdf" else 0
    return Made(document.file, document.title, data, pages)


def fragments(build: Build, catalog: Catalog, made: Mapping[str, Made]) -> Fragments:
    """Return a link for each file, the list of all, and the list of checksums."""
    picture = made[INFOGRAPHIC]
    # On handreiking/infographic/: a link in HTML is relative to the page.
    address = f"../..{LINK}{picture.file}"
    return {
        **{f"download-{item.file}.md": partial(_button, item) for item in made.values()},
        **{f"downloads-{id}.md": partial(_kit, catalog, id, made) for id in catalog.groups},
        "infographic.html": partial(
            infographic, build.edition, address, f"Download {picture.words}"
        ),
        "downloads.md": partial(_all, catalog, made),
        "controlegetallen.md": partial(_checksums, made.values()),
        "versieregel.md": lambda: f"Deze bestanden: {build.line}.\n",
    }


def _button(item: Made) -> str:
    return f"{item.link}\n"


def _kit(catalog: Catalog, group: str, made: Mapping[str, Made]) -> str:
    """Every document to lay ready for a meeting."""
    return bullets(made[item.file].link for item in catalog.kit(group))


def _all(catalog: Catalog, made: Mapping[str, Made]) -> str:
    """Every document below the title of its group, for a meeting below the zip of its kit."""
    return "\n".join(
        f"## {group.title}\n\n{_package(catalog, id, made)}{_listed(catalog.of(id), made)}\n"
        for id, group in catalog.groups.items()
    )


def _package(catalog: Catalog, group: str, made: Mapping[str, Made]) -> str:
    """The zip of a meeting, and what it holds besides the documents of its own."""
    file = catalog.groups[group].package
    others = [item.title for item in catalog.kit(group) if item.group != group]
    if not file:
        return ""
    return f"{made[file].link}\n\nDaar zit ook in:\n\n{bullets(others)}\n"


def _listed(documents: Iterable[Document], made: Mapping[str, Made]) -> str:
    rows = ((made[item.file].link, item.purpose) for item in documents)
    return table(("Bestand", "Waarvoor"), rows)


def _checksums(made: Iterable[Made]) -> str:
    rows = ((f"`{m.file}`", f"`{hashlib.sha256(m.data).hexdigest()}`") for m in made)
    return table(("Bestand", "SHA-256"), rows)
