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

# What the page says after a button; the script chooses.
SENTENCES = (
    'data-bewaard="Het bestand staat bij uw downloads." '
    'data-geen-bestand="Het bestand maken is niet gelukt. '
    'Probeer het nog eens, of kopieer de tekst." '
    'data-niet-gevolgd="Het voorbeeld loopt niet mee. Wat u invulde, staat er nog." '
    'data-gekopieerd="De tekst staat op het klembord." '
    'data-niet-gekopieerd="Kopiëren lukt in deze browser niet. Selecteer de tekst."'
)
WIPED = (
    '<p id="rw-gewist" data-zeg="Alles is gewist. U kunt dat ongedaan maken." hidden>'
    'Alles is gewist. <button type="button" class="rw-knop rw-licht">'
    "Ongedaan maken</button></p>"
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
    return _page(invitation.form, (DOCX, ICS, COPY), made, "De uitnodiging")


def _scan(edition: Edition) -> str:
    scan = load_scan(edition)
    return _page(scan.form, (PRINT, DOCX, COPY), scan_result(scan, {}).html, "De uitkomst")


def _agreements(edition: Edition, handbook: Handbook) -> str:
    hints = {
        id: tuple(claim.text for claim in card.claims.get("afspraken", ()))
        for id, card in handbook["stapkaarten"].items()
    }
    card = load_agreements(edition, hints)
    made = agreements_result(card, {}).html
    return _page(card.form, (PRINT, DOCX, COPY), made, "Uw afspraken")


def _page(form: Form, buttons: tuple[tuple[str, str, str], ...], made: str, title: str) -> str:
    """The form, room for messages, and what comes out."""
    *keep, wipe = (
        f'<button type="button" class="{css}" data-doe="{do}">{name}</button>'
        for do, name, css in (*buttons, WIPE)
    )
    # What wipes stands apart, so that nobody presses it for another.
    rows = f'<p class="rw-knoppen">{"".join(keep)}</p><p class="rw-knoppen">{wipe}</p>{WIPED}'
    return (
        '<p id="mt-laden" class="rw-melding" role="status" hidden>'
        "Een ogenblik, het formulier wordt klaargezet. "
        '<span data-binnen aria-hidden="true"></span></p>'
        '<p id="mt-mislukt" class="rw-melding" role="alert" hidden>'
        "<span data-reden></span> Gebruik het lege bestand.</p>"
        '<div class="mt-twee"><div>'
        '<div id="mt-fout" class="rw-fout" role="group" aria-label="Wat nog niet klopt" '
        f'tabindex="-1" hidden></div>{form_html(form, rows)}</div><div class="mt-uit">'
        f'<p id="mt-zeg" class="mt-zeg" role="status" {SENTENCES}></p>'
        f'<h2 id="voorbeeld">{title}</h2>'
        f'<div id="mt-voorbeeld" class="mt-voorbeeld">{made}</div></div></div>'
    )
