"""Sheets of paper get separated: each says where it is from and of when. See print.css."""

import json
import re
from html import unescape
from pathlib import Path

import segno

from scripts.faces.tools.build import Build

ADDRESS = re.compile(r'<link rel="canonical" href="([^"]*)">')
BARE_LINK = re.compile(r'<a (href="(https?://[^"]*)">\2</a>)')
PLACE = "<!-- qr -->"  # docs/theme/main.html has it where the QR code goes


def foot(build: Build) -> str:
    """Return CSS for the head and foot of every sheet: whose site this is, how old, which rules."""
    name = build.flow.site
    head = f"{name}. Dit is niet de officiële tekst van de MAS."
    foot = f"{name} van {build.date:%d-%m-%Y}; {build.rules_line}"
    margins = (("@top-left", head), ("@bottom-left", foot))
    lines = (f"  {at} {{ content: {json.dumps(t, ensure_ascii=False)}; }}\n" for at, t in margins)
    return f"@page {{\n{''.join(lines)}}}\n"


def address_pages(site: Path) -> None:
    """Put its own address on every page of a built site, in words and as a QR code."""
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        if found := ADDRESS.search(html):
            page.write_text(with_address(html, found[1]), encoding="utf-8", newline="\n")


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
