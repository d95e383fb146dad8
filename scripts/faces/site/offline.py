"""Puts the service worker in a built site, with the hash of every file that it may keep."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

from scripts.faces.site.python_part import MADE

SOURCE, WORKER = "assets/js/sw.js", "sw.js"  # it can only serve what is below it
LIST = f"{MADE}/bestanden.js"
# What is shown in the place of a page that is not on the device.
INSTEAD = "over/zonder-internet/"
NO_FILES = (".nojekyll", "sitemap.xml")
LENGTH = 22  # characters of base64: 132 bits of the hash
ASKED = re.compile(r'<(?:script|link)[^>]* (?:src|href)="([^":#]+\.(?:js|css|woff2))"')


def keep_offline(site: Path) -> None:
    """Write the list of the files of a finished site, and the service worker that reads it.

    The list is in a file of its own, that changes its name with what is in it: a browser looks at
    every page whether the worker is another one, and that stays small.
    """
    worker = site / SOURCE
    code = worker.read_text(encoding="utf-8")
    worker.unlink()
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    files = {
        path.relative_to(site).as_posix(): _hash(path.read_bytes())
        for path in paths
        if path.name not in NO_FILES
    }
    version = _hash(json.dumps(files).encode())[:8].replace("/", "_").replace("+", "-")
    told = {"version": version, "files": files, "first": _first(site), "instead": INSTEAD}
    name = LIST.replace(".js", f".{version}.js")
    (site / name).write_text(f"self.site = {json.dumps(told)};\n", encoding="utf-8")
    (site / WORKER).write_text(code.replace(LIST, name), encoding="utf-8", newline="\n")


def _first(site: Path) -> list[str]:
    """Return what the page without net needs: it is kept before anything else."""
    page = site / INSTEAD / "index.html"
    found = ASKED.findall(page.read_text(encoding="utf-8"))
    files = [(page.parent / address).resolve().relative_to(site.resolve()) for address in found]
    return [f"{INSTEAD}index.html", *(file.as_posix() for file in files)]


def _hash(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()[:LENGTH]
