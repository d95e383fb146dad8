"""What a built page says, word by word and sentence by sentence, and how hard it is to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
INLINE = frozenset("a abbr b br code em i small span strong sub sup wbr".split())
SPOKEN = ("alt", "aria-label", "placeholder", "title")
# Not for people, and not Dutch.
CODE = frozenset("code pre script style".split())
# Not sentences: drawings, tables, headings, forms, and where a claim comes from.
NO_PROSE = CODE | frozenset("figure form h1 h2 h3 h4 h5 h6 summary svg".split())
NO_PROSE_CLASSES = frozenset(("bron", "rw-bron", "headerlink"))

CITATION = re.compile(r"\(bron(?:nen)?\b[^()]*(?:\([^()]*\)[^()]*)*\)")
ADDRESS = re.compile(r"https?://\S+|\b[\w.-]+\.(?:nl|org|com|eu)\b\S*")
WORD = re.compile(r"[^\W\d_]+(?:[-'’@][^\W\d_]+)*")
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
# Two dots on a vowel begin a syllable: geïnd has two.
SYLLABLE = re.compile(r"[äëïöü]?[aeiouyàáâèéêìíîòóôùúû]+|[äëïöü]")


class Page(HTMLParser):
    """A built page: `said` is all that a visitor sees or hears, `prose` its paragraphs."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.said: list[str] = []
        self.h1: list[str] = []
        self.meta: dict[str, str] = {}
        self.prose: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._block = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.said += [given[name] for name in SPOKEN if name in given]
        if tag == "meta":
            self.meta[given.get("name", "")] = given.get("content", "")
        if tag == "h1":
            self.h1.append("")
        if tag not in INLINE:
            self._end_block()
        if tag not in VOID:
            self._open.append((tag, given.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self._end_block()
        if tag not in VOID:
            last = self._open.pop()[0]
            assert last == tag, (last,tag,self.getpos())

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self._open}
        classes = {name for _, given in self._open for name in given.split()}
        if not tags & CODE:
            self.said.append(data)
        if "h1" in tags and "headerlink" not in classes:
            self.h1[-1] += data
        if "article" in tags and not tags & NO_PROSE and not classes & NO_PROSE_CLASSES:
            self._block += data

    def _end_block(self) -> None:
        text = " ".join(CITATION.sub("", self._block).split())
        if text:
            self.prose.append(text)
        self._block = ""

    @property
    def sentences(self):
        return [p for b in self.prose for p in SENTENCE_END.split(b)]
