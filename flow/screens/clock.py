"""The clock of a room: the minutes that the agenda gives to a case."""

from __future__ import annotations

import json

from flow.screens.pieces import t

SPOKEN = (10, 5, 1, 0)  # minutes left that a screen reader tells of


def clock(minutes: int) -> str:
    """The time for one case, which somebody starts; nothing where the agenda gives none."""
    if not minutes:
        return ""
    said = {left: _left(left) for left in SPOKEN if left < minutes}
    return (
        f'<div id="ov-klok" data-minuten="{minutes}" data-zinnen=\'{t(json.dumps(said))}\'>'
        f'<p id="ov-tijd" role="timer" aria-label="Tijd voor deze casus">{minutes}:00</p>'
        '<button type="button" class="rw-knop rw-licht" id="ov-start" '
        'data-start="Start de tijd" data-stop="Zet de tijd stil">Start de tijd</button>'
        '<p id="ov-tijd-zeg" class="rw-verborgen" role="status"></p></div>'
    )


def _left(minutes: int) -> str:
    if not minutes:
        return "De tijd is om."
    return f"Nog {minutes} {'minuut' if minutes == 1 else 'minuten'}."
