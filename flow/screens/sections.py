"""What is told in sections, once: as HTML for the screen and paper, and as text to copy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from flow.screens.pieces import bullets, fold, t

MOST = 8


class Item(NamedTuple):
    """Something told: a head with lines below it; `link` leads to what the head names."""

    head: str
    lines: Sequence[str] = ()
    link: str = ""


class Section(NamedTuple):
    """Items below a title; nothing is told of a section that holds nothing.

    `shown` counts the items before the rest is folded; with 0 all of it is.
    """

    title: str
    intro: str
    items: Sequence[Item] = ()
    shown: int = MOST


def as_html(sections: Iterable[Section]) -> str:
    """The sections below each other; of many items the first, the rest folded."""
    return "".join(map(_section, sections))


def _section(section: Section) -> str:
    title, intro, items, shown = section
    if not shown:
        return fold(t(title), _listed(items))
    if not (intro or items):
        return ""
    first, rest = items[:shown], items[shown:]
    more = f"Nog {len(rest)}: {t(title[0].lower())}{t(title[1:])}"
    return (
        f"<h3>{t(title)}</h3>{intro and f'<p>{t(intro)}</p>'}{_listed(first)}"
        f"{fold(more, _listed(rest), heading='h4')}"
    )


def _listed(items: Iterable[Item]) -> str:
    return bullets(map(_item, items))


def _item(item: Item) -> str:
    head = f'<a href="{item.link}">{t(item.head)}</a>' if item.link else t(item.head)
    return "<br>".join((f"<strong>{head}</strong>" if item.lines else head, *map(t, item.lines)))


def as_text(sections: Iterable[Section]) -> str:
    """The sections as plain text."""
    return "\n\n".join(filter(None, map(_plain, sections)))


def _plain(section: Section) -> str:
    title, intro, items, _ = section
    lines = [line for item in items for line in _item_lines(item)]
    return "\n".join([title, *filter(None, [intro]), *lines]) if intro or items else ""


def _item_lines(item: Item) -> list[str]:
    return [f"- {item.head}", *(f"  {line}" for line in item.lines)]
