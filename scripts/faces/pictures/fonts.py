"""The font of the site: its files, and how wide a text is in it."""

import shutil
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from scripts.faces.tools.cache import npm_package

PACKAGE = "@fontsource/source-sans-3"
FAMILY = "Source Sans 3"
FACES = ((400, "normal"), (400, "italic"), (600, "normal"), (700, "normal"))
REGULAR, BOLD = FACES[0], FACES[-1]
RULE = """\
@font-face {{
  font-family: "{family}";
  font-style: {style};
  font-weight: {weight};
  font-display: swap;
  src: url("{file}") format("woff2");
}}
"""


class Metrics(NamedTuple):
    """How far each character moves the next one, in parts of the font size."""

    advances: dict[str, float]
    unknown: float


def build_fonts(target: Path) -> None:
    """Put the font files, their licence and fonts.css in target."""
    target.mkdir(parents=True, exist_ok=True)
    package = npm_package(PACKAGE)
    for face in FACES:
        shutil.copyfile(package / "files" / _file(*face), target / _file(*face))
    shutil.copyfile(package / "LICENSE", target / "OFL.txt")
    rules = (
        RULE.format(family=FAMILY, weight=weight, style=style, file=_file(weight, style))
        for weight, style in FACES
    )
    (target / "fonts.css").write_text("\n".join(rules), encoding="utf-8")


def build_print_fonts(target: Path) -> None:
    """Put the fonts in target as TrueType, for programs that cannot read a font of the web.

    The files call themselves after the lightest weight; here they get the name of the family.
    """
    target.mkdir(parents=True, exist_ok=True)
    for weight, style in FACES:
        with TTFont(npm_package(PACKAGE) / "files" / _file(weight, style)) as font:
            font["name"].names = []
            names = {1: FAMILY, 2: f"{weight} {style}", 6: f"SourceSans3-{weight}-{style}"}
            for id, name in names.items():
                font["name"].setName(name, id, 3, 1, 0x409)
            font["OS/2"].usWeightClass = weight
            font.flavor = None
            font.recalcTimestamp = False
            font.save(target / Path(_file(weight, style)).with_suffix(".ttf"))


@cache
def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a text in the unit of size; a character without glyph counts as an x."""
    metrics = _metrics(BOLD if bold else REGULAR)
    return size * sum(metrics.advances.get(character, metrics.unknown) for character in text)


@cache
def _metrics(face: tuple[int, str]) -> Metrics:
    """Read the widths of a font; kerning is left out, so a text is seldom wider than this."""
    with TTFont(npm_package(PACKAGE) / "files" / _file(*face)) as font:
        em = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        glyphs = font.getBestCmap()
        advances = {chr(code): widths[glyph][0] / em for code, glyph in glyphs.items()}
    return Metrics(advances, unknown=advances["x"])


def _file(weight: int, style: str) -> str:
    """Return the name of a font file; the latin part holds all of Dutch."""
    return f"source-sans-3-latin-{weight}-{style}.woff2"
