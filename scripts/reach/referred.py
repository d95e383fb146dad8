"""Which addresses elsewhere the project refers to, under which name, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag

from flow.rules.edition import Edition
from scripts.faces.pages.source_usage import used

LINK = re.compile(r"\]\((https?://[^)\s]+)\)|<(https?://[^>\s]+)>")
IN_LINK = re.compile(r"\[([^\]]+)\]")
TEXTS = ("*.md", "docs/**/*.md", "flow/*.md", "flow/mas/**/*.toml", "scripts/*.md", "tests/*.md")


@dataclass(frozen=True)
class Referred:
    """One address: the ids of the sources that have it, and the pages or files that lead there."""

    address: str
    sources: tuple[str, ...]
    places: tuple[str, ...]


def referred(edition: Edition, root: Path) -> list[Referred]:
    """Return every address once; articles of one law are one page, so one address."""
    found: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for address, source, places in (*_sources(edition, root / "docs"), *_texts(root)):
        ids, where = found.setdefault(urldefrag(address).url, ({}, {}))
        ids |= dict.fromkeys([source] if source else ())
        where |= dict.fromkeys(places)
    return [Referred(one, tuple(ids), tuple(where)) for one, (ids, where) in found.items()]


def _sources(edition: Edition, docs: Path) -> Iterator[tuple[str, str, list[str]]]:
    where = used(edition.flow, edition.handbook, docs)
    for id, source in edition.flow.sources.items():
        yield source.url, id, [_title(link) for link in where[id]]


def _title(link: str) -> str:
    """Return the name of a page from a link to it."""
    found = IN_LINK.search(link)
    return found[1] if found else link


def _texts(root: Path) -> Iterator[tuple[str, str, list[str]]]:
    for path in sorted(path for pattern in TEXTS for path in root.glob(pattern)):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for one, other in LINK.findall(line):
                yield one or other, "", [f"{path.relative_to(root).as_posix()}:{number}"]
