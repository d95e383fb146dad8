"""What the tests of the rules share: the rules, every complete path, edited copies and HTML."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, wraps
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st

from flow.doors.browser import screen
from flow.reason.explain import Change, Reason, WhyNot, changes, why, why_not
from flow.reason.walk import Walk, walk
from flow.rules.edition import load
from flow.rules.model import Flow, Question

ROOT = Path(__file__).parents[2]
MAS = ROOT / "flow" / "mas"
VOID = {"br", "hr", "img", "input", "link", "meta"}


@cache
def national() -> Flow:
    """Load the national rules once."""
    return load()


def question(id: str) -> Question:
    """Return a question of the national rules."""
    return national().questions[id]


IDS = sorted(national().questions)
OPTIONS = sorted({option.id for id in IDS for option in question(id).options})

# Existing questions with existing options, also those that are not on one path together.
valid_answers = st.fixed_dictionaries(
    {}, optional={id: st.sampled_from([o.id for o in question(id).options]) for id in IDS}
)

# For a property that is counted over all paths: that takes longer than one example may.
counted = settings(deadline=None)


@dataclass(frozen=True)
class Trail:
    """A complete path: the answer to each of its questions, and the outcome it ends in."""

    answers: dict[str, str]
    outcome: str


def untraced[**P, T](work: Callable[P, T]) -> Callable[P, T]:
    """Run without the tracer of coverage, which makes work on all paths six times as slow.

    The small tests alone reach every line and branch.
    """

    @wraps(work)
    def quick(*args: P.args, **kwargs: P.kwargs) -> T:
        tracer = sys.gettrace()
        sys.settrace(None)
        try:
            return work(*args, **kwargs)
        finally:
            sys.settrace(tracer)

    return quick


@cache
def trails() -> tuple[Trail, ...]:
    """Every complete path, followed without the engine: the tests count and compare with it."""
    flow = national()

    def follow(id: str, answers: dict[str, str]) -> Iterator[Trail]:
        if id in flow.outcomes:
            yield Trail(answers, id)
            return
        for option in flow.questions[id].options:
            yield from follow(option.target, {**answers, id: option.id})

    return tuple(follow(flow.start, {}))


@cache
def trail_to(outcome: str) -> Trail:
    """Return the first complete path that ends here."""
    return next(trail for trail in trails() if trail.outcome == outcome)


@cache
@untraced
def walks() -> tuple[Walk, ...]:
    """Every complete path as the engine walks it, in the order of `trails`."""
    return tuple(walk(national(), trail.answers) for trail in trails())


@dataclass(frozen=True)
class Explained:
    """A complete path with everything that is said about it."""

    trail: Trail
    walk: Walk
    why: tuple[Reason, ...]
    why_not: tuple[WhyNot, ...]
    changes: tuple[Change, ...]


@cache
@untraced
def explained() -> tuple[Explained, ...]:
    """Every complete path, explained."""
    return tuple(
        Explained(trail, walked, why(walked), why_not(walked), changes(walked))
        for trail, walked in zip(trails(), walks(), strict=True)
    )


@untraced
def consistent(given: Mapping[str, object]) -> list[Trail]:
    """Return the complete paths that give this answer at every question they share with `given`."""
    return [
        trail
        for trail in trails()
        if all(given.get(id, option) == option for id, option in trail.answers.items())
    ]


def edited(folder: Path, file: str, row: str, key: str, line: str) -> Path:
    """Copy the rules and replace the first line `key = …` of a row: an id, or `question/option`.

    A row `-` is the start of the file; a folder that holds a copy already is edited further.
    """
    if not (folder / file).exists():
        shutil.copytree(MAS, folder, dirs_exist_ok=True)
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    at = 0
    for id in row.split("/"):
        at = next(
            n for n in range(at, len(lines)) if id == "-" or lines[n].strip() == f'id = "{id}"'
        )
    at = next(n for n in range(at, len(lines)) if lines[n].strip().startswith(f"{key} = "))
    lines[at] = line
    (folder / file).write_text("\n".join(lines), encoding="utf-8")
    return folder


def leading(question: str, **targets: str) -> Flow:
    """Return the rules with some options of one question, named with _ for -, leading elsewhere."""
    flow = national()
    asked = flow.questions[question]
    options = tuple(
        replace(option, target=targets.get(option.id.replace("-", "_"), option.target))
        for option in asked.options
    )
    return replace(flow, questions={**flow.questions, question: replace(asked, options=options)})


class Markup(HTMLParser):
    """HTML taken apart; `faults` names tags that do not close in the order they opened."""

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


@dataclass(frozen=True)
class Shown:
    """What a visitor can get to see: every text once, and what is wrong with the HTML."""

    texts: frozenset[str]
    faults: list[str]


@cache
@untraced
def shown() -> Shown:
    """Read the screen of every complete path; a piece that comes back is read once."""
    pieces: dict[str, None] = {}
    faults = []
    for trail in trails():
        html = str(screen(national(), {"answers": trail.answers})["html"])
        pieces |= dict.fromkeys(re.split(r'(?=<div class="rw-blok">)', html))
        ids = re.findall(r' id="([^"]+)"', html)
        faults += [f"{trail}: an id stands twice"] * (len(ids) != len(set(ids)))
    read = [Markup(piece) for piece in pieces]
    faults += [fault for markup in read for fault in markup.faults]
    return Shown(frozenset(text for markup in read for text in markup.texts), faults)
