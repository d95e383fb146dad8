"""The way in to look up a paper in the browser: a message in, a screen out, both JSON text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from flow.compare.difference import diff
from flow.compare.record import record, restored
from flow.compare.since import since
from flow.doors.visit import rules
from flow.reason.receipt import Receipt, answers_of
from flow.rules.fingerprint import LENGTH, fingerprint
from flow.rules.model import Flow
from flow.rules.signs import SIGNS, cleaned
from flow.screens import receipt as show
from flow.screens.receipt import FIELD
from flow.screens.receipt_sentences import refusal
from flow.screens.room_pieces import HEAD, MISTAKE

VERSION = re.compile(r"\bv?(\d{1,3}(?:\.\d{1,3})+)\b", re.IGNORECASE)
FINGERPRINT = re.compile(r"kenmerk\W+(\w+)", re.IGNORECASE)
MOST = 200  # signs of what was typed that are looked at; the field takes no more
PAGE = "Klopt mijn papier nog?"

type Shown = tuple[str, str, str]  # the result, its name, and what is wrong with what was typed


def respond(message: str) -> str:
    """Return the screen for what stands on a paper.

    The message holds `earlier` (the older editions as JSON text, newest first), and `form` with
    `wat`, or `typed` of a moment: a code, a version or a fingerprint. The screen holds `html`,
    `title`, `say`, `focus` and `moment`: what makes this screen again.
    """
    asked = json.loads(message)
    return json.dumps(screen((rules(), *_editions(str(asked.get("earlier", "[]")))), asked))


@lru_cache(maxsize=1)  # it is the same text each time
def _editions(earlier: str) -> tuple[Flow, ...]:
    return tuple(map(restored, json.loads(earlier)))


def screen(editions: Sequence[Flow], message: Mapping[str, object]) -> dict[str, object]:
    """Build the screen; `editions` begin with that of now. See `respond`."""
    fields = message.get("form")
    given = fields.get("wat") if isinstance(fields, dict) else message.get("typed")
    typed = given[:MOST] if isinstance(given, str) else ""
    moment = {"answers": {}, "typed": typed}
    if not typed and fields is None:  # back at the page as it came
        return {**_named(editions[0], PAGE), "html": show.form(), "focus": FIELD, "moment": moment}
    html, name, wrong = _looked_up(editions, typed)
    found: dict[str, object] = {**_named(editions[0], name), "focus": HEAD}
    if wrong:
        found = {"title": f"Fout: {PAGE} – {editions[0].site}", "say": "", "focus": MISTAKE}
    return {"html": show.form(typed, wrong) + html, **found, "moment": moment}


def _named(flow: Flow, name: str) -> dict[str, object]:
    """What a screen is called, in the window and aloud."""
    return {"title": f"{name} – {flow.site}", "say": name if name == PAGE else f"{name}."}


def _looked_up(editions: Sequence[Flow], typed: str) -> Shown:
    """Tell a version, a fingerprint and a code apart, and look it up."""
    named, version = FINGERPRINT.search(typed), VERSION.search(typed)
    signs = cleaned(named[1] if named else typed)
    if version and not named:
        found = (flow for flow in editions if flow.version == version[1])
        return _edition(editions, next(found, None), f"versie ‘{version[1]}’")
    if named or (len(signs) == LENGTH and set(signs) <= set(SIGNS)):
        found = (flow for flow in editions if fingerprint(flow) == signs)
        return _edition(editions, next(found, None), f"het kenmerk ‘{signs}’")
    return _code(editions, typed)


def _edition(editions: Sequence[Flow], then: Flow | None, asked: str) -> Shown:
    """Show an edition by its version or fingerprint."""
    now = editions[0]
    if then is None:
        return _refused(f"{asked} kent deze site niet. Wel bekend: {show.known(editions)}.")
    if then is now:
        return show.of_now(now), show.STILL, ""
    # Of both sides only what decides and the names: no other text counts as a difference here.
    return show.of_older(diff(then, restored(record(now)))), "Een oudere versie", ""


def _code(editions: Sequence[Flow], typed: str) -> Shown:
    """Show what a code stands for."""
    found = answers_of(typed, editions)
    if not isinstance(found, Receipt):
        return _refused(refusal(found))
    compared = since(found.flow, editions[0], found.answers)
    return show.of_code(compared), show.headline(compared), ""


def _refused(why: str) -> Shown:
    return "", "", why
