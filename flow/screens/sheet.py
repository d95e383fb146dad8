"""HTML of what people take from an outcome to a meeting: agree or deviate, and how to go on."""

from __future__ import annotations

from flow.reason.walk import Walk
from flow.rules.cases import Transition
from flow.rules.model import Outcome
from flow.screens.pieces import bullets, exception, t

# What people write below an outcome, by the id of the field; the first goes with deviating.
NOTES = {"omdat": "Omdat", "besproken": "Besproken op, en met welke organisaties"}
TRANSITIONS_PAGE = "../mas/vastlopen/"
TRANSITIONS_DRAWING = "#rw-overgangen"  # on the page of the routewijzer


def deviate() -> str:
    """Room for 'we follow' or 'we deviate, because …'; it stays on the screen and on paper."""
    return (
        '<div class="rw-afwijken"><fieldset>'
        "<legend>Volgt u dit advies?</legend>"
        f"{_choice('volgen', 'Wij volgen dit advies.')}"
        f"{_choice('afwijken', 'Wij wijken af, omdat:')}"
        f'<div data-bij="rw-afwijken">{_field("omdat", 3)}</div>'
        f"<div>{_field('besproken', 1)}</div>"
        "</fieldset>"
        '<p class="rw-uitleg">Schrijf hier geen namen of andere gegevens van personen. '
        "Dit blijft op uw scherm en op uw afdruk; het wordt niet bewaard.</p></div>"
    )


def _field(id: str, rows: int) -> str:
    """A field to write in; on paper what was typed stands below it, whole."""
    return (
        f'<label for="rw-{id}">{NOTES[id]}</label>'
        f'<textarea id="rw-{id}" rows="{rows}" autocomplete="off"></textarea>'
        '<div class="rw-getypt"></div>'
    )


def _choice(id: str, label: str) -> str:
    return (
        f'<div class="rw-optie"><input type="radio" name="rw-advies" id="rw-{id}">'
        f'<label for="rw-{id}">{label}</label></div>'
    )


def stuck(walk: Walk, outcome: Outcome) -> str:
    """The transitions from this route: which event leads to which other one, as facts allow."""
    flow = walk.flow
    items = [
        f"{t(transition.event)} Dan: <strong>{t(flow.outcomes[transition.target].title)}"
        f"</strong>.{exception(transition.status)}"
        for transition in flow.transitions
        if transition.origin == outcome.id and not _excluded(walk, transition)
    ]
    if items:
        items.append(
            f'Bekijk <a href="{TRANSITIONS_DRAWING}">alle overgangen in beeld</a>, '
            f'of lees <a href="{TRANSITIONS_PAGE}">wat u eerst doet en waar dat staat</a>.'
        )
    title = "<p><strong>Loopt deze route vast?</strong></p>"
    return f'<div class="alleen-scherm">{title}{bullets(items)}</div>' if items else ""


def _excluded(walk: Walk, transition: Transition) -> bool:
    return any(walk.kept.get(id) in options for id, options in transition.not_with.items())
