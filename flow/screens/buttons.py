"""The buttons of the screens; the page script knows them by what they do."""

from __future__ import annotations

from flow.rules.model import Question
from flow.screens.pieces import t

_LIGHT = '<button type="button" class="rw-knop rw-licht" data-doe="{}">{}</button>'
KNOBS = {
    "print": '<button type="button" class="rw-knop" data-doe="print">Print</button>',
    "verder": '<button type="button" class="rw-knop" data-doe="verder">'
    "Ga naar de eerste open vraag</button>",
    "kopieer": _LIGHT.format("kopieer", "Kopieer als tekst"),
    "antwoorden": _LIGHT.format("antwoorden", "Wijzig een antwoord"),
    "terug": _LIGHT.format("terug", "Terug"),
    "overzicht": _LIGHT.format("overzicht", "Toon wat nog kan"),
    "opnieuw": _LIGHT.format("opnieuw", "Wis alles en begin opnieuw"),
}


def knobs(*ids: str) -> str:
    """A row of buttons by what they do."""
    return f'<p class="rw-knoppen">{"".join(KNOBS[id] for id in ids)}</p>'


def small_button(data: str, text: str, about: str) -> str:
    """A small button; its name also says what it is about, which others see beside it."""
    return (
        f'<button type="button" class="rw-knop rw-klein" {data} '
        f'aria-label="{text}: {t(about)}">{text}</button>'
    )


def python_button(what: str, text: str) -> str:
    """A small button that loads Python, or goes on without it."""
    return f'<button type="button" class="rw-knop rw-klein" data-python="{what}">{text}</button>'


def ask_button(question: Question, text: str) -> str:
    """A button that asks a question."""
    return small_button(f'data-wijzig="{question.id}"', text, question.short)
