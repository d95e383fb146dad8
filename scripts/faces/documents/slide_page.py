"""One slide as it is asked for: a title, one thing below it, and notes."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.util import Length

from flow.rules.colours import Family
from scripts.faces.documents.slide_base import SMALL, TEXT
from scripts.faces.documents.slide_blocks import Block


@dataclass(frozen=True)
class Line:
    """One paragraph of a slide; a label, with its sign, is bold and stands in front."""

    text: str
    label: str = ""


@dataclass(frozen=True)
class Grid:
    """A table with a heading row; widths and the least height of a row are in inches."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    height: float = 0.42
    size: int = SMALL


@dataclass(frozen=True)
class Picture:
    """A PNG, what it shows in words, and where it stands when that is not over the full width."""

    png: bytes
    words: str
    place: tuple[Length, Length, Length] | None = None  # left, top, width


@dataclass(frozen=True)
class Page:
    """One slide: a title, one thing below it, and notes for whoever speaks."""

    title: str
    notes: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    grid: Grid | None = None
    picture: Picture | None = None
    blocks: tuple[Block, ...] = ()
    family: Family | None = None  # the colour of the bar behind the title
    cover: bool = False
    bullets: bool = True
    size: int = TEXT
