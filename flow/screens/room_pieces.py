"""Pieces of HTML that the screens for a meeting and for practice share."""

from __future__ import annotations

from flow.screens.pieces import t

HEAD, MISTAKE = "scherm-kop", "scherm-fout"  # what gets the focus when the screen comes


def head(line: str, text: str) -> str:
    """The heading of a screen, with a line above it."""
    return above(line) + title(text)


def above(line: str) -> str:
    """The line above a heading."""
    return f'<p class="ov-boven">{t(line)}</p>'


def title(text: str) -> str:
    """The heading of a screen."""
    return f'<h2 id="{HEAD}" tabindex="-1">{t(text)}</h2>'


def row(*buttons: str) -> str:
    """A row of buttons."""
    return f'<p class="rw-knoppen">{"".join(buttons)}</p>'


def back() -> str:
    """A button to the screen before; the script hides it where there is none."""
    return '<button type="button" class="rw-knop rw-licht" data-doe="terug">Terug</button>'


def show_button(view: str, text: str, *, light: bool = False) -> str:
    """A button that shows another view of the same moment."""
    css = "rw-knop rw-licht" if light else "rw-knop"
    return f'<button type="button" class="{css}" data-toon="{view}">{t(text)}</button>'


def mistake(text: str) -> str:
    """What is missing before one can go on."""
    return f'<p class="rw-foutregel" id="{MISTAKE}" tabindex="-1">Fout: {text}</p>'
