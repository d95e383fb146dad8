"""The runtime for the browser: made from checked files, the same bytes every time."""

import ast
import gzip
import io
import json
import marshal
import os
import traceback
import zipfile
from pathlib import Path
from typing import Any

import pytest

from scripts.faces.runtime import pyodide_files
from scripts.faces.runtime.library import (
    HEADER,
    LIBRARY,
    STDLIB,
    _without_lines,
    packed,
    without_docstrings,
)
from scripts.faces.runtime.pyodide_files import WASM
from scripts.faces.tools.cache import npm_package
from scripts.faces.tools.errors import FaceError
from scripts.rooms import FLOW, parsed
from tests.support.build import EDITION


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the runtime once."""
    target = tmp_path_factory.mktemp("runtime")
    return target / pyodide_files.build_runtime(EDITION, target)


def library(made: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(gzip.decompress((made / LIBRARY).read_bytes())))


def test_it_holds_what_the_browser_needs_and_nothing_else(made: Path) -> None:
    names = {path.name for path in made.iterdir()}
    assert names == {*pyodide_files.PYODIDE_FILES, LIBRARY} - {STDLIB}


def test_pyodide_is_told_of_no_package_elsewhere(made: Path) -> None:
    assert json.loads((made / "pyodide-lock.json").read_text())["packages"] == {}


def test_the_library_is_compiled_and_holds_flow_with_its_rules(made: Path) -> None:
    names = library(made).namelist()
    assert not [name for name in names if name.endswith(".py")]
    assert {"json/__init__.pyc", "flow/reason/walk.pyc", "flow/mas/vragen.toml"} <= {*names}


def test_a_draft_is_the_same_library_packed_less_well(made: Path) -> None:
    tight = (made / LIBRARY).read_bytes()
    draft = packed(gzip.decompress(tight), is_draft=True)
    assert gzip.decompress(draft) == gzip.decompress(tight)
    assert len(draft) > len(tight)


@pytest.mark.parametrize(
    "unused",
    ["os.pyc", "unittest/", "flow/doors/command.pyc", "flow/compare/report", "dist-info"],
)
def test_the_library_holds_nothing_that_is_not_used(made: Path, unused: str) -> None:
    """Of `os` Python has a copy in itself; the rest is for a terminal, or for nobody here."""
    assert not [name for name in library(made).namelist() if unused in name]


def test_code_without_docstrings_does_the_same_and_keeps_its_asserts() -> None:
    source = (
        '"""Why."""\nclass A:\n    """What."""\n    x = "text"\n'
        'def f(y: int) -> str:\n    """How."""\n    assert y\n    return A.x * y\n'
    )
    silent = without_docstrings(source.encode()).decode()
    assert not [word for word in ("Why", "What", "How") if word in silent]
    found: dict[str, Any] = {}
    exec(silent, found)
    assert found["f"](2) == "texttext"
    with pytest.raises(AssertionError):
        found["f"](0)


def alike(one: bytes, other: bytes) -> int:
    """Return how many bytes two files have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next(place for place, (mine, yours) in pairs if mine != yours)


def test_the_code_of_pyodide_is_as_published_but_for_the_list_of_names(made: Path) -> None:
    """What stands after that list is all of Python; of what stands before it nothing changes."""
    stock = (npm_package("pyodide") / WASM).read_bytes()
    ours = (made / WASM).read_bytes()
    before, after = alike(stock, ours), alike(stock[::-1], ours[::-1])
    assert 500_000 < len(stock) - len(ours) < 600_000
    assert before + after >= len(ours) - 20_000  # the names that are left


def test_an_exception_is_told_without_the_lines_of_its_source() -> None:
    code = "def inner():\n    if True:\n        raise ValueError('kapot')\n\n\ninner()\n"
    data = bytes(HEADER) + marshal.dumps(compile(code, "flow/mine.py", "exec"))
    bare = marshal.loads(_without_lines("mine.pyc", data)[HEADER:])
    assert {*bare.co_positions()} == {(None, None, None, None)}
    with pytest.raises(ValueError, match="kapot") as caught:
        exec(bare, {})
    told = "".join(traceback.format_exception(caught.value))
    assert 'File "flow/mine.py"' in told
    assert told.endswith("ValueError: kapot\n")


def test_the_name_of_the_folder_is_the_hash_of_its_contents(made: Path) -> None:
    assert pyodide_files.content_hash(made) == made.name


def test_a_build_in_another_folder_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / pyodide_files.build_runtime(EDITION, tmp_path / "elsewhere")
    assert {p.name: p.read_bytes() for p in other.iterdir()} == {
        p.name: p.read_bytes() for p in made.iterdir()
    }


def test_a_damaged_download_is_refused_by_name(tmp_path: Path) -> None:
    for name in pyodide_files.PYODIDE_FILES:
        (tmp_path / name).write_bytes(b"damaged")
    with pytest.raises(FaceError, match=r"pyodide\.mjs"):
        pyodide_files._copy_pyodide(tmp_path, tmp_path)


def test_a_kept_runtime_that_was_damaged_is_made_again(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyodide_files, "cache_dir", lambda: tmp_path)
    kept = pyodide_files._keep(made, "inputs")
    assert pyodide_files._kept("inputs") == kept
    (kept / "pyodide.mjs").write_bytes(b"damaged")
    assert pyodide_files._kept("inputs") is None
    assert not kept.exists()


def test_the_oldest_kept_runtimes_make_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyodide_files, "cache_dir", lambda: tmp_path / "cache")
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    (tmp_path / "cache").mkdir()
    for number in range(pyodide_files.KEPT_RUNTIMES + 2):
        (runtime / "file").write_text(str(number))
        os.utime(pyodide_files._keep(runtime, f"{number:012}"), (number, number))
    kept = sorted(path.name[8:20] for path in (tmp_path / "cache").iterdir())
    assert kept == [f"{n:012}" for n in range(2, pyodide_files.KEPT_RUNTIMES + 2)]


@pytest.mark.parametrize("module", FLOW)
def test_of_html_nothing_is_used_but_escape(module: str) -> None:
    """The names of all signs, which `unescape` would need, stay at home."""
    nodes = list(ast.walk(parsed(module)))
    whole = {alias.name for n in nodes if isinstance(n, ast.Import) for alias in n.names}
    taken = {
        alias.name
        for n in nodes
        if isinstance(n, ast.ImportFrom) and str(n.module).split(".")[0] == "html"
        for alias in n.names
    }
    assert "html" not in whole
    assert taken <= {"escape"}
