"""The choices side by side, for the talk with young person and parents: the sheet as a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from flow.rules.card_files import CHOICE
from flow.rules.handbook import Claim, Handbook
from flow.rules.model import Flow
from scripts.faces.pages.markdown import Fragments, bullets, claim, route_link, small_heading, table


class Choice(NamedTuple):
    """A column of the sheet; `link` is its title, as a link when it has a page."""

    id: str
    title: str
    link: str
    answers: Mapping[str, tuple[Claim, ...]]


def fragments(flow: Flow, handbook: Handbook) -> Fragments:
    """Return the sheet as a table, as cards with sources, and in short words."""
    found = partial(choices, flow, handbook)
    return {
        "keuzekaart-tabel.md": lambda: _table(found(), lambda item: item.text),
        "keuzekaart-kaarten.md": lambda: "\n".join(_card(flow, choice) for choice in found()),
        "keuzekaart-makkelijk.md": lambda: _table(found(), lambda item: item.plain),
    }


def choices(flow: Flow, handbook: Handbook) -> Iterator[Choice]:
    """Yield the routes, and what stands beside them."""
    for route in flow.routes:
        answers = handbook["routekaarten"][route.id].claims
        yield Choice(route.id, route.title, route_link(flow, route.id), answers)
    for card in handbook["keuzekaart"].values():
        yield Choice(card.id, card.title, card.title, card.claims)


def _table(found: Iterator[Choice], say: Callable[[Claim], str]) -> str:
    """Answer each question for each choice in a few words."""
    columns = list(found)
    rows = (
        (f"**{asked}**", *(say(choice.answers[key][0]) for choice in columns))
        for key, asked in CHOICE.items()
    )
    return table(("Vraag", *(choice.link for choice in columns)), rows)


def _card(flow: Flow, choice: Choice) -> str:
    """Tell everything about one choice, with sources."""
    answers = (
        f"{small_heading(asked)}\n{bullets(_told(flow, item) for item in choice.answers[key])}"
        for key, asked in CHOICE.items()
    )
    return f"### {choice.title} {{ #{choice.id} }}\n\n" + "\n".join(answers)


def _told(flow: Flow, item: Claim) -> str:
    """Return an answer with its sources; who decides stands in its text."""
    return f"{item.text} {claim(flow, item.sources, item.status)}"
