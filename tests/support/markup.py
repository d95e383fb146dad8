"""HTML taken apart, to see what it holds and whether it is sound."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

FOLD = re.compile(
    r'<details class="rw-vouw[^>]*><summary><\w+>(.*?)</\w+></summary>(.*?)</details>'
)
NOTE = re.compile(r'<span class="noot">(.*?)</span>')
RULE = re.compile(r' <a class="rw-regel .*?</a>')
SOURCES = re.compile(r'<details class="rw-vouw rw-bronnen">.*?</details>')
SOURCE = re.compile(r'<li><a href="\.\./over/bronnen/#bron-([\w-]+)">(.*?)</a></li>')
QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
VOID = {"br", "hr", "img", "input", "link", "meta"}


class Markup(HTMLParser):
    """HTML taken apart.

    `faults` names tags that do not close in the order they opened, or that are written in capitals.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> stays open" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        written = QUOTED.sub("", self.get_starttag_text() or "")
        if written != written.lower():
            self.faults.append(f"{written} holds capitals")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Refuse an end that does not match the last start."""
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        """Note a visible text."""
        self.texts.append(data)

    @property
    def text(self) -> str:
        """Everything that can be read."""
        return "".join(self.texts)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every element with this tag."""
        return [attributes for name, attributes in self.elements if name == tag]

    def values(self, attribute: str) -> list[str]:
        """Return every value of an attribute, in order."""
        return [found for _, given in self.elements if (found := given.get(attribute)) is not None]


def folds(html: str) -> dict[str, str]:
    """Return the HTML in every part that opens with a click, by its title, in order."""
    return dict(FOLD.findall(html))


def numbers(html: str) -> list[int]:
    """Return the numbers of sources that stand behind what is said, in order."""
    return [int(n) for note in NOTE.findall(html) for n in re.findall(r"<sup>(\d+)</sup>", note)]


def sources(html: str) -> list[tuple[str, str]]:
    """Return the id and the name of every source that is listed, in order."""
    return SOURCE.findall("".join(SOURCES.findall(html)))


def cited(html: str) -> str:
    """Return the HTML with the ids of sources, in brackets, for their numbers; without rules."""
    ids = ["", *(id for id, _ in sources(html))]

    def named(note: re.Match[str]) -> str:
        return f" [{', '.join(ids[number] for number in numbers(note[0]))}]"

    return NOTE.sub(named, RULE.sub("", html))


def unsound(screen: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the HTML of a screen: tags, ids, and where the focus goes."""
    html = Markup(screen["html"])
    ids = html.values("id")
    twice = sorted({id for id in ids if ids.count(id) > 1})
    lost = [] if screen["focus"] in ids else [screen["focus"]]
    return [*html.faults, *(f"id {id} stands twice" for id in twice), *(f"no {id}" for id in lost)]


def items(html: str) -> list[str]:
    """Return what can be read in every item of a list that holds no list of its own."""
    return [Markup(item).text for item in re.findall(r"<li>(.*?)</li>", html)]
