"""DOT in, SVG out: the one place that knows which Graphviz draws, and how texts are wrapped."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path

from graphviz import Digraph

from scripts.faces.pictures.fonts import text_width
from scripts.faces.tools.process import run

# A port of Graphviz 16 in a wheel: nothing to install, the same bytes on every platform.
# Any `dot` of Graphviz 2.43 or newer can stand here; tests/test_draw.py compares the two.
ENGINE = Path(sys.executable).with_name("graphviz-pure")

# Graphviz lays out with the widths of Arial, which are larger than those of the font on the page.
LAYOUT_FONT = "Arial"
# A table in an HTML-like label without lines or room of its own.
BARE = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'
NARROWER = 0.88  # a line as wide as the page's font allows would be wider than its cell in Arial


def same_rank(graph: Digraph, ids: list[str]) -> None:
    """Put nodes beside each other; one alone stands where it stands."""
    if len(ids) > 1:
        graph.body.append("\t{rank=same; " + "; ".join(f'"{id}"' for id in ids) + "}\n")


def svg(dot: str, engine: Path | str = ENGINE) -> str:
    """Draw a graph; raises FaceError with the words of Graphviz when it can't."""
    return run("Drawing with Graphviz", engine, "-Tsvg", stdin=dot)


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
