"""Makes everything that is generated before the site is built, in docs/gemaakt/."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from html import escape
from pathlib import Path

from flow.check import problems
from flow.facts import load_facts
from flow.load import load
from scripts.faces import history, meeting, pages, paper, rulebook
from scripts.faces.documents import forms
from scripts.faces.documents.catalog import load_catalog
from scripts.faces.documents.downloads import FOLDER, build_downloads
from scripts.faces.documents.edition import Edition
from scripts.faces.errors import FaceError
from scripts.faces.fonts import build_fonts
from scripts.faces.moment import build_date, build_timestamp
from scripts.faces.palette import build_palette
from scripts.faces.runtime import build_runtime
from scripts.faces.sheets import edition, qr
from scripts.faces.svg import dark_rules
from scripts.faces.usage import used

# What the worker fetches at once and checks; it hands them to Pyodide.
CHECKED = ("pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")


def generate_all(docs: Path, site_url: str) -> None:
    """Fill docs/gemaakt from the rules; raises FaceError or RuleError when something is wrong."""
    flow = load()
    found = problems(flow)
    if found:
        raise FaceError("\n".join(found))
    made = docs / "gemaakt"
    build_fonts(made / "fonts")
    build_palette(made)
    _write(made / "beeld.css", dark_rules())
    _write(made / "druk.css", edition(flow, build_date()))
    facts = load_facts(flow)
    filled_in = meeting.fragments(flow, facts)  # before Python runs them in the browser's way
    runtime = build_runtime(made / "runtime")
    fragments = pages.fragments(flow, facts, used(flow, facts, docs))
    fragments["runtime.html"] = runtime_address(made / "runtime" / runtime)
    fragments |= filled_in
    home = f"{site_url}routewijzer/"
    fragments["qr.html"] = f'{qr(home)}<p class="rw-adres">{escape(home)}</p>'
    for face in (rulebook, paper, history):
        fragments |= face.fragments(flow)
    whole = Edition(flow, facts, load_catalog(), site_url, build_timestamp())
    fragments |= build_downloads(whole, made / FOLDER)
    forms.build_templates(whole, made / forms.FOLDER)
    shutil.rmtree(made / "delen", ignore_errors=True)
    for name, text in fragments.items():
        _write(made / "delen" / name, text)


def runtime_address(folder: Path) -> str:
    """Tell the page where the runtime is, from the home page, and the hashes of its files.

    The wheel is left out: Pyodide checks it against its lock.
    """
    hashes = json.dumps({name: _integrity(folder / name) for name in CHECKED})
    return (
        f'<div id="rw-runtime" data-adres="gemaakt/runtime/{folder.name}/" '
        f"data-vingerafdrukken='{hashes}' hidden></div>"
    )


def _integrity(path: Path) -> str:
    """Return the hash of a file in the form that fetch takes."""
    digest = hashlib.sha256(path.read_bytes()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
