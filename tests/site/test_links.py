"""Every link, anchor and file that a page points at is there; other sites are reached safely."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from scripts.faces.open_rules.editions import versions
from scripts.faces.pages.embedding import PLACE
from scripts.faces.pages.rule_pages import texts
from scripts.faces.site.moved import read_moves
from scripts.faces.tools.cache import ROOT
from tests.support.build import BUILD, FLOW, SUB_PATH
from tests.support.language import MISSING, PATHS

OF_RULES = [f"{path.removesuffix('.md')}/" for path in texts(FLOW)]
OF_VERSIONS = [f"regels/{flow.version}/" for flow in versions(FLOW, ROOT)]
FRAMED = f"{PLACE}/"  # the routewijzer for in a page of another site

HOME = BUILD.site_url
ADDRESSES = {"action", "data", "href", "poster", "src", "xlink:href"}
IDS = {"aria-controls", "aria-describedby", "aria-labelledby", "for"}
THEME = "#__toc"  # the theme's title above the contents is a label, also where it opens nothing
IN_ATTRIBUTE = re.compile(r"url\(['\"]?([^)'\"]+)")
TRACKING = re.compile(r"[?&](?:utm_|fbclid|gclid|msclkid|mc_[ce]id|_ga|hsa_|pk_)")

# Sources that we know by an address without https only.
WITHOUT_HTTPS = {
    "decentrale.regelgeving.overheid.nl",
    "docplayer.nl",
    "samenwerkingsverbandvowaterland.nl",
    "www.passendonderwijsenouders.nl",
    "www.richtingbezwaar.nl",
}


class _Page(HTMLParser):
    """The ids on a page, and where everything on it points, by line."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.pointers: list[tuple[int, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in ((name, value or "") for name, value in attrs):
            found = IN_ATTRIBUTE.findall(value)
            found += [value] if name in ADDRESSES else []
            found += [each.split()[0] for each in value.split(",")] if name == "srcset" else []
            found += [f"#{id}" for id in value.split()] if name in IDS else []
            self.pointers += [(self.getpos()[0], each) for each in found if each != THEME]
            if name == "id":
                self.ids.append(value)


@cache
def parsed(file: Path) -> _Page:
    return _Page(file.read_text(encoding="utf-8"))


def wrong(site: Path, address: str) -> str:
    """Tell what is wrong with a whole address; nothing, for one that leads somewhere."""
    parts = urlsplit(address)
    if parts.scheme == "data" or not f"{address}/".startswith(HOME):
        return "" if parts.scheme in ("data", "http", "https") else f"unknown kind {parts.scheme}:"
    file = site / unquote(parts.path).removeprefix(SUB_PATH)
    file = file / "index.html" if parts.path.endswith("/") else file
    if not file.is_file():
        return "no such file"
    there = not parts.fragment or unquote(parts.fragment) in parsed(file).ids
    return "" if there else "no such id on that page"


def broken(site: Path, name: str) -> list[str]:
    """Return what a page points at in vain, as a line to act on."""
    places = [(line, to, urljoin(HOME + name, to)) for line, to in parsed(site / name).pointers]
    problems = [(line, to, wrong(site, address)) for line, to, address in places]
    return [f"{name}:{line} {to!r}: {problem}" for line, to, problem in problems if problem]


def file_of(path: str) -> str:
    return path if path == MISSING else f"{path}index.html"


def elsewhere(site: Path) -> set[str]:
    """Return the addresses on other sites that any page links to."""
    pointers = {to for path in PATHS for _, to in parsed(site / file_of(path)).pointers}
    return {to for to in pointers if to.startswith("http") and not to.startswith(HOME)}


@pytest.mark.parametrize("path", [*PATHS, FRAMED, MISSING])
def test_everything_on_the_page_leads_somewhere(site: Path, path: str) -> None:
    assert broken(site, file_of(path)) == []


@pytest.mark.parametrize("path", [*PATHS, FRAMED, MISSING])
def test_no_id_stands_twice_on_the_page(site: Path, path: str) -> None:
    counts = Counter(parsed(site / file_of(path)).ids)
    assert [id for id, count in counts.items() if count > 1] == []


def test_no_page_is_forgotten(site: Path) -> None:
    built = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
    moved = [move.old for move in read_moves()]
    made = [FRAMED, *OF_RULES, *OF_VERSIONS]
    assert built == set(map(file_of, [*PATHS, *made, *moved, MISSING]))


def test_everything_on_the_page_of_a_rule_leads_somewhere(site: Path) -> None:
    found = {path: broken(site, file_of(path)) for path in (*OF_RULES, *OF_VERSIONS)}
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_stylesheets_find_their_files(site: Path) -> None:
    for sheet in site.rglob("*.css"):
        base = HOME + sheet.relative_to(site).as_posix()
        found = IN_ATTRIBUTE.findall(sheet.read_text(encoding="utf-8"))
        assert [to for to in found if wrong(site, urljoin(base, to))] == [], sheet


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<a href="#kop">', ""),
        ('<a href="?casus=bas#kop">', ""),
        ('<a href="../mas-wijzer/">', ""),
        ('<a href="weg/">', "no such file"),
        ('<a href="/">', ""),
        ('<a href="#weg">', "no such id on that page"),
        ('<img src="weg.png">', "no such file"),
        ('<img srcset="kop.png 1x, weg.png 2x">', "no such file"),
        ('<svg><a xlink:href="#weg"><path/></a></svg>', "no such id on that page"),
        ('<svg><path marker-end="url(#weg)"/></svg>', "no such id on that page"),
        ('<label for="weg">', "no such id on that page"),
        ('<a href="ftp://example.org/">', "unknown kind ftp:"),
    ],
)
def test_a_pointer_to_nothing_is_named(tmp_path: Path, html: str, told: str) -> None:
    (tmp_path / "kop.png").touch()
    (tmp_path / "index.html").write_text(f'<h1 id="kop"></h1>\n{html}', encoding="utf-8")
    found = broken(tmp_path, "index.html")
    assert [line.split(": ", 1)[1] for line in found] == ([told] if told else [])
    assert all(line.startswith("index.html:2 ") for line in found)


def test_links_to_other_sites_are_safe(site: Path) -> None:
    found = {to for to in elsewhere(site) if not to.startswith("https://")}
    assert len(elsewhere(site)) > 100
    assert {urlsplit(to).hostname for to in found} == WITHOUT_HTTPS


def test_links_to_other_sites_follow_nobody(site: Path) -> None:
    assert [to for to in elsewhere(site) if TRACKING.search(to)] == []
    assert TRACKING.search("https://example.org/?a=1&utm_source=mas")
