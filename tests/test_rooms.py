"""The rooms of the code: what may import what, who writes HTML, who touches the world outside."""

from __future__ import annotations

import ast
import re
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import flow
from scripts.rooms import FILES, FLOW, PICTURE, ROOMS, doors_between, imports, ours, parsed, room

# In flow, HTML comes from these rooms only; the others know nothing of it.
WRITE_HTML = ("flow.screens", "flow.meeting", "flow.region")
HTML = re.compile(r"</?[a-z][a-z0-9]*[ >]")
LONGEST = 200  # lines of a module
NEVER = {"js", "pyodide", "random", "time", "os", "socket", "subprocess", "urllib", "http"}
# What reaches files, the screen, the keyboard or the clock, and who in flow may use it.
FUNCTIONS = {"open", "print", "input"}
METHODS = {"read_text", "read_bytes", "write_text", "stdin", "stdout", "stderr", "now", "today"}
MAY_TOUCH = {
    "flow.rules.toml_file": {"read_bytes"},
    "flow.doors.terminal": {"print", "input", "stderr"},
    "flow.doors.command": {"print", "stdin", "stderr"},
    "flow.doors.streams": {"stdin", "stdout", "stderr"},
}


def test_every_room_is_in_the_table() -> None:
    assert {room(module) for module in FILES} == set(ROOMS)


@pytest.mark.parametrize("module", FILES)
def test_module_imports_only_from_rooms_that_its_own_may_use(module: str) -> None:
    rooms = {room(name) for name in ours(module)} - {room(module)}
    assert rooms <= set(ROOMS[room(module)].split())


def test_the_table_allows_no_more_than_is_used() -> None:
    used = {(room(one), room(other)) for one in FILES for other in ours(one)}
    allowed = {(one, other) for one, others in ROOMS.items() for other in others.split()}
    assert allowed == {(one, other) for one, other in used if one != other}


def test_no_modules_import_each_other_in_a_circle() -> None:
    try:
        TopologicalSorter({module: ours(module) for module in FILES}).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' → '.join(error.args[1])}")


def test_the_picture_of_the_rooms_is_that_of_the_code() -> None:
    """When it is not: `python -m scripts.rooms` draws it anew."""
    texts = [
        title.text or "" for title in ET.parse(PICTURE).iter("{http://www.w3.org/2000/svg}title")
    ]
    assert set(ROOMS) <= set(texts)
    arrows = {tuple(text.split("->")) for text in texts if "->" in text}
    assert arrows == set(doors_between())


@pytest.mark.parametrize("module", FILES)
def test_module_is_short_enough_to_read(module: str) -> None:
    assert len(FILES[module].read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", FLOW)
def test_only_screens_and_forms_write_html(module: str) -> None:
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
