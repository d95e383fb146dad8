"""Pictograms from the open set that comes with the theme: read there, never copied to here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from xml.etree import ElementTree as ET

from flow.rules.edition import Edition
from flow.rules.toml_table import TomlTable
from scripts.faces.pictures.svg import SVG
from scripts.faces.tools.errors import FaceError

FILE = "pictogrammen.toml"
SOMEBODY = "account"
SIDE = 24.0  # every pictogram is drawn on a square of this side
# In a graph a pictogram is an ellipse without ink: it has this class, and its name as tooltip.
MARK = "pictogram"


def of_partners(edition: Edition) -> Mapping[str, str]:
    """Return the name of a pictogram for every partner, by id."""
    known = edition.flow.partners
    named: dict[str, str] = {}
    for item in edition.document(FILE, {"pictogram"}).get("pictogram", []):
        row = TomlTable(FILE, item)
        named[row.ref("id", known, "partner")] = row.text("naam")
        row.done()
    return {id: named.get(id, SOMEBODY) for id in known}


@cache
def outline(name: str) -> str:
    """Return the path of a pictogram; raises FaceError when the set has none of this name."""
    file = files("material") / "templates" / ".icons" / "material" / f"{name}.svg"
    if not file.is_file():
        raise FaceError(f"pictogram '{name}' is not in Material Design Icons; mend its name")
    path = ET.fromstring(file.read_text(encoding="utf-8")).find(f"{SVG}path")
    assert path is not None  # each is one path
    return path.get("d", "")


def picture(name: str, colour: str) -> str:
    """Return a pictogram as a drawing of its own."""
    box = f"0 0 {SIDE:.0f} {SIDE:.0f}"
    path = f'<path fill="{colour}" d="{outline(name)}"/>'
    return f'<svg xmlns="{SVG.strip("{}")}" viewBox="{box}">{path}</svg>'


def with_pictograms(drawing: str) -> str:
    """Return a drawing with a pictogram in the place of every marked ellipse."""
    root = ET.fromstring(drawing)
    for node in root.iter(f"{SVG}g"):
        if MARK in node.get("class", "").split():
            _replace(node)
    for prefix, address in (("", SVG), ("xlink", "http://www.w3.org/1999/xlink")):
        ET.register_namespace(prefix, address.strip("{}"))
    return ET.tostring(root, encoding="unicode")


def _replace(node: ET.Element) -> None:
    """Put the pictogram that the title of a node names where its ellipse is, in its colour."""
    title, ellipse = node.find(f"{SVG}title"), next(node.iter(f"{SVG}ellipse"))
    assert title is not None
    name = (title.text or "").partition(":")[2]
    x, y, radius = (float(ellipse.get(key, "0")) for key in ("cx", "cy", "rx"))
    place = f"translate({x - radius:g} {y - radius:g}) scale({2 * radius / SIDE:.4f})"
    path = ET.Element(f"{SVG}path", fill=ellipse.get("stroke", ""), d=outline(name))
    path.set("transform", place)
    path.set("stroke", "none")
    for child in list(node):
        node.remove(child)
    node.append(path)
