"""Finds in a built page what it cites: '(bron: A en B, afgeleid)' behind a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from bs4 import Tag

from flow.rules.vocabulary import Status, ThresholdStatus

OWN_SEARCH = "niet-gevonden"  # our own search; it is told at this heading of the page of sources
# As texts and fragments write it, once it is HTML.
LINK = rf'<a href="[^"]*#(?:bron-[^"]+|{OWN_SEARCH})">[^<]*</a>'
WRITTEN = re.compile(
    r'\s*(?:<small class="bron">)?\(bron(?:nen)?(?: bij [\w ]+)?: '
    rf"((?:{LINK}(?:, | en )?)+)[,;] (\w+)\)(?:</small>)?"
)
ID = re.compile(rf'#(?:bron-([^"]+)|({OWN_SEARCH}))"')
SOURCES, STATUS = "data-bronnen", "data-status"


class Citation(NamedTuple):
    """Sources that a claim rests on together, and how certain that makes it."""

    sources: tuple[str, ...]
    status: Status | ThresholdStatus


def marked(html: str) -> str:
    """Return HTML with an empty element for every citation, to read with `citation`."""

    def element(found: re.Match[str]) -> str:
        sources = ("".join(ids) for ids in ID.findall(found[1]))
        return written(Citation(tuple(sources), cast(Status, found[2])))

    return WRITTEN.sub(element, html)


def written(cited: Citation) -> str:
    """Return the element of a citation."""
    given = " ".join(f'{name}="{value}"' for name, value in attributes(cited).items())
    return f"<sup {given}></sup>"


def attributes(cited: Citation) -> dict[str, str]:
    """Return what the element of a citation says."""
    return {SOURCES: " ".join(cited.sources), STATUS: cited.status}


def citations(part: Tag) -> list[Tag]:
    """Return the elements of citations in a part of a page."""
    return part.select(f"sup[{SOURCES}]")


def citation(element: Tag) -> Citation:
    """Read the element of a citation."""
    return Citation(tuple(str(element[SOURCES]).split()), cast(Status, str(element[STATUS])))
