"""Tells how a site differs from the same site built by another generator.

`python -m scripts.compare_sites OLD NEW` ends with 1 when more differs than the generator's name.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

GENERATOR = re.compile(r'<meta name="generator"[^>]*>')
TAGS = "md-tags"
SHOWN = 5  # examples of each kind; the count says the rest


def main(old: Path, new: Path) -> int:
    """Print what differs; return 1 when it is more than the generator's name."""
    before, after = _pages(old), _pages(new)
    both = sorted(before & after)
    found = {
        "pages missing": sorted(before - after),
        "pages more": sorted(after - before),
        "broken links more": sorted(set(_broken(new)) - set(_broken(old))),
        "pages with other text": [page for page in both if _text(old, page) != _text(new, page)],
        "pages with other HTML": [page for page in both if _html(old, page) != _html(new, page)],
    }
    print(f"{new.parent.parent.name}: {len(after)} pages, MkDocs {len(before)}")
    for kind, names in found.items():
        print(f"  {len(names):4} {kind}", *names[:SHOWN], sep="\n         " if names else "")
    return int(any(found.values()))


def _pages(site: Path) -> set[str]:
    return {page.relative_to(site).as_posix() for page in site.rglob("*.html")}


def _html(site: Path, page: str) -> str:
    return GENERATOR.sub("", (site / page).read_text(encoding="utf-8"))


@cache
def _read(site: Path, page: str) -> BeautifulSoup:
    return BeautifulSoup((site / page).read_text(encoding="utf-8"), "html.parser")


def _text(site: Path, page: str) -> str:
    """Return what an article says, without spaces; Zensical shows the search words as tags."""
    article = _read(site, page).article
    parts = article.find_all(string=True) if article else ()
    said = "".join(part for part in parts if not part.find_parent(class_=TAGS))
    return "".join(said.split())


def _broken(site: Path) -> Iterator[str]:
    """Yield every link inside the site that leads nowhere, with its page."""
    for page in _pages(site):
        for tag in _read(site, page).select("[href], [src]"):
            address = str(tag.get("href", tag.get("src")))
            if not urlsplit(address).scheme and not _leads(site, page, address):
                yield f"{page} -> {address}"


def _leads(site: Path, page: str, address: str) -> bool:
    target = urlsplit(urljoin(f"/{page}", address))
    file = site / unquote(target.path).lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    if not target.fragment or file.suffix != ".html" or not file.is_file():
        return file.is_file()
    found = file.relative_to(site).as_posix()
    return _read(site, found).find(id=unquote(target.fragment)) is not None


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
