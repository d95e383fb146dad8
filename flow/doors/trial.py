"""The way in for who tries other rules in the browser: a message in, a screen out, both JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache

from flow.compare.trial import Trial
from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from flow.rules.load import load_flow
from flow.rules.model import Flow
from flow.screens.room_pieces import HEAD, MISTAKE
from flow.screens.trial import ASK, tried
from flow.screens.trial import screen as shown
from flow.screens.trial_forms import Filled
from flow.screens.trial_numbers import Pages

NUMBER = re.compile(r"[1-9][0-9]{0,3}")
NO_NUMBER = "Vul een heel getal in, van 1 tot en met 9999."
NO_TARGET = "Kies waar het antwoord heen gaat."
UNKNOWN = {"antwoord": "Kies een antwoord.", "grens": "Kies een drempel."}
SAME = "Zo is het nu al. Kies iets anders."
CROSSED = "Grenzen die op elkaar volgen, lopen dan niet meer op. Kies een ander getal."
FORMS = {"antwoord": ("antwoord", "doel"), "grens": ("drempel", "waarde")}
edition = cache(Edition)  # read once

type Changes = Mapping[str, str]  # a target by `question/option`, a number by the id of a threshold
type Values = tuple[tuple[str, int], ...]


def respond(message: str) -> str:
    """Return the next screen for a message of the page.

    The message holds `answers`: the changes so far, for `question/option` the id of a question or
    outcome, for the id of a threshold a number. `form` holds a change to make: `soort` with
    `antwoord` and `doel`, or with `drempel` and `waarde`; or `weg`, the one to take back. `pages`
    holds where thresholds stand in the site: names and addresses, by threshold. The screen holds
    `html`, `title`, `say`, `focus`, `text` (to copy) and `moment`: what makes this screen again.
    """
    return json.dumps(screen(edition(), json.loads(message)))


def screen(rules: Edition, message: Mapping[str, object]) -> dict[str, object]:
    """Build the screen; see `respond`."""
    made, filled = _changed(rules, _sound(rules.flow, message.get("answers")), message.get("form"))
    trial = _trial(rules, made)
    told = tried(trial, _pages(message.get("pages"))) if made else None
    head = told.head if told else ASK
    return {
        "html": shown(trial, told, filled),
        "title": f"{'Fout: ' if filled.wrong else ''}{head} – Wat als – {rules.flow.site}",
        "say": "" if filled.wrong else f"{head}.",
        "focus": MISTAKE if filled.wrong else HEAD,
        "text": told.text if told else "",
        "moment": {"answers": made},
    }


def _sound(flow: Flow, answers: object) -> dict[str, str]:
    """Return the changes that can be made; the page itself brings no others."""
    given = answers if isinstance(answers, dict) else {}
    made = {str(id): str(to) for id, to in given.items()}
    return {id: to for id, to in made.items() if not _wrong(flow, _kind(id), id, to)}


def _changed(rules: Edition, made: Changes, form: object) -> tuple[Changes, Filled]:
    """Return the changes with the one that was filled in; else as they were, and what is wrong."""
    fields = {name: str(text) for name, text in form.items()} if isinstance(form, dict) else {}
    kind, id, to = _asked(fields)
    others = {key: value for key, value in made.items() if key != id}
    is_now = not kind or to == _now(rules.flow, id)
    wrong = _wrong(rules.flow, kind, id, to) if kind else ""
    if kind and is_now and id not in made:
        wrong = wrong or SAME
    new = others if is_now else {**others, id: to}
    if not (wrong or _can_be_read(rules, new)):
        kind, wrong = "grens", CROSSED
    return (made, Filled(fields, {kind: wrong})) if wrong else (new, Filled())


def _asked(fields: Mapping[str, str]) -> tuple[str, str, str]:
    """Return which form it was, and what changes into what; no form when it is taken back."""
    kind = fields.get("soort", "")
    if kind not in FORMS:
        return "", fields.get("weg", ""), ""
    id, to = (fields.get(name, "").strip() for name in FORMS[kind])
    return kind, id, to


def _kind(id: str) -> str:
    return "antwoord" if "/" in id else "grens"


def _now(flow: Flow, id: str) -> str:
    """Return what stands in the rules: where an answer leads, or a number; nothing for another."""
    if id in flow.thresholds:
        return str(flow.thresholds[id].value)
    asked, _, chosen = id.partition("/")
    option = flow.questions[asked].option(chosen) if asked in flow.questions else None
    return option.target if option else ""


def _wrong(flow: Flow, kind: str, id: str, to: str) -> str:
    """Say what is wrong with a change; nothing when it can be made."""
    if not _now(flow, id) or _kind(id) != kind:
        return UNKNOWN[kind]
    if kind == "antwoord":
        return "" if to in flow.questions or to in flow.outcomes else NO_TARGET
    return "" if NUMBER.fullmatch(to) else NO_NUMBER


def _trial(rules: Edition, made: Changes) -> Trial:
    """Put changes together that can be made."""
    turns = {}
    for id, to in made.items():
        if _kind(id) == "antwoord":
            asked, _, option = id.partition("/")
            turns[asked, option] = to
    return Trial(rules.flow, _read(rules, _values(made)), turns)


def _values(made: Changes) -> Values:
    return tuple((id, int(to)) for id, to in made.items() if _kind(id) == "grens")


def _can_be_read(rules: Edition, made: Changes) -> bool:
    try:
        _read(rules, _values(made))
    except RuleError:
        return False
    return True


@lru_cache(maxsize=4)  # a screen is asked for again by who goes back
def _read(rules: Edition, values: Values) -> Flow:
    """Read the rules with other values: so every text has them."""
    return load_flow(rules.folder, rules.own, dict(values)) if values else rules.flow


def _pages(given: object) -> Pages:
    """Return the pages where a threshold stands, as the build put them in the page."""
    pages = given if isinstance(given, dict) else {}
    return {
        id: [(str(name), str(address)) for name, address in found] for id, found in pages.items()
    }
