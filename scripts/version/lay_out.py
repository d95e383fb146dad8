"""Lays a version out: the files that go with it, and what is told about it."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.faces.runtime.pyodide_files import build_wheel
from scripts.faces.site.shipped import LIST, SUMS, write_sums
from scripts.faces.tools.archive import write_zip
from scripts.faces.tools.build import Build
from scripts.faces.tools.errors import FaceError
from scripts.version.own_computer import leads_here

NAME = "mas-wijzer"
FILES, NOTES = "files", "notes.md"
DOCUMENTS = "gemaakt/downloads/alles.zip"
SHOWN = 5  # names in a refusal

CHECK = """
## Is it whole, and made here?

`sha256sum --check {sums}` says whether what you downloaded is whole.
{attested}The site is for {address}; another address needs a build of its own: `./scripts/build`.
"""
ATTESTED = "`gh attestation verify FILE --repo {repo}` says whether its workflow made it.\n"


def lay_out(build: Build, site: Path, changed: str, target: Path) -> None:
    """Fill `target` with FILES, a folder of what people download, and NOTES about them.

    `site` is finished. Raises FaceError when something in it leads to this computer.
    """
    if found := leads_here(site):
        raise FaceError(f"these lead to the computer they were made on: {', '.join(found[:SHOWN])}")
    files, stem = target / FILES, f"{NAME}-{build.flow.version}"
    files.mkdir(parents=True)
    pack(site, files / f"{stem}-site.zip", stem)
    shutil.copyfile(site / DOCUMENTS, files / f"{stem}-documenten.zip")
    shutil.copyfile(site / LIST, files / f"{stem}-sbom.cdx.json")
    name, wheel = build_wheel(build.edition)
    (files / name).write_bytes(wheel)
    write_sums(files)
    (target / NOTES).write_text(notes(build, changed), encoding="utf-8", newline="\n")


def pack(folder: Path, target: Path, inside: str) -> None:
    """Write a zip of a folder; what comes out of it stands in a folder named `inside`."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    files = {f"{inside}/{path.relative_to(folder).as_posix()}": path for path in paths}
    write_zip(target, {name: path.read_bytes() for name, path in files.items()})


def notes(build: Build, changed: str) -> str:
    """Return what is told about a version: what changed, and how to check what one downloads."""
    repo = build.repository.removeprefix("https://github.com/")
    attested = ATTESTED.format(repo=repo) if repo else ""
    return f"{changed}\n" + CHECK.format(sums=SUMS, attested=attested, address=build.site_url)
