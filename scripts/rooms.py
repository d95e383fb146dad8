"""The rooms of the code: which may import which, and a picture of which do.

`python -m scripts.rooms` draws the picture of CONTRIBUTING.md anew; a test tells when that is due.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graphviz import Digraph

from scripts.faces.pictures.draw import LAYOUT_FONT, svg
from scripts.faces.pictures.palette import BASE
from scripts.faces.tools.cache import ROOT

PICTURE = ROOT / "scripts" / "rooms.svg"
# Each room with the rooms it may import. A module may import every other one of its own room, as
# long as no circle comes of it.
ROOMS = {
    "flow": "flow.rules flow.reason flow.doors",  # the public front, and the command
    "flow.rules": "",
    "flow.reason": "flow.rules",
    "flow.compare": "flow.rules flow.reason",
    "flow.screens": "flow.rules flow.reason flow.compare",
    "flow.batch": "flow.rules flow.reason flow.screens",
    "flow.meeting": "flow.rules",
    "flow.region": "flow.rules flow.meeting",
    "flow.doors": "flow.rules flow.reason flow.compare flow.screens flow.meeting flow.region "
    "flow.batch",
    "scripts": "scripts.faces.pictures scripts.faces.site scripts.faces.tools",
    "scripts.measure": "flow.rules scripts scripts.faces.pages scripts.faces.tools",
    "scripts.sheets": "scripts scripts.measure scripts.faces.tools",
    "scripts.reach": "flow.rules scripts.faces.pages scripts.faces.tools",
    "scripts.version": "flow.rules scripts.faces.runtime scripts.faces.site scripts.faces.tools",
    "scripts.faces": "flow.rules scripts.faces.site scripts.faces.tools",  # the commands
    "scripts.faces.tools": "flow.rules",
    "scripts.faces.pictures": "flow.rules flow.screens scripts.faces.tools",
    "scripts.faces.pages": "flow.rules flow.reason flow.compare flow.screens flow.meeting "
    "flow.region flow.batch scripts.faces.tools scripts.faces.pictures",
    "scripts.faces.documents": "flow.rules flow.screens flow.meeting flow.region "
    "scripts.faces.tools scripts.faces.pictures scripts.faces.pages",
    "scripts.faces.runtime": "flow.rules flow.doors flow.meeting scripts.faces.tools",
    "scripts.faces.open_rules": "flow.rules flow.reason flow.compare flow.screens "
    "scripts.faces.tools scripts.faces.pictures scripts.faces.pages scripts.faces.runtime",
    "scripts.faces.site": "flow.rules scripts.faces.tools scripts.faces.pictures "
    "scripts.faces.pages scripts.faces.documents scripts.faces.runtime scripts.faces.open_rules",
}


def _modules(folder: str) -> Iterator[tuple[str, Path]]:
    """Yield the dotted name and the file of every module in a folder of the project."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        yield name.removesuffix(".__init__"), path


FLOW = dict(_modules("flow"))
FILES = FLOW | dict(_modules("scripts"))


def room(module: str) -> str:
    """Return the room a module is in: its folder, or itself when it is the folder."""
    path = FILES[module]
    return module if path.name == "__init__.py" else module.rpartition(".")[0]


@cache
def parsed(module: str) -> ast.Module:
    """Return the code of a module as a tree."""
    return ast.parse(FILES[module].read_text(encoding="utf-8"))


def imports(module: str) -> set[str]:
    """Return everything a module imports, as dotted names; of ours the module, not the name."""
    found = set()
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in FILES else str(node.module) for name in names}
    return found


def ours(module: str) -> set[str]:
    """Return the other modules of this project that a module imports."""
    return imports(module) & FILES.keys() - {module}


def doors_between() -> list[tuple[str, str]]:
    """Return which room imports from which, without what follows from the others."""
    pairs = {(room(one), room(other)) for one in FILES for other in ours(one)}
    pairs = {pair for pair in pairs if pair[0] != pair[1]}
    below: dict[str, set[str]] = {}
    for name in sorted(ROOMS, key=lambda name: len(_all_below(name, pairs))):
        below[name] = _all_below(name, pairs)
    return sorted(
        (one, other)
        for one, other in pairs
        if not any(other in below[between] for start, between in pairs if start == one)
    )


def _all_below(name: str, pairs: set[tuple[str, str]]) -> set[str]:
    """Return all rooms that a room leans on, at any distance."""
    direct = {other for one, other in pairs if one == name}
    return direct.union(*(_all_below(other, pairs) for other in direct))


def picture() -> str:
    """Return the picture as SVG: an arrow goes from a room to what it imports."""
    look = {"fontname": LAYOUT_FONT, "color": BASE["edge"].light, "fontcolor": BASE["ink"].light}
    graph = Digraph(
        "rooms",
        graph_attr={"bgcolor": BASE["paper"].light, "pad": "0.2", "ranksep": "0.35"},
        node_attr={**look, "shape": "box", "style": "rounded", "margin": "0.25,0.1"},
        edge_attr={"color": BASE["edge"].light, "arrowsize": "0.7"},
    )
    for group in ("flow", "scripts"):
        with graph.subgraph(name=f"cluster_{group}") as box:
            box.attr(label="", style="rounded", color=BASE["line"].light)
            for name in ROOMS:
                if name.split(".")[0] == group:
                    box.node(name, name)
    for one, other in doors_between():
        graph.edge(one, other)
    return svg(str(graph.source))


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
