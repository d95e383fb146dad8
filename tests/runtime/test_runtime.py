"""The runtime for the browser: made from checked files, the same bytes every time."""

import hashlib
import json
import os
import zipfile
from pathlib import Path

import pytest

from scripts.faces.runtime import pyodide_files
from scripts.faces.tools.errors import FaceError
from tests.support.build import EDITION


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the runtime once."""
    target = tmp_path_factory.mktemp("runtime")
    return target / pyodide_files.build_runtime(EDITION, target)


def test_it_holds_what_the_browser_needs_and_nothing_else(made: Path) -> None:
    names = {path.name for path in made.iterdir()}
    wheel = next(name for name in names if name.endswith(".whl"))
    assert wheel.startswith("mas_flow-")
    assert names == {*pyodide_files.PYODIDE_FILES, wheel}


def test_the_lock_knows_the_checksum_of_the_wheel(made: Path) -> None:
    lock = json.loads((made / "pyodide-lock.json").read_text())
    package = lock["packages"]["mas-flow"]
    wheel = made / package["file_name"]
    assert package["sha256"] == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_the_standard_library_is_smaller_and_compiled(made: Path) -> None:
    small = zipfile.ZipFile(made / "python_stdlib.zip")
    assert not [name for name in small.namelist() if name.endswith(".py")]
    assert (made / "python_stdlib.zip").stat().st_size < 2_000_000


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
