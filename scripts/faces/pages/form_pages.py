"""The forms of the meeting pages: their HTML and a preview, there before Python is."""

from __future__ import annotations

from functools import partial

from flow.meeting.agreements import agreements_result, load_agreements
from flow.meeting.form import Form
from flow.meeting.form_html import form_html
from flow.meeting.invitation import preview
from flow.meeting.letter import load_invitation
from flow.meeting.scan import load_scan, scan_result
from flow.rules.edition import Edition
from flow.rules.handbook import Handbook
from scripts.faces.pages.markdown import Fragments

LIGHT = "rw-knop rw-licht"
DOCX, ICS, COPY, PRINT, WIPE = (
    ("docx", "Bewaar als Word-bestand", "rw-knop"),
    ("ics", "Bewaar voor uw agenda", LIGHT),
    ("kopieer", "Kopieer als tekst", LIGHT),
    ("print", "Print", LIGHT),
    ("wis", "Wis alles", LIGHT),
)

# The ways out of each form, beside its preview.
BUTTONS = {
    "uitnodiging": (DOCX, ICS, COPY, PRINT),
    "quick-scan": (PRINT, DOCX, COPY),
    "afsprakenkaart": (PRINT, DOCX, COPY),
}

# What the page says after a button; the script chooses.
SENTENCES = (
    'data-bewaard="Het bestand staat bij uw downloads." '
    'data-geen-bestand="Het bestand maken is niet gelukt. '
    'Probeer het nog eens, of kopieer de tekst." '
    'data-niet-gevolgd="Het voorbeeld loopt niet mee. Wat u invulde, staat er nog." '
    'data-gekopieerd="De tekst staat op het klembord." '
    'data-niet-gekopieerd="Kopiëren lukt in deze browser niet. Selecteer de tekst." '
    'data-niet-geprint="Printen lukt in deze browser niet. Kopieer de tekst." '
    'data-teruggezet="Alles staat er weer."'
)
WIPED = (
    '<p id="rw-gewist" data-zeg="Alles is gewist. U kunt dat ongedaan maken." hidden>'
    '<button type="button" class="rw-knop rw-licht">Ongedaan maken</button></p>'
)
FAILED = (
    '<p id="mt-mislukt" class="rw-melding" role="alert"><span data-reden>'
    "Dit formulier rekent hier niet en maakt geen bestand: een script dat het nodig heeft, "
    "werkt op dit apparaat niet.</span> "
    "U kunt het wel invullen en printen, of het lege bestand gebruiken.</p>"
)


def fragments(edition: Edition, handbook: Handbook) -> Fragments:
    """Return the form of each page by name."""
    return {
        "formulier-uitnodiging.html": partial(_invitation, edition),
        "formulier-quick-scan.html": partial(_scan, edition),
        "formulier-afsprakenkaart.html": partial(_agreements, edition, handbook),
    }


def _invitation(edition: Edition) -> str:
    invitation = load_invitation(edition)
    made = preview(invitation.chosen({}), {})
    return _page(invitation.form, made, "De uitnodiging")


def _scan(edition: Edition) -> str:
    scan = load_scan(edition)
    return _page(scan.form, scan_result(scan, {}).html, "De uitkomst")


def _agreements(edition: Edition, handbook: Handbook) -> str:
    hints = {
        id: tuple(claim.text for claim in card.claims.get("afspraken", ()))
        for id, card in handbook["stapkaarten"].items()
    }
    card = load_agreements(edition, hints)
    made = agreements_result(card, {}).html
    return _page(card.form, made, "Uw afspraken")


def _page(form: Form, made: str, title: str) -> str:
    """The form, room for messages, and what comes out."""
    return (
        f'{FAILED}<div class="mt-twee"><div>'
        '<div id="mt-fout" class="rw-fout" role="group" aria-label="Wat nog niet klopt" '
        f'tabindex="-1" hidden></div>{form_html(form, _below(form))}</div>'
        f'<div class="mt-uit"><h2 id="voorbeeld">{title}</h2>'
        '<p id="mt-laden" class="mt-hulp" role="status" hidden>'
        "Een ogenblik. Wat u invult, telt al mee. "
        '<span data-binnen aria-hidden="true"></span></p>'
        f'<div id="mt-voorbeeld" class="mt-voorbeeld">{made}</div></div></div>'
    )


def _below(form: Form) -> str:
    """The buttons, what the page says after one, and apart from these the one that wipes."""
    ways = "".join(map(_button, BUTTONS[form.id]))
    return (
        f'<div class="mt-onder"><p class="rw-knoppen">{ways}</p>'
        f'<p id="mt-zeg" class="mt-zeg" role="status" {SENTENCES}></p>'
        f'<div class="mt-wis"><p>{_button(WIPE)}</p>{WIPED}</div></div>'
    )


def _button(button: tuple[str, str, str]) -> str:
    do, name, css = button
    return f'<button type="button" class="{css}" data-doe="{do}">{name}</button>'
