"""Where what is filled in at each field of the forms has to come out, whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from flow.meeting.agreements import load_agreements
from flow.meeting.form import Field, Form
from flow.meeting.letter import load_invitation
from flow.meeting.scan import load_scan
from flow.rules.edition import Edition
from scripts.faces.pages.form_pages import BUTTONS

PREVIEW = "voorbeeld"


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


def _forms(edition: Edition) -> Iterator[tuple[str, Form]]:
    for id, letter in load_invitation(edition).letters.items():
        yield id, letter.form
    yield "", load_scan(edition).form
    yield "", load_agreements(edition).form
