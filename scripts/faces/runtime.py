"""Builds the folder with Python for the browser: Pyodide, a small standard library and flow."""

import hashlib
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path

from scripts.faces.archive import repack
from scripts.faces.cache import ROOT, cache_dir, npm_package
from scripts.faces.errors import FaceError
from scripts.faces.process import run
from scripts.faces.stdlib import FIXED_TIME, STDLIB, modules_used, small_stdlib

PYODIDE_VERSION = "0.29.5"
# sha256 of the files as published; npm checks them too, but only at the moment it installs.
PYODIDE_FILES = {
    "pyodide.mjs": "510ca14305230018f50c40fb81be673afd68080e70ce7733fcce6600dd6a1714",
    "pyodide.asm.js": "356c42f69e1695397e9d8670bd3c2e678248cde76e18bdae1731e848537b47d7",
    "pyodide.asm.wasm": "54309a5a2cfd757b1f0fdbc9093c92503f7b341500110329d932487183912718",
    STDLIB: "831fd1e535084b972f87c6a35275de3d236efd5166f5e77ce89497710635e73c",
    "pyodide-lock.json": "14d2c2dba101277999e17135e653d8f15389ad1437f53eae213bf0c3cdff723d",
}
LOCK = "pyodide-lock.json"
HASH_LENGTH = 12
TOOLS = ROOT / "scripts" / "requirements" / "build.txt"
RECIPE = ("runtime.py", "stdlib.py", "archive.py", "probe.py", "probe.mjs")


def build_runtime(target: Path) -> str:
    """Put the runtime in target/<hash> and return the hash; does nothing when it is there."""
    pyodide = npm_package("pyodide")
    with tempfile.TemporaryDirectory() as folder:
        wheel = _build_wheel(Path(folder) / "wheel")
        known = cache_dir() / f"runtime-{_inputs(wheel)}.txt"
        name = known.read_text() if known.exists() else ""
        if not name or not _is_whole(target / name):
            runtime = _assemble(pyodide, wheel, Path(folder) / "runtime")
            name = content_hash(runtime)
            _replace(runtime, target / name)
            known.write_text(name)
    _remove_older(target, name)
    return name


def content_hash(folder: Path) -> str:
    """Return the name of a runtime: a hash over the names and contents of its files."""
    total = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        total.update(f"{path.name} {_sha256(path)}\n".encode())
    return total.hexdigest()[:HASH_LENGTH]


def _build_wheel(folder: Path) -> Path:
    """Build the wheel of flow; quick, and the same bytes as long as flow is the same."""
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation")
    run("Building the flow wheel", *build, "--outdir", folder, ROOT, env=FIXED_TIME)
    return next(folder.glob("*.whl"))


def _inputs(wheel: Path) -> str:
    """Return a hash of all that decides the runtime, so that an unchanged one is not made again."""
    recipe = [TOOLS, *(Path(__file__).with_name(name) for name in RECIPE)]
    parts = [sys.version, PYODIDE_VERSION, *map(_sha256, [wheel, *recipe])]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:HASH_LENGTH]


def _assemble(pyodide: Path, wheel: Path, runtime: Path) -> Path:
    """Make a runtime with the whole standard library, see what is used, and keep only that."""
    runtime.mkdir()
    _copy_pyodide(pyodide, runtime)
    _add_wheel(wheel, runtime)
    small = small_stdlib(pyodide / STDLIB, modules_used(runtime))
    shutil.copyfile(small, runtime / STDLIB)
    modules_used(runtime)  # proves that nothing is missing in the small one
    return runtime


def _copy_pyodide(pyodide: Path, runtime: Path) -> None:
    """Copy the files of Pyodide, each exactly as it was published."""
    for name, expected in PYODIDE_FILES.items():
        if _sha256(pyodide / name) != expected:
            raise FaceError(
                f"{name} is not that of Pyodide {PYODIDE_VERSION}: damaged download; "
                f"remove {pyodide.parents[1]} and run scripts/setup build again"
            )
        shutil.copyfile(pyodide / name, runtime / name)


def _add_wheel(wheel: Path, runtime: Path) -> None:
    """Replace Pyodide's list of packages by one with only flow, compiled for this Python."""
    lock = json.loads((runtime / LOCK).read_bytes())
    _check_python(lock["info"]["python"])
    work = wheel.parent  # the pyodide commands take every wheel of a folder
    (work / "empty.json").write_text(json.dumps(lock | {"packages": {}}))
    cli = (sys.executable, "-m", "pyodide_cli")
    files = ("--input", work / "empty.json", "--output", work / LOCK)
    run("Listing the flow wheel", *cli, "lockfile", "add-wheels", *files, wheel)
    # Only after add-wheels, which refuses a compiled wheel. PYTHONOPTIMIZE off: keep our asserts.
    plain = FIXED_TIME | {"PYTHONOPTIMIZE": ""}
    run("Compiling the flow wheel", *cli, "py-compile", "--silent", work, env=plain)
    _publish(work, runtime)


def _check_python(needed: str) -> None:
    """Refuse to compile for another Python minor: it would only fail in the browser."""
    minor = [int(part) for part in needed.split(".")[:2]]
    if list(sys.version_info[:2]) != minor:
        raise FaceError(f"Pyodide {PYODIDE_VERSION} needs Python {needed}: run scripts/setup build")


def _publish(work: Path, runtime: Path) -> None:
    """Move the compiled wheel and the list of packages into the runtime, in a fixed form."""
    lock = json.loads((work / LOCK).read_bytes())
    (package,) = lock["packages"].values()
    wheel = runtime / package["file_name"]
    shutil.copyfile(work / wheel.name, wheel)
    repack(wheel)
    package["sha256"] = _sha256(wheel)
    (runtime / LOCK).write_text(json.dumps(lock, sort_keys=True))


def _is_whole(folder: Path) -> bool:
    """Tell whether a published runtime is still as it was made."""
    return folder.is_dir() and content_hash(folder) == folder.name


def _replace(runtime: Path, place: Path) -> None:
    """Put the runtime in its place, over what an interrupted build may have left there."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(runtime, place)


def _remove_older(target: Path, name: str) -> None:
    """Remove the runtimes of earlier builds."""
    for folder in target.iterdir():
        if folder.name != name and re.fullmatch(f"[0-9a-f]{{{HASH_LENGTH}}}", folder.name):
            shutil.rmtree(folder)


def _sha256(path: Path) -> str:
    """Return the sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
