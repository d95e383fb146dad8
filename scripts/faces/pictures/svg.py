"""Makes a drawing of Graphviz fit for a page: names for screen readers, links, dark mode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET

from flow.rules.colours import Family
from scripts.faces.pictures.draw import LAYOUT_FONT
from scripts.faces.pictures.fonts import FAMILY
from scripts.faces.pictures.palette import BASE

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"


class Link(NamedTuple):
    """Where a node leads (relative to the page), and a word to say before its texts, if any."""

    address: str
    kind: str = ""


def accessible(
    drawing: str,
    label: str,
    links: Mapping[str, Link],
    lines: Mapping[str, Iterable[str]] | None = None,
    css: str = "",
) -> str:
    """Return the drawing as inline SVG.

    `links` gives each linked node (by its id in the graph) its link; its name begins with the
    kind and goes on with the texts in the node, so that seen and said agree (WCAG 2.5.3), and
    Tab goes past them in the order of `links`, and past an end right after what leads to it;
    `lines` gives the texts on each arrow (by its id) the keys of the answers they stand for.
    """
    root = ET.fromstring(drawing)
    _root(root, label, css)
    _order(root, links)
    for group in root.iter(f"{SVG}g"):
        kind, key = group.get("class"), group.get("id", "")
        if kind in ("node", "edge"):
            group.set("data-pad", key)
        if kind == "edge":
            group.set("aria-hidden", "true")
            if lines:
                _tag_lines(group, lines[key])
        for link in group.findall(f"{SVG}g/{SVG}a"):
            _link(link, links[key])
    _clean(root)
    ET.register_namespace("", SVG.strip("{}"))
    return ET.tostring(root, encoding="unicode")


def without_links(drawing: str, css: str = "") -> str:
    """Return the drawing without links: for paper, or with `css` inside one link on a page."""
    root = ET.fromstring(drawing)
    for link in list(root.iter(f"{SVG}a")):
        link.tag = f"{SVG}g"
        link.attrib.clear()
    if css:
        _root(root, "", css)
    _clean(root)
    ET.register_namespace("", SVG.strip("{}"))
    return ET.tostring(root, encoding="unicode")


def _root(root: ET.Element, label: str, css: str) -> None:
    """Give the drawing its own width, a pixel for a point: the page never shows it smaller."""
    width, height = (root.attrib[name].removesuffix("pt") for name in ("width", "height"))
    root.set("width", width)
    del root.attrib["height"]  # follows from the width
    upright = "beeld-staand" if float(height) > float(width) else ""
    root.set("class", " ".join(filter(None, ["beeld", upright, css])))
    if label:
        root.set("role", "group")
        root.set("aria-label", label)
    else:
        root.set("aria-hidden", "true")


def _order(root: ET.Element, links: Iterable[str]) -> None:
    """Put the nodes in the order in which one reads them; Graphviz has an order of its own."""
    for graph in root.findall(f"{SVG}g"):
        nodes = {node.get("id", ""): node for node in graph.findall(f"{SVG}g[@class='node']")}
        arrows = _arrows(graph, {_name(node): key for key, node in nodes.items()})
        for node in (nodes[key] for key in _read([key for key in links if key in nodes], arrows)):
            graph.remove(node)
            graph.append(node)


def _read(keys: list[str], arrows: list[tuple[str, str]]) -> Iterator[str]:
    """Yield an end behind the last node that leads to it, and the others in their own order."""
    ends = {target for _, target in arrows} - {origin for origin, _ in arrows}
    others = [key for key in keys if key not in ends]
    last = {end: max(others.index(one) for one, to in arrows if to == end) for end in ends}
    for number, key in enumerate(others):
        yield key
        yield from (end for end in keys if last.get(end) == number)


def _arrows(graph: ET.Element, keys: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return which nodes, by id, have an arrow between them; a node's name may have a port."""
    names = (_name(edge).split("->") for edge in graph.findall(f"{SVG}g[@class='edge']"))
    ends = ([keys[name.split(":")[0]] for name in pair] for pair in names)
    return [(origin, target) for origin, target in ends]


def _name(group: ET.Element) -> str:
    return group.findtext(f"{SVG}title", "")


def _link(link: ET.Element, to: Link) -> None:
    link.attrib.clear()
    link.set("href", to.address)
    texts = (text.text or "" for text in link.iter(f"{SVG}text"))
    link.set("aria-label", " ".join(filter(None, [to.kind, *texts])))


def _tag_lines(edge: ET.Element, keys: Iterable[str]) -> None:
    """Tell for every text on an arrow which answer it is, so that the page can mark it."""
    texts = list(edge.iter(f"{SVG}text"))
    for text, key in zip(texts, keys, strict=True):
        text.set("data-pad", key)


def _clean(root: ET.Element) -> None:
    """Drop what Graphviz adds for itself: titles with node names, ids, its own font name."""
    for parent in root.iter():
        for title in parent.findall(f"{SVG}title"):
            parent.remove(title)
        parent.attrib.pop("id", None)
        parent.attrib.pop(f"{XML}space", None)
        if parent.get("font-family") == LAYOUT_FONT:
            parent.set("font-family", f"{FAMILY}, {LAYOUT_FONT}, sans-serif")


def dark_rules(families: Mapping[str, Family]) -> str:
    """Return CSS that swaps every colour of a drawing in dark mode, on screen only."""
    rules = "".join(
        f'  [data-md-color-scheme=slate] .beeld [{part}="{light}"] {{ {part}: {dark}; }}\n'
        for light, dark in _swaps(families.values())
        for part in ("fill", "stroke")
    )
    return f"@media screen {{\n{rules}}}\n"


def _swaps(families: Iterable[Family]) -> Iterator[tuple[str, str]]:
    for colour in BASE.values():
        yield colour.light, colour.dark
    for family in families:
        yield family.light_ink, family.dark_ink
        yield family.light_tint, family.dark_tint
