"""What the package promises: its names, who may import whom, and no world outside but files."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

import flow
from tests.rules import MAS

# Each module with the modules of ours it may import: only from left to right in the design.
MAY_IMPORT = {
    "model": "",
    "row": "model",
    "load": "model row",
    "facts": "model row load",
    "check": "model",
    "engine": "model",
    "explain": "model engine",
    "doubt": "model engine",
    "together": "model engine",
    "items": "model",
    "diff": "model engine together items",
    "diff_text": "model together items diff",
    "marks": "model engine",
    "parts": "model",
    "case": "model parts",
    "overview": "model marks parts",
    "sheet": "model engine explain parts",
    "render": "model engine explain parts sheet",
    "survey": "model engine explain doubt parts render",
    "browser": "model load engine explain marks case render sheet survey",
    "lines": "model engine explain",
    "terminal": "model engine explain parts render",
    "__main__": "model load check engine facts diff diff_text lines terminal "
    "meeting.agreements meeting.invitation meeting.scan",
    "__init__": "model load check engine explain",
    "meeting": "",
    "meeting.docx": "",
    "meeting.calendar": "",
    "meeting.fields": "row",
    "meeting.result": "",
    "meeting.invitation": "model row load facts meeting.calendar meeting.fields meeting.result",
    "meeting.scan": "model row load facts meeting.fields meeting.result",
    "meeting.agreements": "model row load meeting.fields meeting.result",
    "meeting.html": "meeting.fields",
    "meeting.door": "model load meeting.agreements meeting.docx meeting.fields meeting.invitation "
    "meeting.result meeting.scan",
}
NEVER = {"js", "pyodide", "random", "time", "os", "socket", "subprocess", "urllib", "http"}
# What reaches files, the screen, the keyboard or the clock, and who may use it.
FUNCTIONS = {"open", "print", "input"}
METHODS = {"read_text", "read_bytes", "write_text", "stdin", "stdout", "stderr", "now", "today"}
MAY_TOUCH = {
    "load": {"read_text"},
    "terminal": {"print", "input", "stderr"},
    "__main__": {"print", "stdin", "stderr"},
}


def _name(path: Path) -> str:
    """Return the name of a module inside flow: `engine`, `meeting.docx`."""
    name = ".".join(path.relative_to(MAS.parent).with_suffix("").parts)
    return name.removesuffix(".__init__")


FILES = {_name(path): path for path in MAS.parent.rglob("*.py")}


@cache
def parsed(module: str) -> ast.Module:
    return ast.parse(FILES[module].read_text(encoding="utf-8"))


def imports(module: str) -> set[str]:
    """Return everything a module imports, as dotted names."""
    found = set()
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= names if node.module == "flow" else {node.module or "."}
    return found


def test_front_of_the_package_is_small_and_complete() -> None:
    assert sorted(flow.__all__) == [
        "Flow",
        "RuleError",
        "Walk",
        "changes",
        "load",
        "problems",
        "walk",
        "why",
        "why_not",
    ]
    assert all(hasattr(flow, name) for name in flow.__all__)


def test_front_of_the_package_does_what_it_says() -> None:
    rules = flow.load()
    walked = flow.walk(rules, {"veiligheid": "acuut"})
    assert flow.problems(rules) == ()
    assert walked.outcome
    assert len(flow.why(walked)) == 1
    assert len(flow.why_not(walked)) == 4
    assert flow.changes(walked)


def test_every_module_is_in_the_table() -> None:
    assert set(FILES) == set(MAY_IMPORT)


@pytest.mark.parametrize(("module", "allowed"), MAY_IMPORT.items())
def test_module_imports_only_what_lies_below_it(module: str, allowed: str) -> None:
    ours = {name.removeprefix("flow.") for name in imports(module) if name.startswith("flow.")}
    known = {next((m for m in _parents(name) if m in FILES), name) for name in ours}
    assert known <= set(allowed.split())


def _parents(name: str) -> list[str]:
    """Return a dotted name and its parents: a name from a module, then the module."""
    parts = name.split(".")
    return [".".join(parts[:end]) for end in range(len(parts), 0, -1)]


@pytest.mark.parametrize("module", MAY_IMPORT)
def test_module_needs_nothing_but_the_standard_library(module: str) -> None:
    outside = {name.split(".")[0] for name in imports(module)} - {"flow"}
    assert outside <= sys.stdlib_module_names - NEVER


@pytest.mark.parametrize("module", MAY_IMPORT)
def test_only_loading_and_the_command_touch_the_world(module: str) -> None:
    nodes = list(ast.walk(parsed(module)))
    calls = [node.func for node in nodes if isinstance(node, ast.Call)]
    touched = {call.id for call in calls if isinstance(call, ast.Name)} & FUNCTIONS
    touched |= {node.attr for node in nodes if isinstance(node, ast.Attribute)} & METHODS
    assert touched <= MAY_TOUCH.get(module, set())


def test_rules_travel_with_the_package() -> None:
    assert Path(flow.__file__).parent == MAS.parent
    assert {path.suffix for path in MAS.rglob("*") if path.is_file()} == {".toml"}
