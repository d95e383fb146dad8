"""The national rules, and what can be seen of them: for properties that hold whatever they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from flow.doors.browser import screen
from flow.reason import explain
from flow.reason.explain import Change, WhyNot
from flow.reason.walk import Answer, Walk, walk
from flow.rules.edition import Edition
from flow.rules.region import NATIONAL
from flow.screens import answers, case, overview
from flow.screens.sentences import change_sentence
from tests.support import trails as all_trails
from tests.support.markup import Markup
from tests.support.toy import ROOT
from tests.support.trails import Trail

FOLDER = ROOT / "flow" / "mas"
EDITION = Edition(FOLDER)
FLOW = EDITION.flow
IDS = [asked.id for asked in FLOW.asked]
ANSWERS = [Answer(asked, o) for asked in FLOW.questions.values() for o in asked.options]

# The fields of the model that people read; the others hold ids.
READ = re.compile(
    "short|title|text|label|reason|because|help|why|after|name|role|unit|decides|result|event|"
    "reading|missing|publisher|date|region|version|instead|site"
)
MAY_BE_EMPTY = {"help", "region", "instead"}


@cache
def samples() -> tuple[Trail, ...]:
    """A complete path for every answer with every outcome that can follow it."""
    return tuple({str(trail): trail for trail in all_trails.samples(FLOW)}.values())


@cache
def walks() -> tuple[Walk, ...]:
    """The samples as the engine walks them."""
    return tuple(walk(FLOW, trail.answers) for trail in samples())


@cache
def sentences() -> frozenset[str]:
    """Return every sentence that can say why, why not, what is closed or what would change it."""
    found = {option.reason for _, option in ANSWERS}
    for asked, option in ANSWERS:
        found |= set(explain.closed(walk(FLOW, {asked.id: option.id})).values())
        for route in FLOW.routes:
            change = Change({asked.id: option.id}, route)
            found |= {WhyNot(route, Answer(asked, option)).sentence}
            found |= {change_sentence(FLOW, change)}
    return frozenset(found)


@cache
def shown() -> tuple[str, ...]:
    """Return the HTML of a screen of every kind, for every answer, question, case and outcome."""
    messages: list[dict[str, object]] = [{"answers": trail.answers} for trail in samples()]
    for id in IDS:
        trail = next(trail for trail in samples() if id in trail.answers)
        messages.append({"answers": trail.answers, "ask": id, "error": True})
        messages.append({"answers": trail.before(id), "ask": id})
    messages += [{"answers": {q.id: o.id}, "survey": True} for q, o in ANSWERS]
    messages += [{"case": id, "told": told} for id in FLOW.cases for told in (False, True)]
    return tuple(str(screen(FLOW, message)["html"]) for message in messages)


@cache
def seen() -> frozenset[str]:
    """Return every text on these screens, once."""
    pages = [overview.everything(FLOW), case.unknown(FLOW), answers.dropped(FLOW, IDS)]
    pieces = {piece for html in shown() for piece in re.split(r'(?=<details class="rw-v)', html)}
    return frozenset(text for html in (*pages, *pieces) for text in Markup(html).texts)


@cache
def texts() -> frozenset[str]:
    """Return every text of the rules that people read."""
    return frozenset(_read(FLOW))


def _read(thing: object, field: str = "") -> Iterator[str]:
    if thing is NATIONAL:  # there is nothing to read
        return
    if isinstance(thing, str):
        if READ.fullmatch(field) and (thing or field not in MAY_BE_EMPTY):
            yield thing
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from _read(value)
    elif isinstance(thing, tuple):
        for value in thing:
            yield from _read(value, field)
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from _read(getattr(thing, each.name), each.name)
