"""Where what is filled in at each field of the forms has to come out, whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from flow.meeting.agreements import load_agreements
from flow.meeting.form import Field, Form, listed
from flow.meeting.letter import load_invitation
from flow.meeting.scan import load_scan
from flow.rules.edition import Edition
from flow.screens.sheet import NOTES
from scripts.faces.pages.form_pages import BUTTONS
from scripts.faces.pages.markdown import Fragments

PREVIEW = "voorbeeld"
NAMES = {
    PREVIEW: "het voorbeeld ernaast",
    "print": "de print",
    "kopieer": "de kopie",
    "docx": "het Word-bestand",
    "ics": "het agendabestand",
}
# Pages with fields: for each form, and for what people type beside the forms.
FORMS = {
    "uitnodiging": "[Uitnodiging](/handreiking/uitnodiging.md)",
    "quick-scan": "[Quick scan](/handreiking/quick-scan.md)",
    "afsprakenkaart": "[Afsprakenkaart](/handreiking/afsprakenkaart.md)",
}
OUTCOME, ROOM = "[Uitkomst](/routewijzer/index.md)", "[Overleg](/routewijzer/overleg.md)"
SEARCH = "Elke pagina", "Zoeken", "de lijst met resultaten"


class WaysOut(NamedTuple):
    """A field of a form, and the ways out: the preview, and what the buttons of the form do.

    `meeting` is the one the letter is for; empty for the other forms.
    """

    form: str
    meeting: str
    field: Field
    ways: tuple[str, ...]


def ways_out(edition: Edition) -> Iterator[WaysOut]:
    """Yield every field; not the one that chooses the letter, of which no text comes out."""
    for meeting, form in _forms(edition):
        ways = (PREVIEW, *(do for do, _, _ in BUTTONS[form.id]))
        for field in form.fields:
            if not field.is_single:
                yield WaysOut(form.id, meeting, field, ways)


def fragments(edition: Edition) -> Fragments:
    """Return the list of all fields by the name of its fragment."""
    return {"velden.md": lambda: "\n".join(_lines(edition))}


def _lines(edition: Edition) -> Iterator[str]:
    """Yield the fields of one page that come out in the same places, below each other."""
    together: dict[tuple[str, str], dict[str, None]] = {}  # a field at every step counts once
    for page, label, ways in _fields(edition):
        together.setdefault((page, ways), {})[label] = None
    for (page, ways), labels in together.items():
        yield f"- {page}: dit komt terug in {ways}.\n"
        yield from (f"    - {label}" for label in labels)


def _fields(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Yield page, label and places of every field."""
    yield from ((FORMS[out.form], out.field.label, _told(out.ways)) for out in ways_out(edition))
    for page, ways in ((OUTCOME, ("print", "kopieer")), (ROOM, ("print",))):
        yield from ((page, label, _told(ways)) for label in NOTES.values())
    yield ROOM, "Handen", "het grote scherm en de print"
    yield SEARCH


def _told(ways: Iterable[str]) -> str:
    return listed(NAMES[way] for way in ways)


def _forms(edition: Edition) -> Iterator[tuple[str, Form]]:
    for id, letter in load_invitation(edition).letters.items():
        yield id, letter.form
    yield "", load_scan(edition).form
    yield "", load_agreements(edition).form
