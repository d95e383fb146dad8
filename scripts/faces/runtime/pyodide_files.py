"""Builds the folder with Python for the browser: Pyodide, a small standard library and flow."""

import contextlib
import hashlib
import json
import shutil
import sys
import tempfile
from importlib.resources import as_file
from pathlib import Path

from flow.rules.edition import Edition
from flow.rules.read_region import FILE as REGION
from scripts.faces.runtime.fewer_exports import needed_names, with_exports, with_names
from scripts.faces.runtime.library import (
    FIXED_TIME,
    LIBRARY,
    STDLIB,
    modules_used,
    packed,
    small_library,
    stored,
)
from scripts.faces.tools.archive import read_zip
from scripts.faces.tools.cache import ROOT, cache_dir, npm_package
from scripts.faces.tools.checksums import sha256
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.process import run

PYODIDE_VERSION = "0.29.5"
# sha256 of the files as published; npm checks them too, but only at the moment it installs.
SCRIPT, WASM, LOCK = "pyodide.asm.js", "pyodide.asm.wasm", "pyodide-lock.json"
PYODIDE_FILES = {
    "pyodide.mjs": "510ca14305230018f50c40fb81be673afd68080e70ce7733fcce6600dd6a1714",
    SCRIPT: "356c42f69e1695397e9d8670bd3c2e678248cde76e18bdae1731e848537b47d7",
    WASM: "54309a5a2cfd757b1f0fdbc9093c92503f7b341500110329d932487183912718",
    STDLIB: "831fd1e535084b972f87c6a35275de3d236efd5166f5e77ce89497710635e73c",
    LOCK: "14d2c2dba101277999e17135e653d8f15389ad1437f53eae213bf0c3cdff723d",
}
HASH_LENGTH = 12
KEPT_RUNTIMES = 6  # in the cache, of 11 MB each
TOOLS = ROOT / "scripts" / "requirements" / "build.txt"
RECIPE = (
    "pyodide_files.py",
    "library.py",
    "fewer_exports.py",
    "probe.py",
    "probe.mjs",
    "../tools/archive.py",
)


def build_runtime(edition: Edition, target: Path, is_draft: bool = False) -> str:
    """Put the runtime for these rules in target/<hash> and return the hash.

    A draft is a little larger and made in half the time. One that was made before and is still
    whole comes from the cache.
    """
    pyodide = npm_package("pyodide")
    with tempfile.TemporaryDirectory() as folder:
        wheel = _wheel(edition, Path(folder))
        inputs = _inputs(wheel, is_draft)
        made = Path(folder) / "runtime"
        kept = _kept(inputs) or _keep(_assemble(pyodide, wheel, made, is_draft), inputs)
    name = kept.name.rpartition("-")[2]
    shutil.copytree(kept, target / name)
    return name


def content_hash(folder: Path) -> str:
    """Return the name of a runtime: a hash over the names and contents of its files."""
    total = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        total.update(f"{path.name} {sha256(path)}\n".encode())
    return total.hexdigest()[:HASH_LENGTH]


