"""Puts all pages of a section below each other on its page `alles`, to print them at once."""

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from scripts.faces.tools.errors import FaceError

BEGIN, END = '<div class="alles">', "</div>"
PLACE = BEGIN + END  # docs/*/alles.md has it where the chapters go
LEFT_OUT = ".headerlink, .alleen-druk, .md-tags, .noot-vraag, form, button, script, link, [hidden]"
ADDRESSES = ("href", "src")
IDS = ("for", "aria-labelledby", "aria-describedby", "aria-controls")


class Chapter(NamedTuple):
    """A page of the section: its path in the site with a / before it, and its id on `alles`."""

    path: str
    id: str
    title: str
    article: Tag


def gather(site: Path) -> None:
    """Fill every page `alles` of a built site with the pages of its section."""
    for page in sorted(site.glob("*/alles/index.html")):
        html = page.read_text(encoding="utf-8")
        if html.count(PLACE) != 1:
            raise FaceError(f"{page.relative_to(site)}: expected {PLACE} once, for the chapters")
        chapters = list(_chapters(site, page.parent.parent))
        ids = {chapter.path: chapter.id for chapter in chapters}
        filled = _contents(chapters) + "".join(_section(chapter, ids) for chapter in chapters)
        page.write_text(html.replace(PLACE, BEGIN + filled + END), encoding="utf-8", newline="\n")


def _chapters(site: Path, section: Path) -> Iterator[Chapter]:
    """Yield the pages from the first of the section until `alles`, in the order of the menu."""
    path = f"/{section.name}/"
    while path != f"/{section.name}/alles/":
        html = (site / path[1:] / "index.html").read_text(encoding="utf-8")
        soup = BeautifulSoup(html, "html.parser")
        article, following = soup.article, soup.select_one("link[rel=next]")
        if not article or not article.h1 or not following:
            raise FaceError(f"{path}: has no heading or no next page; `alles` must be the last one")
        for part in article.select(LEFT_OUT):
            part.decompose()
        yield Chapter(path, path.strip("/").replace("/", "-"), article.h1.get_text(), article)
        path = urljoin(path, str(following["href"]))


def _contents(chapters: list[Chapter]) -> str:
    """Return the list of chapters; print.css numbers the chapters as this list does."""
    items = "".join(f'<li><a href="#{c.id}">{escape(c.title)}</a></li>' for c in chapters)
    return f'<nav class="inhoud" aria-label="Inhoud"><ol>{items}</ol></nav>'


def _section(chapter: Chapter, ids: Mapping[str, str]) -> str:
    """Return a page as a chapter: headings one level lower, ids and links fit for one page."""
    for level in (5, 4, 3, 2, 1):
        for heading in chapter.article.find_all(f"h{level}"):
            heading.name = f"h{level + 1}"
    for tag in chapter.article.find_all(True):
        _settle(tag, chapter, ids)
    for notes in chapter.article.select("[role=doc-endnotes]"):
        del (
            notes["role"],
            notes["aria-labelledby"],
        )  # one page holds many, each a part of its chapter
    content = chapter.article.decode_contents()
    return f'<section class="hoofdstuk" id="{chapter.id}">{content}</section>'


def _settle(tag: Tag, chapter: Chapter, ids: Mapping[str, str]) -> None:
    """Make the ids of an element those of its chapter, and let its links lead there."""
    if "id" in tag.attrs:
        tag["id"] = f"{chapter.id}--{tag['id']}"
    for name in IDS:
        if name in tag.attrs:
            tag[name] = " ".join(f"{chapter.id}--{id}" for id in str(tag[name]).split())
    for name in ADDRESSES:
        if name in tag.attrs:
            tag[name] = _address(str(tag[name]), chapter.path, ids)


def _address(address: str, path: str, ids: Mapping[str, str]) -> str:
    """Return where a link of the page at `path` leads from a page `alles`, two folders deep."""
    if urlsplit(address).scheme:
        return address
    target = urlsplit(urljoin(path, address))
    if target.path in ids and not target.query:
        return f"#{ids[target.path]}" + (f"--{target.fragment}" if target.fragment else "")
    return f"../..{target.geturl()}"
