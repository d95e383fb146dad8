"""What differs between two editions of the rules: which answers now end elsewhere, which words.

The order in the files does not count, nor do the version and the date of the last check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, zip_longest

from flow.compare.entries import Items, Key, as_text, field_names, items
from flow.compare.paths import Answered, Answers, Ends, Together
from flow.reason.walk import Answer
from flow.rules.model import Flow

NUMBER = re.compile(r"(\d+)")

type Limits = frozenset[tuple[str, str]]  # numbers in a text, before and after


@dataclass(frozen=True, slots=True)
class Moved:
    """Paths that end elsewhere: from `ends.old` to `ends.new`.

    `paths` counts them; `answers` is the smallest set from which all that they share follows, in
    the order of asking; `among` counts every path with those answers, these included.
    """

    ends: Ends
    paths: int
    answers: tuple[Answered, ...]
    among: int


@dataclass(frozen=True, slots=True)
class Edit:
    """A field of an item that both editions hold, with its old and its new value."""

    key: Key
    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Diff:
    """All differences; `paths` counts the paths that were compared, see `flow.together`."""

    old: Flow
    new: Flow
    paths: int
    moved: tuple[Moved, ...]
    added: tuple[Key, ...]
    removed: tuple[Key, ...]
    edits: tuple[Edit, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.moved or self.added or self.removed or self.edits)

    def answer(self, answered: Answered) -> Answer:
        """Return the question and option of an answer, from the newest edition that has it."""
        id, chosen = answered
        asked = [flow.questions[id] for flow in (self.new, self.old) if id in flow.questions]
        return next(Answer(q, o) for q in asked for o in q.options if o.id == chosen)


def diff(old: Flow, new: Flow) -> Diff:
    """Compare two checked editions of the rules."""
    both, before, after = Together(old, new), items(old), items(new)
    return Diff(
        old=old,
        new=new,
        paths=both.count(),
        moved=tuple(moved(both)),
        added=tuple(_only_in(after, before)),
        removed=tuple(_only_in(before, after)),
        edits=tuple(_edits(before, after, _limits(old, new))),
    )


def moved(both: Together) -> Iterator[Moved]:
    """Yield the paths that end elsewhere, most first; each takes as long as the search for its set.

    Who shows only the first few need not wait for the others.
    """
    found = [(ends, group) for ends, group in both.groups().items() if ends.old != ends.new]
    for ends, group in sorted(found, key=lambda one: -one[1].paths):
        answers = _smallest(both, group.shared)
        yield Moved(ends, group.paths, answers, among=both.count(group.shared))


def _smallest(both: Together, shared: Answers) -> tuple[Answered, ...]:
    """Return the fewest of the shared answers from which the others follow."""
    order = [id for edition in (both.new, both.old) for id in edition.flow.questions]
    every = sorted(shared, key=lambda answered: order.index(answered[0]))
    among = both.count(shared)
    # What does not follow from all the others is in every such set.
    firm = frozenset(one for one in every if both.count(shared - {one}) != among)
    others = [one for one in every if one not in firm]
    sets = (firm.union(some) for size in range(len(others)) for some in combinations(others, size))
    enough = (some for some in sets if both.count(some) == among)
    found = next(enough, shared)
    return tuple(one for one in every if one in found)


def _only_in(here: Items, there: Items) -> Iterator[Key]:
    """Yield what stands here only; an option of such a question goes without saying."""
    for key in here:
        question = Key("questions", key.id.split("/")[0])
        if key not in there and (key.table != "options" or question in there):
            yield key


def _limits(old: Flow, new: Flow) -> Limits:
    """Return the values of all thresholds that changed."""
    shared = [id for id in old.values if id in new.values]
    pairs = ((str(old.values[id]), str(new.values[id])) for id in shared)
    return frozenset(pair for pair in pairs if pair[0] != pair[1])


def _edits(before: Items, after: Items, limits: Limits) -> Iterator[Edit]:
    for key in (key for key in before if key in after):
        for field in field_names(before[key]):
            old, new = getattr(before[key], field), getattr(after[key], field)
            is_number = isinstance(old, int)
            if old != new and (is_number or not _follows(as_text(old), as_text(new), limits)):
                yield Edit(key, field, old, new)


def _follows(old: str, new: str, limits: Limits) -> bool:
    """Tell whether a text changed only because thresholds that it mentions did."""
    pieces = zip_longest(NUMBER.split(old), NUMBER.split(new))  # words and numbers in turn
    return all(one == other or (one, other) in limits for one, other in pieces)
