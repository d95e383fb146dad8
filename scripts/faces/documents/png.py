"""A drawing as a picture, for a program that takes no SVG."""

from __future__ import annotations

import tempfile
from pathlib import Path

import typst

from scripts.faces.pictures.fonts import FAMILY, build_print_fonts

DOTS_PER_INCH = 144
SHEET = f"""\
#set page(width: auto, height: auto, margin: 0pt)
#set text(font: "{FAMILY}")
"""


def png(drawing: str, width: float) -> bytes:
    """Return an SVG as a picture of `width` points; the same bytes for the same drawing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build_print_fonts(folder / "fonts")
        (folder / "tekening.svg").write_text(drawing, encoding="utf-8")
        sheet = f'{SHEET}#image("tekening.svg", width: {width}pt)\n'
        (folder / "blad.typ").write_text(sheet, encoding="utf-8")
        made = typst.compile(
            folder / "blad.typ",
            root=folder,
            font_paths=[folder / "fonts"],
            ignore_system_fonts=True,
            format="png",
            ppi=DOTS_PER_INCH,
        )
    assert isinstance(made, bytes)  # one picture of one page
    return made
