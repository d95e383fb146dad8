"""The sizes of the poster on its two papers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """Sizes in points of the drawing; `long` takes the whole texts of the steps."""

    width: float
    text: float
    title: float
    radius: float
    left: float  # from the edge to the first circle
    right: float  # room for the two lines that turn back
    side: float  # the room of a step beside lanes
    gap: float
    weight: float = 1  # of lines and arrows
    long: bool = False

    @property
    def line(self) -> float:
        """The height of a line of text."""
        return self.text * 1.2

    @property
    def title_line(self) -> float:
        """The height of a line of a title."""
        return self.title * 1.15

    @property
    def icon(self) -> float:
        """The side of a pictogram beside a name."""
        return self.text * 1.5

    @property
    def corner(self) -> float:
        """How round a bend in a line is."""
        return self.weight * 9

    @property
    def head(self) -> float:
        """How long Graphviz makes the head of an arrow."""
        return self.weight * 10


A4 = Sheet(width=820, text=10, title=13, radius=17, left=38, right=38, side=119, gap=8)
A3 = Sheet(
    width=1122,
    text=13,
    title=17,
    radius=21.5,
    left=52,
    right=52,
    side=164,
    gap=10,
    weight=1.3,
    long=True,
)