def build_wheel(edition: Edition) -> tuple[str, bytes]:
    """Return the name and the bytes of the wheel of flow with these rules."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = _wheel(edition, Path(folder))
        return wheel.name, wheel.read_bytes()


def _wheel(edition: Edition, folder: Path) -> Path:
    """Build the wheel of flow with these rules; the same bytes as long as both are the same."""
    project = folder / "project"
    left_out = shutil.ignore_patterns("mas", "__pycache__")
    shutil.copytree(ROOT / "flow", project / "flow", ignore=left_out)
    with as_file(edition.folder) as rules:
        shutil.copytree(rules, project / "flow" / "mas")
    if edition.own:
        (project / "flow" / "mas" / REGION).write_bytes(edition.own.read_bytes())
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copyfile(ROOT / name, project / name)
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation")
    run("Building the flow wheel", *build, "--outdir", folder / "wheel", project, env=FIXED_TIME)
    return next((folder / "wheel").glob("*.whl"))


def _inputs(wheel: Path, is_draft: bool) -> str:
    """Return a hash of all that decides the runtime, so that an unchanged one is not made again."""
    recipe = [TOOLS, *(Path(__file__).parent / name for name in RECIPE)]
    parts = [sys.version, PYODIDE_VERSION, str(is_draft), *map(sha256, [wheel, *recipe])]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:HASH_LENGTH]


def _assemble(pyodide: Path, wheel: Path, runtime: Path, is_draft: bool) -> Path:
    """Make a runtime with the whole library, see what is used, and keep only that."""
    runtime.mkdir()
    _copy_pyodide(pyodide, runtime)
    _empty_lock(runtime / LOCK)
    _drop_exports(runtime)
    flow = {name: data for name, data in read_zip(wheel).items() if ".dist-info/" not in name}
    used = _proven(runtime, stored({**read_zip(pyodide / STDLIB), **flow}))
    library = small_library(pyodide / STDLIB, flow, used)
    _proven(runtime, library)  # that nothing is missing in it
    (runtime / STDLIB).unlink()
    (runtime / LIBRARY).write_bytes(packed(library, is_draft))
    return runtime


def _copy_pyodide(pyodide: Path, runtime: Path) -> None:
    """Copy the files of Pyodide, each exactly as it was published."""
    for name, expected in PYODIDE_FILES.items():
        if sha256(pyodide / name) != expected:
            raise FaceError(
                f"{name} is not that of Pyodide {PYODIDE_VERSION}: damaged download; "
                f"remove {pyodide.parents[1]} and run scripts/setup build again"
            )
        shutil.copyfile(pyodide / name, runtime / name)


def _empty_lock(lock: Path) -> None:
    """Leave no package in Pyodide's list: flow is in the library, and nothing else is wanted."""
    told = json.loads(lock.read_bytes())
    _check_python(told["info"]["python"])
    lock.write_text(json.dumps(told | {"packages": {}}, sort_keys=True))


def _drop_exports(runtime: Path) -> None:
    """Take out of the WebAssembly the names that are for packages in C."""
    wasm, script = (runtime / WASM).read_bytes(), (runtime / SCRIPT).read_text(encoding="utf-8")
    loader = (runtime / "pyodide.mjs").read_text(encoding="utf-8")
    names = needed_names(wasm, script, loader)
    (runtime / WASM).write_bytes(with_exports(wasm, names))
    (runtime / SCRIPT).write_text(with_names(script, names), encoding="utf-8", newline="\n")


def _proven(runtime: Path, library: bytes) -> frozenset[str]:
    """Return the modules that flow takes of a library; fails when one is missing."""
    (runtime / STDLIB).write_bytes(library)
    return modules_used(runtime)


def _check_python(needed: str) -> None:
    """Refuse to compile for another Python minor: it would only fail in the browser."""
    minor = [int(part) for part in needed.split(".")[:2]]
    if list(sys.version_info[:2]) != minor:
        raise FaceError(f"Pyodide {PYODIDE_VERSION} needs Python {needed}: run scripts/setup build")


def _kept(inputs: str) -> Path | None:
    """Return the runtime that was made of the same inputs, if it is still as it was made."""
    for folder in cache_dir().glob(f"runtime-{inputs}-*"):
        if content_hash(folder) == folder.name.rpartition("-")[2]:
            return folder
        shutil.rmtree(folder)
    return None


def _keep(runtime: Path, inputs: str) -> Path:
    """Move a runtime to the cache, whole or not at all; the oldest ones make room.

    Another build may be first, with the same: then that one stays, for it may be in use.
    """
    place = cache_dir() / f"runtime-{inputs}-{content_hash(runtime)}"
    with tempfile.TemporaryDirectory(dir=cache_dir()) as work, contextlib.suppress(OSError):
        Path(shutil.copytree(runtime, Path(work, "runtime"))).rename(place)
    if not place.is_dir():
        raise FaceError(f"{place} cannot be written")
    older = sorted(cache_dir().glob("runtime-*-*"), key=lambda path: path.stat().st_mtime)
    for folder in older[:-KEPT_RUNTIMES]:
        shutil.rmtree(folder, ignore_errors=True)
    return place
