"""The way in to practise in the browser: a message in, a screen out, both JSON text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from flow.doors.visit import rules
from flow.reason.exercise import round_of
from flow.rules.cases import Example
from flow.rules.model import Flow
from flow.screens import practice as show
from flow.screens.room_pieces import HEAD, MISTAKE


def respond(message: str) -> str:
    """Return the next screen for a message of the page.

    The message holds `round` (any whole number: which examples), `answers` (the outcome that was
    chosen, by example), `ask` (the example to compare) and, when there was a choice, `form`: `zaak`
    and `keuze`. The screen holds `html`, `title`, `say`, `focus` and `moment`: what makes this
    screen again.
    """
    return json.dumps(screen(rules(), json.loads(message)))


def screen(flow: Flow, message: Mapping[str, object]) -> dict[str, object]:
    """Build the screen; see `respond`."""
    number = message.get("round")
    number = number if isinstance(number, int) else 0
    examples = round_of(flow, number)
    form = message.get("form")
    fields = form if isinstance(form, dict) else {}
    chosen = _chosen(flow, examples, message.get("answers"), fields)
    shown = str(fields.get("zaak", message.get("ask")))
    asked = shown if shown in chosen else ""
    moment = {"round": number, "answers": chosen, "ask": asked}
    return _show(flow, examples, chosen, asked, missing="zaak" in fields) | {"moment": moment}


def _chosen(
    flow: Flow, examples: Sequence[Example], answers: object, fields: Mapping[str, object]
) -> dict[str, str]:
    """Return what was chosen before and now, in the order of the round; only what can be."""
    before = answers if isinstance(answers, dict) else {}
    given = {**before, str(fields.get("zaak")): fields.get("keuze")}
    return {
        example.id: str(given[example.id])
        for example in examples
        if str(given.get(example.id)) in flow.outcomes
    }


def _show(
    flow: Flow, examples: Sequence[Example], chosen: show.Chosen, asked: str, *, missing: bool
) -> dict[str, object]:
    """Choose the screen: a comparison, the first example without a choice, or the score."""
    if asked:
        html = show.compare(flow, flow.examples[asked], examples, chosen)
        return _screen(flow, html, "Vergelijk")
    left = next((example for example in examples if example.id not in chosen), None)
    if left is None:
        return _screen(flow, show.ended(flow, examples, chosen), "Uw score")
    html = show.ask(flow, left, examples, chosen, error=missing)
    found = _screen(flow, html, left.name)
    if missing:
        return found | {"title": f"Fout: {found['title']}", "say": "", "focus": MISTAKE}
    return found


def _screen(flow: Flow, html: str, name: str) -> dict[str, object]:
    return {
        "html": html,
        "title": f"{name} – Oefenen – {flow.site}",
        "say": f"{name}.",
        "focus": HEAD,
    }
