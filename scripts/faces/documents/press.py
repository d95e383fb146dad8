"""Sets PDF documents with Typst: tagged for screen readers (PDF/UA-1), with our own fonts."""

from __future__ import annotations

import io
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
from pypdf import PdfReader

from scripts.faces import chart, ladder, plan
from scripts.faces.documents.catalog import Document
from scripts.faces.documents.edition import Edition, content
from scripts.faces.draw import svg
from scripts.faces.errors import FaceError
from scripts.faces.fonts import build_print_fonts
from scripts.faces.svg import without_links

type Problem = typst.TypstError | typst.TypstWarning

TOLD = "scripts/faces/documents/templates/"
TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Press:
    """A folder with everything a template reads: templates, fonts, drawings and content."""

    folder: Path
    built: int

    def make(self, document: Document) -> bytes:
        """Return the PDF; raises FaceError when Typst warns, or when the page count is another."""
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
        _check_sheets(document, made)
        return made

    def _told(self, document: Document, problem: Problem) -> FaceError:
        """Return what Typst says, with the places where a contributor finds them."""
        said = problem.diagnostic or problem.message
        return FaceError(f"{document.file}: {re.sub(rf'\S*{self.folder.name}/', TOLD, said)}")


@contextmanager
def press(edition: Edition) -> Iterator[Press]:
    """Prepare the folder for the time of the block."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
        build_print_fonts(folder / "fonts")
        (folder / "inhoud.json").write_text(json.dumps(content(edition)), encoding="utf-8")
        for file, drawing in _drawings(edition):
            (folder / file).write_text(drawing, encoding="utf-8")
        yield Press(folder, edition.built)


def _drawings(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield name and SVG of every drawing."""
    flow = edition.flow
    yield "stappenplan.svg", without_links(svg(plan.plan(flow, plan.WIDE)))
    yield "ladder.svg", without_links(svg(ladder.ladder(flow)))
    for part in flow.parts.values():
        yield f"stroomschema-{part.id}.svg", without_links(svg(chart.chart(flow, part)))
    for name, path in (("site", ""), ("routewijzer", "routewijzer/")):
        code = segno.make(f"{edition.site_url}{path}", micro=False)
        yield f"qr-{name}.svg", code.svg_inline(border=0, scale=4)


def _check_sheets(document: Document, made: bytes) -> None:
    """Refuse another number of pages than the list says: text may have run over, or got lost."""
    count = len(PdfReader(io.BytesIO(made)).pages)
    if count != document.sheets:
        raise FaceError(
            f"{document.file} has {count} pages and flow/mas/documenten/lijst.toml says "
            f"{document.sheets}: look at it, and mend the one or the other"
        )
