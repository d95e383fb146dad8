"""Reads texts of the site for on paper: paragraphs and lists of a page, each with its sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

from scripts.faces.tools.errors import FaceError

# The pages that documents quote, by their path in docs/ without .md.
PAGES = (
    "handreiking/index",
    "handreiking/aanleiding",
    "handreiking/intern",
    "handreiking/regionaal",
    "handreiking/casussen",
    "mas/index",
    "mas/stappenplan",
    "over/bronnen",
    "routewijzer/papier",
)
KINDS = {"paragraph": "alinea", "bullet_list": "lijst", "ordered_list": "nummers"}
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
ANCHOR = re.compile(r"\s*\{.*\}$")
SOURCE = re.compile(r"\(bron(?:nen)?(?: bij [\w ]+)?: (.+), (\w+)\)$")
FRAGMENT, SCREEN_ONLY = "--8<--", "{ .alleen-scherm }"
QUOTED = re.compile(
    r"(?:aanleiding|casussen|index|infographic|intern|regionaal|uitnodiging|stappenplan"
    r"|\.\./over/bronnen)\.md"
)
CITED = re.compile(r"#bron-([a-z0-9-]+)$")


@dataclass(frozen=True)
class Piece:
    """Sentences that share a source; a run is a text and whether it is bold."""

    runs: tuple[tuple[str, bool], ...]
    names: str = ""
    sources: tuple[str, ...] = ()
    status: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph, which is one item, or a list; an item is made of pieces."""

    kind: str
    items: tuple[tuple[Piece, ...], ...]


type Page = dict[str, list[Block]]
type Line = list[Node]


def read_pages(docs: Path) -> dict[str, Page]:
    """Return the pages that documents quote; raises FaceError when one is not there."""
    return {name: read_page(docs / f"{name}.md") for name in PAGES}


def read_page(path: Path) -> Page:
    """Return the blocks of a page by the heading above them; before the first that is ''."""
    try:
        text = FRONT.sub("", path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FaceError(f"scripts/faces/documents/quoted_pages.py: PAGES: {error}") from error
    heading = ""
    page: Page = {heading: []}
    for node in Node(MarkdownIt().parse(text)).children:
        if node.type == "heading" and node.tag != "h1":
            heading = ANCHOR.sub("", node.children[0].content)
            page[heading] = []
        elif node.type in KINDS:
            block = Block(KINDS[node.type], tuple(_items(node)))
            page[heading] += [block] if any(block.items) else []
    return page


def _items(node: Node) -> Iterator[tuple[Piece, ...]]:
    """Yield the item of a paragraph, or those of a list."""
    if node.type == "paragraph":
        lines = list(_lines(node))
        yield () if SCREEN_ONLY in map(_text, lines) else tuple(_pieces(lines, _is_for_paper))
        return
    for item in node.children:
        lines = list(chain.from_iterable(map(_lines, item.children)))
        yield tuple(_pieces(lines, bool))


def _lines(paragraph: Node) -> Iterator[Line]:
    """Yield the lines, for one sentence stands on one line; not those for the site only."""
    line: Line = []
    for node in (*paragraph.children[0].children, None):
        if node and node.type != "softbreak":
            line.append(node)
            continue
        if not _text(line).startswith(FRAGMENT):
            yield line
        line = []


def _pieces(lines: Iterable[Line], keep: Callable[[Line], bool]) -> Iterator[Piece]:
    """Put the lines together up to each source; `keep` judges those without one."""
    loose: list[Line] = []
    for line in lines:
        if found := SOURCE.match(_text(line)):
            cited = (CITED.search(str(node.attrs.get("href", ""))) for node in line)
            names = found[1].replace(" en ", ", ")
            yield Piece(_runs(loose), names, tuple(hit[1] for hit in cited if hit), found[2])
            loose = []
        else:
            loose.append(line)
    if loose := [line for line in loose if keep(line)]:
        yield Piece(_runs(loose))


def _runs(lines: Iterable[Line]) -> tuple[tuple[str, bool], ...]:
    """Return the words of sentences, each followed by a space."""
    return tuple(
        run
        for line in lines
        for run in (*((_text([node]), node.type == "strong") for node in line), (" ", False))
    )


def _text(nodes: Iterable[Node]) -> str:
    """Return the words without bold and links."""
    return "".join(node.content or _text(node.children) for node in nodes)


def _is_for_paper(line: Line) -> bool:
    """Tell whether a sentence leads to no page of the site that is in no document."""
    links = (str(node.attrs.get("href", "")) for node in line)
    return all(".md" not in href or QUOTED.match(href) for href in links)
