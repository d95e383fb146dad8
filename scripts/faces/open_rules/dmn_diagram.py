"""The drawing inside a file of DMN: Graphviz says where each box and line goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, groupby
from xml.etree import ElementTree as ET

from scripts.faces.pictures.draw import svg

SVG = "{http://www.w3.org/2000/svg}"
INCH = 72  # points, which are the pixels of the drawing
DECISION, DATA = (230, 56), (180, 40)  # width and height of a box
MARGIN = 40
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

type Point = tuple[int, int]


def add_diagram(root: ET.Element) -> None:
    """Add the drawing of what stands in `root`: what is needed stands below who needs it."""
    drawn = ET.fromstring(svg(_dot(root)))
    boxes, lines = dict(_boxes(drawn)), dict(_lines(drawn))
    every = [*boxes.values(), *chain(*lines.values())]
    left, top = (min(places) - MARGIN for places in zip(*every, strict=True))
    diagram = ET.SubElement(ET.SubElement(root, "dmndi:DMNDI"), "dmndi:DMNDiagram", id="schema")
    for box in _nodes(root):
        id = box.attrib["id"]
        shape = ET.SubElement(diagram, "dmndi:DMNShape", id=f"schema_{id}", dmnElementRef=id)
        width, height = _size(box)
        x, y = boxes[id]
        bounds = {"x": x - left, "y": y - top, "width": width, "height": height}
        ET.SubElement(shape, "dc:Bounds", {key: str(value) for key, value in bounds.items()})
    for box in root.iter("decision"):
        for need in box.iter("informationRequirement"):
            id = need.attrib["id"]
            edge = ET.SubElement(diagram, "dmndi:DMNEdge", id=f"schema_{id}", dmnElementRef=id)
            for x, y in lines[id]:
                ET.SubElement(edge, "di:waypoint", x=str(x - left), y=str(y - top))


def _nodes(root: ET.Element) -> list[ET.Element]:
    return [*root.iter("decision"), *root.iter("inputData")]


def _size(box: ET.Element) -> tuple[int, int]:
    return DATA if box.tag == "inputData" else DECISION


def _dot(root: ET.Element) -> str:
    """Return the graph: an arrow from what is needed to who needs it, as DMN draws it."""
    lines = ["digraph { rankdir=BT; splines=polyline; ranksep=0.6; nodesep=0.35;"]
    lines.append('node [shape=box, fixedsize=true, label=""]; edge [arrowhead=none];')
    for box in _nodes(root):
        width, height = (side / INCH for side in _size(box))
        lines.append(f'"{box.attrib["id"]}" [width={width:.4f}, height={height:.4f}];')
    for box in root.iter("decision"):
        for need in box.iter("informationRequirement"):
            other = need[0].attrib["href"].removeprefix("#")
            lines.append(f'"{other}" -> "{box.attrib["id"]}" [id="{need.attrib["id"]}"];')
    return "\n".join((*lines, "}"))


def _boxes(drawn: ET.Element) -> Iterator[tuple[str, Point]]:
    """Yield the left upper corner of every box by its id."""
    for group in _groups(drawn, "node"):
        points = _points(group.find(f"{SVG}polygon"), "points")
        yield _text(group), (min(x for x, _ in points), min(y for _, y in points))


def _lines(drawn: ET.Element) -> Iterator[tuple[str, list[Point]]]:
    """Yield the corners of every line by its id: of a curve of straight parts each third point."""
    for group in _groups(drawn, "edge"):
        corners = _points(group.find(f"{SVG}path"), "d")[::3]
        yield group.attrib["id"], [point for point, _ in groupby(corners)]


def _groups(drawn: ET.Element, kind: str) -> Iterator[ET.Element]:
    return (group for group in drawn.iter(f"{SVG}g") if group.get("class") == kind)


def _text(group: ET.Element) -> str:
    return group.findtext(f"{SVG}title") or ""


def _points(shape: ET.Element | None, where: str) -> list[Point]:
    """Return the points of a shape in whole pixels; Graphviz counts from the top too."""
    written = "" if shape is None else shape.attrib[where]
    numbers = [round(float(number)) for number in NUMBER.findall(written)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))
