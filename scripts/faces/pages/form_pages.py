"""The forms of the meeting pages: their HTML and a preview, there before Python is."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path

from flow.meeting.agreements import agreements_result, load_agreements
from flow.meeting.form import Form
from flow.meeting.form_html import form_html
from flow.meeting.invitation import preview
from flow.meeting.letter import load_invitation
from flow.meeting.scan import load_scan, scan_result
from flow.region.form import load_region_form
from flow.region.result import region_result
from flow.rules.edition import Edition
from flow.rules.handbook import Handbook
from scripts.faces.pages.markdown import Fragments

LIGHT = "rw-knop rw-licht"
DOCX, ICS, TOML, VISIT, COPY, PRINT, WIPE = (
    ("docx", "Bewaar als Word-bestand", "rw-knop"),
    ("ics", "Bewaar voor uw agenda", LIGHT),
    ("toml", "Bewaar als regio.toml", "rw-knop"),
    ("bezoek", "Gebruik bij de routewijzer", LIGHT),
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
# The form of a region stands apart: its fields are those of its file, and come out in it.
OF_REGION = (TOML, VISIT, DOCX, PRINT, COPY)
# What a region can begin with.
LOAD = (("laad", "Open een bestand", LIGHT), ("voorbeeld", "Bekijk een voorbeeld", LIGHT))
EXAMPLE = "regio/waterland-oost.toml"  # in docs/

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
ABOUT_REGION = (
    ' data-geladen="Het bestand staat in het formulier." '
    'data-leeg="In dit bestand staat niets voor een regio." '
    'data-te-groot="Dit bestand is te groot voor een regio. Kies een regio.toml." '
    'data-gebruikt="De routewijzer gebruikt uw editie, tot u dit tabblad sluit." '
    'data-niet-gebruikt="Deze browser onthoudt niets, ook niet voor even. '
    'Bewaar uw editie als regio.toml."'
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


def fragments(edition: Edition, handbook: Handbook, docs: Path) -> Fragments:
    """Return the form of each page by name; `docs` has the example of a region."""
    return {
        "formulier-uitnodiging.html": partial(_invitation, edition),
        "formulier-quick-scan.html": partial(_scan, edition),
        "formulier-afsprakenkaart.html": partial(_agreements, edition, handbook),
        "formulier-regio-editie.html": partial(_region, edition, handbook, docs / EXAMPLE),
    }


def _invitation(edition: Edition) -> str:
    invitation = load_invitation(edition)
    made = preview(invitation.chosen({}), {})
    return _page(invitation.form, made, "De uitnodiging")


def _scan(edition: Edition) -> str:
    scan = load_scan(edition)
    return _page(scan.form, scan_result(scan, {}).html, "De uitkomst")


def _hints(handbook: Handbook, stem: str, heading: str) -> dict[str, tuple[str, ...]]:
    """Return what the cards suggest under a heading, by the id of the card."""
    return {
        id: tuple(claim.text for claim in card.claims.get(heading, ()))
        for id, card in handbook[stem].items()
    }


def _agreements(edition: Edition, handbook: Handbook) -> str:
    hints = _hints(handbook, "stapkaarten", "afspraken")
    card = load_agreements(edition, hints)
    made = agreements_result(card, {}).html
    return _page(card.form, made, "Uw afspraken")


def _region(edition: Edition, handbook: Handbook, example: Path) -> str:
    hints = {
        **_hints(handbook, "stapkaarten", "afspraken"),
        **_hints(handbook, "regioverschillen", "beslist"),
    }
    asked = load_region_form(edition, hints)
    told = escape(example.read_text(encoding="utf-8"), quote=False) if example.is_file() else ""
    begin = "".join(map(_button, LOAD if told else LOAD[:1]))
    before = (
        f'<div class="mt-begin alleen-scherm"><p class="rw-knoppen">{begin}</p>'
        '<div id="mt-over" class="rw-melding" role="alert" tabindex="-1" hidden>'
        '<p>Dit staat niet in het formulier:</p><div id="mt-over-lijst"></div></div></div>'
    )
    after = (
        f'<script type="text/plain" id="mt-voorbeeld-regio">{told}</script>'
        '<p id="mt-verder" class="rw-melding" hidden>Uw editie telt mee tot u dit tabblad sluit. '
        '<a href="../../routewijzer/">Open de routewijzer</a></p>'
    )
    made = region_result(asked, {}).html
    return _page(asked.form, made, "Uw editie", before, "flow.doors.region") + after


def _page(form: Form, made: str, title: str, before: str = "", door: str = "") -> str:
    """The form, room for messages, and what comes out."""
    return (
        f'{FAILED}<div class="mt-twee"><div>'
        '<div id="mt-fout" class="rw-fout" role="group" aria-label="Wat nog niet klopt" '
        f'tabindex="-1" hidden></div>{form_html(form, _below(form), before, door)}</div>'
        f'<div class="mt-uit"><h2 id="voorbeeld">{title}</h2>'
        '<p id="mt-laden" class="mt-hulp" role="status" hidden>'
        "Een ogenblik. Wat u invult, telt al mee. "
        '<span data-binnen aria-hidden="true"></span></p>'
        f'<div id="mt-voorbeeld" class="mt-voorbeeld">{made}</div></div></div>'
    )


def _below(form: Form) -> str:
    """The buttons, what the page says after one, and apart from these the one that wipes."""
    buttons = BUTTONS.get(form.id, OF_REGION)
    ways = "".join(map(_button, buttons))
    more = ABOUT_REGION if VISIT in buttons else ""
    return (
        f'<div class="mt-onder"><p class="rw-knoppen">{ways}</p>'
        f'<p id="mt-zeg" class="mt-zeg" role="status" {SENTENCES}{more}></p>'
        f'<div class="mt-wis"><p>{_button(WIPE)}</p>{WIPED}</div></div>'
    )


def _button(button: tuple[str, str, str]) -> str:
    do, name, css = button
    return f'<button type="button" class="{css}" data-doe="{do}">{name}</button>'
