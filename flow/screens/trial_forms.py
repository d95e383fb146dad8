"""The forms to try other rules with: another way for an answer, another number for a threshold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from flow.rules.model import Flow
from flow.screens.pieces import KIND_LABELS, t
from flow.screens.room_pieces import mistake, row
from flow.screens.trial_told import answer_name

GROUPS = {
    "regionaal": "Uw regio mag deze wijzigen",
    "vast": "Landelijk vast",
    "nakijken": "Niet bevestigd",
}


@dataclass(frozen=True)
class Filled:
    """What was filled in and could not be tried: the fields as they were, and why, by form."""

    fields: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)


def forms(flow: Flow, filled: Filled) -> str:
    """A form for each thing that can be changed."""
    return f'<div class="wa-vormen">{_answer_form(flow, filled)}{_limit_form(flow, filled)}</div>'


def _answer_form(flow: Flow, filled: Filled) -> str:
    return _form(
        "antwoord",
        "Laat een antwoord ergens anders heen gaan",
        _select("antwoord", "Bij welk antwoord?", _answers(flow), filled),
        _select("doel", "Waar gaat het dan heen?", _targets(flow), filled),
        filled,
    )


def _limit_form(flow: Flow, filled: Filled) -> str:
    value = t(filled.fields.get("waarde", ""))
    return _form(
        "grens",
        "Geef een drempel een ander getal",
        _select("drempel", "Welke drempel?", _limits(flow), filled),
        '<div class="mt-veld"><label for="wa-waarde">Welk getal wordt het?</label>'
        '<input type="text" inputmode="numeric" id="wa-waarde" name="waarde" '
        f'value="{value}"></div>',
        filled,
    )


def _form(id: str, legend: str, one: str, other: str, filled: Filled) -> str:
    wrong = mistake(t(filled.wrong[id])) if id in filled.wrong else ""
    return (
        '<form class="wa-vorm" autocomplete="off" novalidate>'
        f'<input type="hidden" name="soort" value="{id}">'
        f"<fieldset><legend>{legend}</legend>{wrong}{one}{other}</fieldset>"
        f"{row('<button type="submit" class="rw-knop">Bekijk wat er verandert</button>')}</form>"
    )


type Choices = Iterable[tuple[str, Iterable[tuple[str, str]]]]  # value and words, by group


def _select(id: str, label: str, choices: Choices, filled: Filled) -> str:
    chosen = filled.fields.get(id, "")
    groups = "".join(
        f'<optgroup label="{t(name)}">'
        f"{''.join(_choice(value, words, chosen) for value, words in options)}</optgroup>"
        for name, options in choices
    )
    return (
        f'<div class="mt-veld"><label for="wa-{id}">{label}</label>'
        f'<select id="wa-{id}" name="{id}"><option value="">Kies</option>{groups}</select></div>'
    )


def _choice(value: str, words: str, chosen: str) -> str:
    mark = " selected" if value == chosen else ""
    return f'<option value="{t(value)}"{mark}>{t(words)}</option>'


def _answers(flow: Flow) -> Choices:
    for question in flow.questions.values():
        name = f"{flow.number(question)}. {question.text}"
        yield (
            name,
            [
                (
                    f"{question.id}/{o.id}",
                    f"{question.short}: {answer_name(flow, question.id, o.id)}",
                )
                for o in question.options
            ],
        )


def _targets(flow: Flow) -> Choices:
    yield "Een vraag", [(q.id, f"{flow.number(q)}. {q.short}") for q in flow.questions.values()]
    for kind, name in KIND_LABELS.items():
        found = [outcome for outcome in flow.outcomes.values() if outcome.kind == kind]
        yield f"Een uitkomst: {name.lower()}", [(o.id, o.title) for o in found]


def _limits(flow: Flow) -> Choices:
    for status, name in GROUPS.items():
        found = [limit for limit in flow.thresholds.values() if limit.status == status]
        yield name, [(limit.id, limit.decides) for limit in found]
