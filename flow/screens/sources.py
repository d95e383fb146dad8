"""HTML of the sources of an outcome: each once, with all that rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from flow.reason.account import Account
from flow.reason.walk import Walk
from flow.rules.model import Flow, Outcome
from flow.rules.vocabulary import Status
from flow.screens.pieces import SOURCES_PAGE, bullets, t


class Claim(NamedTuple):
    """What is said on the sheet of an outcome, by its name, with where it comes from."""

    name: str
    sources: tuple[str, ...]
    status: Status


def sources_of(walk: Walk, told: Account, reached: Outcome) -> str:
    """Every source of this outcome, as a list."""
    by_source = _by_source(_claims(walk, told, reached))
    return bullets(_item(walk.flow, id, names) for id, names in by_source.items())


def _claims(walk: Walk, told: Account, reached: Outcome) -> Iterator[Claim]:
    yield Claim("de uitkomst", reached.sources, reached.status)
    for action in walk.actions:
        yield Claim(action.title, action.sources, action.status)
    reasons = [item.answer for item in told.why] + [answer for _, answer in told.out]
    for question, option in dict.fromkeys(reasons):
        yield Claim(question.short, option.sources, option.status)


def _by_source(claims: Iterable[Claim]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for claim in claims:
        for id in claim.sources:
            found.setdefault(id, []).append(f"{claim.name} ({claim.status})")
    return found


def _item(flow: Flow, id: str, names: Iterable[str]) -> str:
    link = f'<a href="{SOURCES_PAGE}#bron-{id}">{t(flow.sources[id].short)}</a>'
    return f'{link} <span class="rw-waarvoor">bij: {t(", ".join(names))}</span>'
