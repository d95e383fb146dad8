"""A code for the answers that led to an outcome: to write on paper, and to type back later.

It holds three signs of the fingerprint of the rules, the number of the path among all complete
paths of those rules, and two signs that check the others. Nothing about the version, for rules that
decide the same have the same codes. Nobody keeps what a code stands for: it is counted anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from flow.reason.walk import Walk
from flow.rules.fingerprint import fingerprint
from flow.rules.model import Flow
from flow.rules.signs import (
    BITS,
    CHECKS,
    SIGNS,
    cleaned,
    grouped,
    is_whole,
    read,
    suspects,
    with_checks,
    written,
)
from flow.rules.states import Graph, State, Way, unfolded, worked_back

HEAD = 3  # signs of the fingerprint


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a code stands for: rules, and the answers of a complete path, option by question."""

    flow: Flow
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a code is none; what does not apply is empty.

    `signs` is what was typed, cleaned. `strange` is a sign that no code has; `lengths` are the
    numbers of signs that one can have; `places` are where it was most likely mistyped, from 0.
    With `is_foreign` it is sound, but of rules that are not known here.
    """

    signs: str
    strange: str = ""
    lengths: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    is_foreign: bool = False


def code(walk: Walk) -> str:
    """Return the code of a walk that came to an outcome; nothing for any other."""
    if walk.outcome is None:
        return ""
    number, (graph, counts) = 0, _counted(walk.flow)
    state = next(iter(graph))
    for answer in walk.path:
        ways = _ordered(graph[state])
        at = [way.option.id for way in ways].index(answer.option.id)
        number += sum(counts[way.to] for way in ways[:at])
        state = ways[at].to
    signs = written(number, length(walk.flow) - HEAD - CHECKS)
    return grouped(with_checks(fingerprint(walk.flow)[:HEAD] + signs))


def answers_of(typed: str, editions: Sequence[Flow]) -> Receipt | Unreadable:
    """Return what a code stands for in the first of these editions that it belongs to."""
    signs = cleaned(typed)
    lengths = tuple(sorted(set(map(length, editions))))
    strange = next((sign for sign in signs if sign not in SIGNS), "")
    if strange:
        return Unreadable(signs, strange=strange)
    if len(signs) not in lengths:
        return Unreadable(signs, lengths=lengths)
    if not is_whole(signs):
        return Unreadable(signs, places=suspects(signs))
    return next(_found(signs, editions), Unreadable(signs, is_foreign=True))


def length(flow: Flow) -> int:
    """Return how many signs every code of these rules has, hyphens not counted."""
    most = _paths(flow) - 1
    return HEAD + max(1, -(-most.bit_length() // BITS)) + CHECKS


def _found(signs: str, editions: Sequence[Flow]) -> Iterator[Receipt]:
    number = read(signs[HEAD:-CHECKS])
    for flow in editions:
        is_its_own = fingerprint(flow).startswith(signs[:HEAD]) and len(signs) == length(flow)
        if is_its_own and number < _paths(flow):
            yield Receipt(flow, dict(_answers(flow, number)))


def _answers(flow: Flow, number: int) -> Iterator[tuple[str, str]]:
    """Yield the answers that people give on the path with this number."""
    graph, counts = _counted(flow)
    state = next(iter(graph))
    while graph[state]:
        ways = _ordered(graph[state])
        before = [0, *accumulate(counts[way.to] for way in ways)]
        at = sum(number >= paths for paths in before) - 1
        if state.is_asked:
            yield state.place, ways[at].option.id
        number, state = number - before[at], ways[at].to


@lru_cache(maxsize=16)
def _counted(flow: Flow) -> tuple[Graph, Mapping[State, int]]:
    """Return every state, and how many complete paths there are from each on."""

    def paths(_: State, after: list[tuple[Way, int]]) -> int:
        return sum(count for _, count in after) if after else 1

    graph = unfolded(flow)
    return graph, worked_back(graph, paths)


def _paths(flow: Flow) -> int:
    graph, counts = _counted(flow)
    return counts[next(iter(graph))]


def _ordered(ways: Sequence[Way]) -> list[Way]:
    """Return ways in the order of their ids: that of the file decides nothing."""
    return sorted(ways, key=lambda way: way.option.id)
