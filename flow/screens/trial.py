"""HTML to try other rules: what was changed, what comes of it, and forms to change more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flow.compare.trial import Trial
from flow.rules.model import Flow
from flow.screens.buttons import KNOBS
from flow.screens.pieces import t
from flow.screens.room_pieces import row, title
from flow.screens.sections import Item, Section, as_html, as_text
from flow.screens.trial_faults import stopping
from flow.screens.trial_forms import Filled, forms
from flow.screens.trial_numbers import Pages, numbers
from flow.screens.trial_told import changes, combinations, ways

ASK = "Wat wilt u wijzigen?"
CANNOT = "Zo kunnen de regels niet"
STOPPED = "Waar de paden eindigen, is zo niet te zeggen."
RESET = '<button type="button" class="rw-knop rw-licht" data-doe="opnieuw">Zet alles terug</button>'


@dataclass(frozen=True)
class Told:
    """What comes of a trial: in one line, as HTML, and as text to copy."""

    head: str
    html: str
    text: str


def first(flow: Flow) -> str:
    """The screen before anything was changed: the build puts it in the page."""
    return f"{title(ASK)}{forms(flow, Filled())}"


def tried(trial: Trial, pages: Pages) -> Told:
    """Tell what comes of at least one change; `pages` names where else a threshold stands."""
    stops = stopping(trial.new) if trial.turns else ()
    found = list(_sections(trial, stops, pages))
    head, made = _head(trial, bool(stops)), list(changes(trial))
    listed = Section("Uw wijzigingen", "", [item for _, item in made])
    return Told(
        head,
        f'{_version(trial.old)}{title(head)}<h3>{listed.title}</h3><ul class="wa-lijst">'
        f"{''.join(_change(id, item) for id, item in made)}</ul>"
        f"{row(KNOBS['print'], KNOBS['kopieer'], RESET)}"
        f'<p id="rw-kopie" role="status"></p>{as_html(found)}',
        f"{head}\n\n{as_text([listed, *found])}\n\n{_told_version(trial.old)}\n",
    )


def screen(trial: Trial, told: Told | None, filled: Filled) -> str:
    """What comes of it, and below that the forms; a form that was wrong stands first."""
    below = forms(trial.old, filled)
    if told is None:
        return f"{title(ASK)}{below}"
    more = f'<div class="alleen-scherm"><h2>Nog iets wijzigen</h2>{below}</div>'
    return f"{more}{told.html}" if filled.wrong else f"{told.html}{more}"


def _head(trial: Trial, stops: bool) -> str:
    if stops:
        return CANNOT
    count = sum(trial.elsewhere.values()) if trial.turns else 0
    if not count:
        return "Geen combinatie van antwoorden eindigt ergens anders"
    return f"{combinations(count)} van antwoorden {'eindigt' if count == 1 else 'eindigen'} anders"


def _sections(trial: Trial, stops: tuple[Item, ...], pages: Pages) -> Iterator[Section]:
    if stops:
        yield Section("Waarom dit niet kan", STOPPED, stops)
    elif trial.turns:
        yield from ways(trial)
    if trial.values:
        yield from numbers(trial, pages)


def _told_version(flow: Flow) -> str:
    return (
        "Dit zijn geen regels, maar een proef. "
        f"Gerekend met regels versie {flow.told_version} van {flow.checked:%d-%m-%Y}."
    )


def _version(flow: Flow) -> str:
    return f'<p class="rw-melding">{t(_told_version(flow))}</p>'


def _change(id: str, item: Item) -> str:
    """A change, with a button to take it back."""
    told = "<br>".join((f"<strong>{t(item.head)}</strong>", *map(t, item.lines)))
    button = (
        '<button type="submit" class="rw-knop rw-klein" '
        f'aria-label="Haal weg: {t(item.head)}">Haal weg</button>'
    )
    form = (
        '<form class="alleen-scherm" autocomplete="off">'
        f'<input type="hidden" name="weg" value="{t(id)}">{button}</form>'
    )
    return f"<li>{told}{form}</li>"
