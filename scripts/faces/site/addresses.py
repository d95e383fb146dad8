"""Sheets of paper get separated: each says where it is from and of when. See print.css."""

import json
import re
from html import escape, unescape
from pathlib import Path

import segno

from scripts.faces.tools.build import Build

ADDRESS = re.compile(r'<link rel="canonical" href="([^"]*)">')
BARE_LINK = re.compile(r'<a (href="(https?://[^"]*)">\2</a>)')
# docs/theme/main.html has these where the QR code goes, and what a sheet says of itself.
PLACE, FOOT = "<!-- qr -->", "<!-- voet -->"


def foot(build: Build) -> str:
    """Return CSS for the head and foot of every sheet: whose site this is, how old, which rules."""
    margins = zip(("@top-left", "@bottom-left"), margin_words(build), strict=True)
    lines = (f"  {at} {{ content: {json.dumps(t, ensure_ascii=False)}; }}\n" for at, t in margins)
    return f"@page {{\n{''.join(lines)}}}\n"


def margin_words(build: Build) -> tuple[str, str]:
    """Return what stands above and below on every sheet."""
    name = build.flow.site
    head = f"{name}. Dit is niet de officiële tekst van de MAS."
    return head, f"{name} van {build.date:%d-%m-%Y}; {build.rules_line}"


def address_pages(build: Build, site: Path) -> None:
    """Put on every page of a built site what a sheet says: its address, whose it is, how old.

    The words of the margins stand in the page too, for not every browser prints in the margin.
    """
    words = escape(f"{' '.join(margin_words(build))}.")
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8").replace(FOOT, words, 1)
        if found := ADDRESS.search(html):
            html = with_address(html, found[1])
        page.write_text(html, encoding="utf-8", newline="\n")


def with_address(html: str, address: str) -> str:
    """Return the page with its address, as HTML writes it, where print.css looks for it."""
    # A margin of a sheet can read attributes, but of the root element only.
    html = html.replace("<html ", f'<html data-adres="{address}" ', 1)
    html = html.replace(PLACE, qr(unescape(address)), 1)
    # On paper the address of a link stands behind its words, but for these words are the address.
    return BARE_LINK.sub(r'<a class="kaal" \1', html)


def qr(address: str) -> str:
    """Return the address as a drawing to point a phone at; it says nothing that words do not."""
    code = segno.make(address, micro=False)
    drawing = code.svg_inline(border=0, omitsize=True)
    return drawing.replace("<svg ", '<svg aria-hidden="true" ', 1)
