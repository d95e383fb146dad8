"""The poster as a picture of its own: to put in a slide, a newsletter or a page."""

from __future__ import annotations

from scripts.faces.documents.catalog import Document
from scripts.faces.documents.png import png
from scripts.faces.pictures.poster_files import alone
from scripts.faces.tools.build import Build

WIDTH = 1200  # points; twice as many dots, enough for a wide screen


def as_svg(build: Build, document: Document) -> bytes:
    """Return the drawing with its title and where it comes from."""
    return alone(build).encode("utf-8")


def as_png(build: Build, document: Document) -> bytes:
    """Return the same as a picture."""
    return png(alone(build), WIDTH)
