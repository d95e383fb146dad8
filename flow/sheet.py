"""What people take from an outcome to a meeting: agree or deviate, go on, copy as text."""

from __future__ import annotations

from collections.abc import Iterator

from flow.engine import Walk
from flow.explain import why, why_not
from flow.model import Flow, Outcome
from flow.parts import block, claim, t

TRANSITIONS_PAGE = "../mas/vastlopen/"
TRANSITIONS_DRAWING = "#rw-overgangen"  # on the page of the routewijzer


def deviate() -> str:
    """Room for 'we follow' or 'we deviate, because …'; it stays on the screen and on paper."""
    return (
        '<div class="rw-blok rw-afwijken"><h3>Pas toe of leg uit</h3><fieldset>'
        "<legend>Volgt u dit advies?</legend>"
        f"{_choice('volgen', 'Wij volgen dit advies.')}"
        f"{_choice('afwijken', 'Wij wijken af, omdat:')}"
        '<label for="rw-omdat">Omdat</label>'
        '<textarea id="rw-omdat" rows="3" autocomplete="off" placeholder=" "></textarea>'
        '<label for="rw-besproken">Besproken op, en met welke organisaties</label>'
        '<input type="text" id="rw-besproken" autocomplete="off" placeholder=" ">'
        "</fieldset>"
        '<p class="rw-uitleg">Schrijf hier geen namen of andere gegevens van personen. '
        "Dit blijft op uw scherm en op uw afdruk; het wordt niet bewaard.</p></div>"
    )


def _choice(id: str, label: str) -> str:
    return (
        f'<div class="rw-optie"><input type="radio" name="rw-advies" id="rw-{id}">'
        f'<label for="rw-{id}">{label}</label></div>'
    )


def stuck(flow: Flow, outcome: Outcome) -> str:
    """The transitions from this route: which event leads to which other route."""
    items = [
        f"<li>{t(transition.event)} Dan: <strong>{t(flow.outcomes[transition.target].title)}"
        f"</strong>. {claim(flow, transition.sources, transition.status, tag='span')}</li>"
        for transition in flow.transitions
        if transition.origin == outcome.id
    ]
    if items:
        items.append(
            f'<li>Bekijk <a href="{TRANSITIONS_DRAWING}">alle overgangen in beeld</a>, '
            f'of lees <a href="{TRANSITIONS_PAGE}">wat u eerst doet</a>.</li>'
        )
    return block("Loopt deze route vast?", items, css="rw-blok alleen-scherm")


def as_text(walk: Walk, outcome: Outcome) -> str:
    """The outcome as plain text, to paste in a report."""
    return "\n".join(_lines(walk, outcome)) + "\n"


def _lines(walk: Walk, outcome: Outcome) -> Iterator[str]:
    flow = walk.flow
    yield f"Uitkomst van de routewijzer: {outcome.title}"
    yield outcome.text
    yield from _part(
        "Wat nu", (f"{flow.partners[x.partner].name}: {x.text}" for x in outcome.tasks)
    )
    yield from _part("Doe dit ook", (action.text for action in walk.actions))
    yield from _part("Waarom", (reason.answer.option.reason for reason in why(walk)))
    yield from _part("Waarom niet een andere route", (item.sentence for item in why_not(walk)))
    yield from _part("Antwoorden", (f"{q.short}: {option.label}" for q, option in walk.path))
    titles = (f"{flow.sources[id].publisher}, {flow.sources[id].title}" for id in outcome.sources)
    yield from _part("Bronnen", titles)
    yield f"\nMAS-wijzer, regels versie {flow.version}. Dit is een advies; u beslist zelf."


def _part(title: str, items: Iterator[str]) -> Iterator[str]:
    lines = [f"- {item}" for item in items]
    if lines:
        yield f"\n{title}"
        yield from lines
