"""The kinds of slides: each makes one or more from the rules, the cards or its own row."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import segno
from pptx.util import Emu, Inches

from flow.meeting.scan import load_scan
from flow.meeting.scan_item import ANSWERS
from scripts.faces.documents import slide_rules
from scripts.faces.documents.slide_base import LOW
from scripts.faces.documents.slide_order import Maker, Order, cited, claims_of
from scripts.faces.documents.slide_page import Grid, Line, Page, Picture

LARGE, MUCH, FULL = 32, 26, 22  # points: few words, more words, and a full slide
COUNTS = (1.5, 2.2, 1.5)  # inches: how wide the answers of the quick scan are


def _cover(order: Order) -> Iterator[Page]:
    meeting = order.build.handbook["bijeenkomst"][order.meeting].title
    lines = (Line(meeting), *map(Line, order.row.texts("tekst")))
    yield Page(order.title, order.notes, lines=lines, cover=True)


def _card(order: Order) -> Iterator[Page]:
    """Show claims of a card; of the meeting itself where no card is named."""
    handbook, row = order.build.handbook, order.row
    cards = handbook[row.choice("uit", tuple(handbook), default="bijeenkomst")]
    card = cards[row.ref("onderdeel", cards, "card") if "onderdeel" in row.keys else order.meeting]
    claims = card.claims[row.choice("kop", tuple(card.claims))]
    said = (cited(order.flow, c.text, c.sources, c.status) for c in claims)
    lines = tuple(Line(claim.text) for claim in claims)
    size = LARGE if len(lines) < 5 else MUCH
    yield Page(order.title, (*said, *order.notes), lines=lines, size=size)


def _scan(order: Order) -> Iterator[Page]:
    """Show the questions of the quick scan, and then a table to count the answers in."""
    claims = order.build.edition.meeting_claims("quick-scan", "vragen")
    said = tuple(cited(order.flow, c.text, c.sources, c.status) for c in claims)
    items = load_scan(order.build.edition).items
    lines = tuple(Line(item.text, f"{item.number}.") for item in items)
    notes = (*said, *order.notes)
    yield Page(order.title, notes, lines=lines, bullets=False, size=MUCH)
    counted = [item for item in items if item.counted]
    rows = tuple((f"{item.number}. {item.text}", *("" for _ in ANSWERS)) for item in counted)
    grid = Grid(("Hoeveel mensen zeggen", *ANSWERS.values()), rows, (6.73, *COUNTS), height=0.9)
    yield Page(f"{order.title}: de telling", notes, grid=grid)


def _phases(order: Order) -> Iterator[Page]:
    lines = (Line(phase.text, f"{phase.title}:") for phase in order.flow.phases.values())
    yield Page(order.title, order.notes, lines=tuple(lines), size=LARGE)


def _partners(order: Order) -> Iterator[Page]:
    flow = order.flow
    partners = [flow.partners[id] for id in order.row.refs("partners", flow.partners, "partner")]
    rows = tuple((partner.name, partner.role) for partner in partners)
    said = (cited(flow, p.name, p.sources, "zeker") for p in partners)
    grid = Grid(("Wie", "Wat"), rows, (3.43, 8.5), size=FULL)
    yield Page(order.title, (*said, *order.notes), grid=grid)


def _more(order: Order) -> Iterator[Page]:
    said, site = claims_of(order.flow, order.row, "zegt"), order.build.site_url
    code = io.BytesIO()
    segno.make(site, micro=False).save(code, kind="png", scale=12, border=0)
    place = Inches(0.75), Emu(LOW - Inches(2.4)), Inches(2.2)
    picture = Picture(code.getvalue(), f"QR-code die naar {site} leidt.", place)
    lines, notes = (Line(site), *map(Line, said)), (*said.values(), *order.notes)
    yield Page(order.title, notes, lines=lines, picture=picture, bullets=False)


KINDS: Mapping[str, Maker] = {
    "voorblad": _cover,
    "kaart": _card,
    "quick-scan": _scan,
    "fasen": _phases,
    "stappenplan": slide_rules.plan,
    "stappen": slide_rules.steps,
    "partners": _partners,
    "routes": slide_rules.routes,
    "vastlopen": slide_rules.stuck,
    "casus": slide_rules.case,
    "afspraken": slide_rules.agreed,
    "meer": _more,
}
