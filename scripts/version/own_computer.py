"""Finds what would lead readers to the computer it was made on."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pypdf import PdfReader

OWN = re.compile(rb"\blocalhost\b|\b127\.0\.0\.1\b", re.IGNORECASE)
# The network that Pyodide plays for programs in C has both names in it; it leads nowhere.
NOT_READ = (".wasm",)


def leads_here(folder: Path) -> list[str]:
    """Return the name of every file that names one's own computer, also inside documents."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    read = ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)
    return [name for file, data in read for name in _found(file, data)]


def _found(name: str, data: bytes) -> Iterator[str]:
    if name.endswith(NOT_READ):
        return
    if data.startswith(b"PK\x03\x04"):  # a zip, or a document of Office
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inside in archive.namelist():
                yield from _found(f"{name}: {inside}", archive.read(inside))
    elif OWN.search(_of_pdf(data) if data.startswith(b"%PDF-") else data):
        yield name


@cache  # the same document is in more than one archive
def _of_pdf(data: bytes) -> bytes:
    """Return what a PDF says and where its links lead; its bytes are compressed."""
    read = PdfReader(io.BytesIO(data))
    parts = [str(read.metadata)]
    for page in read.pages:
        parts.append(page.extract_text())
        links = (note.get_object().get("/A", {}) for note in page.get("/Annots") or ())
        parts += [str(link.get("/URI", "")) for link in links]
    return "\n".join(parts).encode()
