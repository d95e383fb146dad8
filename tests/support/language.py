"""What the texts and the built pages say: words, sentences, and how hard they are to read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from mkdocs.utils.meta import get_data

from scripts.faces.tools.cache import ROOT
from tests.browser.host import NO_PAGES, NOWHERE, page_paths

PATHS = [path for path in page_paths() if path != NOWHERE]
MISSING = "404.html"

VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
INLINE = {"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup", "wbr"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
CODE = {"code", "pre", "script", "style"}
# No sentences: drawings, forms, headings, and where a claim comes from.
NO_PROSE = CODE | HEADINGS | {"figure", "form", "summary", "svg"}
NO_PROSE_CLASSES = {"bron", "rw-bron", "noot", "noten", "headerlink"}
SPOKEN = ("alt", "aria-label", "placeholder", "title")

CITATION = re.compile(r"\(bron(?:nen)?\b[^()]*(?:\([^()]*\)[^()]*)*\)")
WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:[-'’@][^\W\d_]+)*(?!\w)")
COUNTED = re.compile(r"\w+(?:[-'’@./:]\w+)*")
# Two dots on a vowel begin a syllable: geïnd has two.
SYLLABLE = re.compile(r"[äëïöü]?[aeiouyàáâèéêìíîòóôùúû]+|[äëïöü]")


class _Page(HTMLParser):
    """A built page: all it says, piece by piece, and of its article the text, heads and prose."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.meta: dict[str, str] = {}
        self.headings: list[tuple[str, str]] = []
        self.text = ""
        self.prose: list[str] = []
        self._open: list[tuple[str, list[str]]] = []
        self._block = ""
        self.feed(html)
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.said += [given[name] for name in SPOKEN if name in given]
        if tag == "meta":
            self.meta[given.get("name", "")] = given.get("content", "")
        if tag in HEADINGS:
            self.headings.append((tag, ""))
        if tag not in INLINE:
            self._end_block()
        if tag not in VOID:
            self._open.append((tag, given.get("class", "").split()))

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self._end_block()
        if tag not in VOID:
            opened = self._open.pop()[0]
            assert opened == tag, f"</{tag}> closes <{opened}>, line {self.getpos()[0]}"

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self._open}
        classes = {name for _, names in self._open for name in names}
        if not tags & CODE and "noten" not in classes:  # others wrote those titles
            self.said.append(data)
        if classes & {"headerlink", "noten"} or "article" not in tags:
            return
        self.text += data
        if tags & HEADINGS:
            tag, title = self.headings[-1]
            self.headings[-1] = (tag, title + data)
        if not tags & NO_PROSE and not classes & NO_PROSE_CLASSES:
            self._block += data

    def _end_block(self) -> None:
        self.text += " "
        if block := " ".join(CITATION.sub("", self._block).split()):
            self.prose.append(block)
        self._block = ""


def read(html: str) -> _Page:
    """Return what a page says."""
    return _Page(html)


@cache
def page(site: Path, path: str) -> _Page:
    """Return the page that visitors open at `path`."""
    file = site / path
    return read((file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8"))


@cache
def written() -> dict[str, tuple[str, dict[str, Any]]]:
    """Return each text in docs/ by file name: its Markdown, and what stands above it."""
    docs = ROOT / "docs"
    names = [file.relative_to(docs) for file in sorted(docs.rglob("*.md"))]
    return {
        name.as_posix(): get_data((docs / name).read_text(encoding="utf-8"))
        for name in names
        if name.parts[0] not in NO_PAGES
    }


def rule_texts(*folders: str) -> Iterator[tuple[str, str]]:
    """Yield file name and text of everything in the rule files that is no id: it has a space."""

    def follow(thing: object) -> Iterator[str]:
        if isinstance(thing, str) and " " in thing:
            yield thing
        elif isinstance(thing, dict):
            for value in thing.values():
                yield from follow(value)
        elif isinstance(thing, list):
            for value in thing:
                yield from follow(value)

    for file in sorted((ROOT / "flow" / "mas").joinpath(*folders).rglob("*.toml")):
        for text in follow(tomllib.loads(file.read_text(encoding="utf-8"))):
            yield file.name, text


def pieces(prose: list[str]) -> list[str]:
    """Cut paragraphs into sentences, and into labels, which end without a mark."""
    return [piece for block in prose for piece in re.split(r"(?<=[.?!])\s+", block)]


def sentences(prose: list[str]) -> list[str]:
    """Cut paragraphs into sentences; labels would make a page look easier than it is."""
    return [piece for piece in pieces(prose) if piece.endswith((".", "?", "!", ";", ":"))]


def marks_and_words(html: str) -> tuple[int, int]:
    """Count the marks a reader of a built page meets, and the words beside them."""
    soup = BeautifulSoup(html[html.find("<article") :].partition("</article>")[0], "html.parser")
    marks = soup.select(".noot:not(.noot-zin)")
    for part in soup.select(".noot, .noten, .headerlink, svg"):
        part.decompose()
    return len(marks), length(soup.get_text(" "))


def entries(html: str) -> int:
    """Count what a built page lists: rows, items and words with an explanation."""
    soup = BeautifulSoup(html[html.find("<article") :].partition("</article>")[0], "html.parser")
    return len(soup.select("tbody tr, li:not(.noten li), .begrip"))


def length(text: str) -> int:
    """Count words, and numbers too."""
    return len(COUNTED.findall(text))


def flesch_douma(found: list[str]) -> float:
    """Return how easy sentences read: from 0, very hard, to 100, very easy."""
    words = [word.lower() for sentence in found for word in WORD.findall(sentence)]
    syllables = sum(max(1, len(SYLLABLE.findall(word))) for word in words)
    return 206.84 - 0.93 * len(words) / len(found) - 77 * syllables / len(words)
