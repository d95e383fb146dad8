"""Sets PDF documents with Typst: tagged for screen readers (PDF/UA-1), with our own fonts."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import segno
import typst

from flow.rules.handbook import Handbook
from scripts.faces.documents.catalog import Catalog, Document
from scripts.faces.documents.content import content
from scripts.faces.pictures import flowchart, icons, ladder, poster_files, poster_sheet, step_plan
from scripts.faces.pictures.draw import svg
from scripts.faces.pictures.fonts import build_print_fonts
from scripts.faces.pictures.palette import BASE
from scripts.faces.pictures.svg import without_links
from scripts.faces.tools.build import Build
from scripts.faces.tools.errors import FaceError

type Problem = typst.TypstError | typst.TypstWarning

# The pages that a sheet leads to with a QR code.
PAGES = {"site": "", "routewijzer": "routewijzer/", "keuzekaart": "handreiking/keuzekaart/"}
TOLD = "scripts/faces/documents/templates/"
TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Press:
    """A folder with everything a template reads: templates, fonts, drawings and content."""

    folder: Path
    built: int

    def make(self, document: Document) -> bytes:
        """Return the PDF; raises FaceError when Typst warns."""
        template = self.folder / f"{document.template}.typ"
        if not template.is_file():
            raise FaceError(f"{document.file}: there is no template {TOLD}{template.name}")
        try:
            made, warnings = typst.compile_with_warnings(
                template,
                root=self.folder,
                font_paths=[self.folder / "fonts"],
                ignore_system_fonts=True,
                sys_inputs={"document": document.name},
                pdf_standards=["ua-1"],
                timestamp=self.built,
            )
        except typst.TypstError as error:
            raise self._told(document, error) from error
        for warning in warnings:  # a missing font is a warning to Typst
            raise self._told(document, warning)
        assert isinstance(made, bytes)  # one PDF, however many pages
        return made

    def _told(self, document: Document, problem: Problem) -> FaceError:
        """Return what Typst says, with the places where a contributor finds them."""
        said = problem.diagnostic or problem.message
        return FaceError(f"{document.file}: {re.sub(rf'\S*{self.folder.name}/', TOLD, said)}")


@contextmanager
def press(build: Build, catalog: Catalog) -> Iterator[Press]:
    """Prepare the folder for the time of the block."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
        build_print_fonts(folder / "fonts")
        (folder / "inhoud.json").write_text(json.dumps(content(build, catalog)), encoding="utf-8")
        for file, drawing in _drawings(build):
            (folder / file).write_text(drawing, encoding="utf-8")
        yield Press(folder, build.built)


def _drawings(build: Build) -> Iterator[tuple[str, str]]:
    """Yield name and SVG of every drawing."""
    edition = build.edition
    for name, sheet in (("a4", poster_sheet.A4), ("a3", poster_sheet.A3)):
        yield f"plaat-{name}.svg", without_links(poster_files.bare(edition, sheet).drawn())
    yield "stappenplan.svg", without_links(svg(step_plan.plan(edition, step_plan.WIDE)))
    yield "ladder.svg", without_links(svg(ladder.ladder(edition)))
    for part in edition.flow.parts.values():
        yield f"stroomschema-{part.id}.svg", without_links(svg(flowchart.chart(edition, part)))
    for name in _signs(build.handbook):
        yield f"pictogram-{name}.svg", icons.picture(name, BASE["accent"].light)
    for name, path in PAGES.items():
        code = segno.make(f"{build.site_url}{path}", micro=False)
        yield f"qr-{name}.svg", code.svg_inline(border=0, scale=4)


def _signs(handbook: Handbook) -> set[str]:
    """Return the names of all pictograms that claims ask for."""
    cards = (card for file in handbook.values() for card in file.values())
    return {c.sign for card in cards for found in card.claims.values() for c in found if c.sign}
