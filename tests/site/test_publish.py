"""What is published asks nothing of other hosts, works in any folder and is the same each time."""

import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from scripts.faces.site.publish import FIRST, with_policy
from scripts.faces.tools.cache import ROOT
from scripts.faces.tools.errors import FaceError
from tests.support.build import BUILD, SUB_PATH
from tests.support.thorough import thorough

FETCHED = {"src", "srcset", "poster", "data", "xlink:href"}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"}
PAGE = '<meta charset="utf-8">{}'


class _Addresses(HTMLParser):
    """Collects the addresses in a page: all of them, and those a browser asks for by itself."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.all: list[str] = []
        self.fetched: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        fetches_href = tag in ("use", "image") or given.get("rel", "") in FETCHED_LINKS
        self.all += [given[name] for name in FETCHED | {"href"} if name in given]
        self.fetched += [given[name] for name in FETCHED if name in given]
        self.fetched += [given["href"]] if fetches_href else []


def pages(site: Path) -> Iterator[tuple[Path, _Addresses]]:
    for page in site.rglob("*.html"):
        yield page, _Addresses(page)


def test_every_page_has_one_strict_policy(site: Path) -> None:
    for page in site.rglob("*.html"):
        found = re.findall(r'Content-Security-Policy" content="([^"]*)"', page.read_text("utf-8"))
        assert len(found) == 1, page
        assert found[0].startswith("default-src 'none'; script-src 'self'"), page
        assert "'unsafe-inline'" not in found[0], page
        assert "unsafe-eval'" not in found[0], page
        assert "require-trusted-types-for 'script'" in found[0], page


def test_the_look_at_html_is_in_the_page_before_any_other_script(site: Path) -> None:
    """Fetched, it could come after the first worker; then Python would not start."""
    assert not (site / FIRST).exists()
    for page in site.rglob("index.html"):
        html = page.read_text("utf-8")
        if "md-content" in html:  # a page that leads on has no theme
            before, _, _ = html.partition("<script src=")
            assert 'createPolicy("default"' in before.partition('<script type="module"')[0], page


def test_what_a_page_needs_is_asked_for_at_once(site: Path) -> None:
    """Below a policy Chromium does not look ahead, so the page does; before anything else."""
    for page in site.rglob("index.html"):
        html = page.read_text("utf-8")
        wanted = re.findall(
            r'<script[^>]* src="([^"]+)"|<link rel="stylesheet" href="([^"]+)"', html
        )
        head = html[: html.index('name="viewport"')] if "viewport" in html else html
        asked = re.findall(r'<link rel="(?:module)?preload"[^>]*href="([^"]+)"', head)
        assert {"".join(one) for one in wanted} <= {*asked}, page


def test_no_page_fetches_from_another_host(site: Path) -> None:
    assert not {
        address
        for _, addresses in pages(site)
        for address in addresses.fetched
        if re.match(r"([a-z]+:)?//", address)
    }


def test_no_stylesheet_fetches_from_another_host(site: Path) -> None:
    for sheet in site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert not re.findall(r"""(?:url\(|@import)\s*["']?(?:https?:)?//[^)"']*""", text), sheet


def test_pages_work_in_any_folder(site: Path) -> None:
    """404.html answers at any depth, so it alone names the folder of the site."""
    for page, addresses in pages(site):
        own = [address for address in addresses.all if not re.match(r"https?:|data:|#", address)]
        if page.name == "404.html":
            assert own
            assert all(address.startswith(SUB_PATH) for address in own)
        else:
            assert not [address for address in own if address.startswith("/")], page


@thorough
def test_two_builds_are_the_same(site: Path, tmp_path: Path) -> None:
    """The second one is of another interpreter, which keeps its sets in another order."""
    address = ("--site-url", BUILD.site_url, "--out", str(tmp_path))
    subprocess.run([sys.executable, "-m", "scripts.faces", "build", *address], cwd=ROOT, check=True)
    first, second = _files(site), _files(tmp_path)
    assert not {path for path in first | second if first.get(path) != second.get(path)}


def _files(folder: Path) -> dict[Path, bytes]:
    return {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_policy_allows_the_inline_scripts_of_its_page_only() -> None:
    html = with_policy(PAGE.format("<script>go()</script><script src='a.js'></script>"), Path("p"))
    assert html.count("'sha256-") == 1
    # printf 'go()' | openssl dgst -sha256 -binary | base64
    assert "'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='" in html


@pytest.mark.parametrize(
    ("html", "named"),
    [
        ('<p style="color: red">', "style=… on <p>, line 1"),
        ("\n<button onclick='go()'>", "onclick=… on <button>, line 2"),
        ("<svg><style>a{}</style></svg>", "<style>, line 1"),
    ],
)
def test_what_the_policy_blocks_is_named(html: str, named: str) -> None:
    with pytest.raises(FaceError, match=re.escape(named)):
        with_policy(PAGE.format(html), Path("p"))


def test_data_in_a_script_element_needs_no_hash() -> None:
    html = PAGE.format('<script type="application/json">{}</script>')
    assert "sha256" not in with_policy(html, Path("p"))
