"""Mends in built pages what Markdown and the theme leave unsaid to who listens to a page.

- A link to a heading is there to copy an address with a mouse: it is no part of the heading's name
  and no stop for Tab.
- A table has a name, and every row is named by its first cell.
- A bold line over a list (`.kopje`) is a heading, one level below the heading above it. It is made
  here and no sooner: it belongs in no table of contents and is nothing to search for.
- A list of pages in the menu is named after its section, where the theme names it after an icon.
"""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path

PARTS = re.compile(
    r"<script.*?</script>"
    r"|<h[1-6][ >].*?</h[1-6]>"
    r"|<summary>.*?</summary>"
    r'|<p class="kopje">.*?</p>'
    r"|<table.*?</table>"
    r'|<span class="md-ellipsis">.*?</span>'
    r'|aria-labelledby="__nav_[\d_]+_label"',
    re.DOTALL,
)
PERMALINK = re.compile(r'<a class="headerlink" href="([^"]*)"[^>]*>.*?</a>')
FIRST_CELL = re.compile(r"(<tr>\s*)<td([^>]*)>(.*?)</td>", re.DOTALL)
HEAD = re.compile(r"<th(?=[ >])(?![^>]*\bscope=)")
TAG = re.compile(r"<[^>]+>")
SMALL = re.compile(r'<p class="kopje"><strong>(.*?)</strong>(.*)</p>', re.DOTALL)

CONTENTS = "__toc"  # the theme's checkbox that opens the contents of a page on a phone
SEARCH = "__search"  # and the one of the search; its label is in the header


def mend_pages(site: Path) -> None:
    """Mend every page of a built site."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        page.write_text(mended(html), encoding="utf-8", newline="\n")


def mended(html: str) -> str:
    """Return a page with names for its headings, its tables and the lists of its menu."""
    html = html.replace(' tabindex=""', "")  # the theme's, and no number
    return _without_half_a_pair(PARTS.sub(_Mender(html).part, html))


def _without_half_a_pair(html: str) -> str:
    """Drop a checkbox without its label, or the label's pointer to no checkbox."""
    for box in (CONTENTS, SEARCH):
        if f' for="{box}"' not in html:
            html = re.sub(rf'<input [^>]*id="{box}"[^>]*>', "", html)
    if f' id="{CONTENTS}"' not in html:
        return html.replace(f' for="{CONTENTS}"', "")
    return html


class _Mender:
    """Goes through a page from the top; what it met last names what comes next."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._level = 1
        self._about = ""  # the heading above, or the fold when it tells more
        self._section = ""  # of the menu

    def part(self, found: re.Match[str]) -> str:
        html = found[0]
        if html.startswith("<script"):
            return html
        if html.startswith("<table"):
            return self._table(html)
        if html.startswith("<p"):
            # The marks of sources stand beside it: they are no part of its name.
            tag = f"h{self._level + 1}"
            return SMALL.sub(rf'<div class="kopje"><{tag}>\1</{tag}>\2</div>', html)
        if html.startswith("<span"):
            self._section = _said(html)
            return html
        if html.startswith("aria-labelledby"):
            return f'aria-label="{escape(self._section)}"'
        if html.startswith("<summary") and self._page.count(html) > 1:
            return html  # one of many alike
        self._about = _said(PERMALINK.sub("", html))
        if html.startswith("<h"):
            self._level = int(html[2])
        name = escape(f"Link naar: {self._about}")
        link = rf'<a class="headerlink" href="\1" title="{name}" aria-hidden="true" tabindex="-1">'
        return PERMALINK.sub(lambda one: f"{one.expand(link)}¶</a>", html)

    def _table(self, html: str) -> str:
        html = HEAD.sub('<th scope="col"', html)
        if '<th scope="row"' not in html:
            html = FIRST_CELL.sub(r'\1<th scope="row"\2>\3</th>', html)
        if "<caption" in html:
            return html
        caption = f'<caption class="rw-verborgen">{escape(self._about)}</caption>'
        return re.sub(r"^<table[^>]*>", lambda tag: tag[0] + caption, html)


def _said(html: str) -> str:
    """Return the words of a piece of HTML."""
    return unescape(" ".join(TAG.sub("", html).split()))
