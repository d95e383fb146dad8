"""How people write the name of a question or an answer: in any case, with any spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from flow.rules.model import Flow, Option, Question

LONGEST = 40  # signs of a cell that are shown again
# From here on somebody may have meant it. The standard library can tell better (difflib), but every
# visitor would fetch that with Python.
ALIKE = 0.4
MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
# Excel takes an id such as 5-11 for a day, and writes it as 5-nov.
DAY = re.compile(rf"0?(\d{{1,2}})-({'|'.join(MONTHS)})\.?")


def plain(text: str) -> str:
    """Return a text as it is compared: without capitals and extra spaces."""
    told = " ".join(text.split()).casefold()
    return DAY.sub(lambda day: f"{day[1]}-{MONTHS.index(day[2]) + 1}", told)


def shown(text: str) -> str:
    """Return a cell as it is told in a message: on one line, and not too long."""
    told = " ".join(text.split())
    return f"‘{told if len(told) <= LONGEST else f'{told[:LONGEST]}…'}’"


def nearest(text: str, names: Iterable[str]) -> str | None:
    """Return the name somebody may have meant: it has most pairs of letters in common."""
    likeness, found = max((_likeness(plain(text), plain(name)), name) for name in names)
    return found if likeness >= ALIKE else None


def _likeness(one: str, other: str) -> float:
    """Return which share of the pairs of letters two words have in common: from 0 to 1."""
    ours, theirs = _pairs(one), _pairs(other)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


@lru_cache(maxsize=1024)
def _pairs(word: str) -> frozenset[str]:
    """Return all pairs of letters that stand together, also with the space around the word."""
    return frozenset(map("".join, pairwise(f" {word} ")))


@lru_cache(maxsize=8)
def question_names(flow: Flow) -> Mapping[str, Question]:
    """Return who is asked what, by every name that a column can have: its id goes first."""
    short = {plain(asked.short): asked for asked in flow.asked}
    return short | {plain(asked.id): asked for asked in flow.asked}


@lru_cache(maxsize=64)
def option_names(flow: Flow, asked: str) -> Mapping[str, Option]:
    """Return the answers to a question by every name they can have: the id goes first."""
    options = flow.questions[asked].options
    names = {plain(option.short): option for option in options}
    names |= {plain(option.label): option for option in options}
    return names | {plain(option.id): option for option in options}
