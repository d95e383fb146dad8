"""The rooms of the code: what may import what, who writes HTML, who touches the world outside."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import flow
from scripts.faces.tools.cache import ROOT

# Each room with the rooms it may import. A module may import every other one of its own room, as
# long as no circle comes of it.
ROOMS = {
    "flow": "flow.rules flow.reason",  # the public front
    "flow.rules": "",
    "flow.reason": "flow.rules",
    "flow.compare": "flow.rules flow.reason",
    "flow.screens": "flow.rules flow.reason",
    "flow.meeting": "flow.rules",
    "flow.doors": "flow.rules flow.reason flow.compare flow.screens flow.meeting",
    "scripts": "",
    "scripts.faces": "flow.rules scripts.faces.site scripts.faces.tools",  # the commands
    "scripts.faces.tools": "flow.rules",
    "scripts.faces.pictures": "flow.rules flow.screens scripts.faces.tools",
    "scripts.faces.pages": "flow.rules flow.reason flow.compare flow.screens flow.meeting "
    "scripts.faces.tools scripts.faces.pictures",
    "scripts.faces.documents": "flow.rules flow.screens flow.meeting "
    "scripts.faces.tools scripts.faces.pictures scripts.faces.pages",
    "scripts.faces.runtime": "flow.rules flow.doors flow.meeting scripts.faces.tools",
    "scripts.faces.site": "flow.rules scripts.faces.tools scripts.faces.pictures "
    "scripts.faces.pages scripts.faces.documents scripts.faces.runtime",
}
# In flow, HTML comes from these rooms only; the others know nothing of it.
WRITE_HTML = ("flow.screens", "flow.meeting")
HTML = re.compile(r"</?[a-z][a-z0-9]*[ >]")
LONGEST = 200  # lines of a module
NEVER = {"js", "pyodide", "random", "time", "os", "socket", "subprocess", "urllib", "http"}
# What reaches files, the screen, the keyboard or the clock, and who in flow may use it.
FUNCTIONS = {"open", "print", "input"}
METHODS = {"read_text", "read_bytes", "write_text", "stdin", "stdout", "stderr", "now", "today"}
MAY_TOUCH = {
    "flow.rules.toml_file": {"read_text"},
    "flow.doors.terminal": {"print", "input", "stderr"},
    "flow.doors.command": {"print", "stdin", "stderr"},
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
    return imports(module) & FILES.keys() - {module}


def test_every_room_is_in_the_table() -> None:
    assert {room(module) for module in FILES} == set(ROOMS)


@pytest.mark.parametrize("module", FILES)
def test_module_imports_only_from_rooms_below_its_own(module: str) -> None:
    rooms = {room(name) for name in ours(module)} - {room(module)}
    allowed = ROOMS[room(module)].split()
    if module in ("flow.__main__", "flow.doors"):
        allowed = ["flow.doors"]
    assert rooms <= set(allowed)


def test_no_modules_import_each_other_in_a_circle() -> None:
    try:
        TopologicalSorter({module: ours(module) for module in FILES}).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' → '.join(error.args[1])}")


@pytest.mark.parametrize("module", FILES)
def test_module_is_short_enough_to_read(module: str) -> None:
    assert len(FILES[module].read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", FLOW)
def test_only_screens_and_meeting_write_html(module: str) -> None:
    texts = [n.value for n in ast.walk(parsed(module)) if isinstance(n, ast.Constant)]
    found = [text for text in texts if isinstance(text, str) and HTML.search(text)]
    assert room(module) in WRITE_HTML or not found


@pytest.mark.parametrize("module", FLOW)
def test_flow_needs_nothing_but_the_standard_library(module: str) -> None:
    outside = {name.split(".")[0] for name in imports(module)} - {"flow"}
    assert outside <= sys.stdlib_module_names - NEVER


@pytest.mark.parametrize("module", FLOW)
def test_only_loading_and_the_commands_touch_the_world(module: str) -> None:
    nodes = list(ast.walk(parsed(module)))
    calls = [node.func for node in nodes if isinstance(node, ast.Call)]
    touched = {call.id for call in calls if isinstance(call, ast.Name)} & FUNCTIONS
    touched |= {node.attr for node in nodes if isinstance(node, ast.Attribute)} & METHODS
    assert touched <= MAY_TOUCH.get(module, set())


def test_rules_travel_with_the_package() -> None:
    rules = Path(flow.__file__).parent / "mas"
    assert {path.suffix for path in rules.rglob("*") if path.is_file()} == {".toml"}
