"""What pages and documents cannot do without: a card for everything, with what they show."""

from __future__ import annotations

from collections.abc import Iterator

from flow.rules.card_files import CARD_FILES, CHOICE
from flow.rules.handbook import Card, Handbook
from flow.rules.model import Flow

# Headings that a document shows of every card of a file.
SHOWN = {
    "routekaarten": ("voor_wie", "beslist", "vast", *CHOICE),
    "keuzekaart": tuple(CHOICE),
    "stapkaarten": ("afspraken", "onbekend", "kort"),
}
# Cards of the meetings, which the documents ask for by id, with the headings they show.
MEETINGS = {
    "intern": ("doel", "agenda", "genodigden"),
    "quick-scan": ("vragen",),
    "presentatie": ("doel", "kern", "agenda"),
    "centrale-vragen": ("vragen",),
    "regionaal": ("doel", "agenda", "genodigden"),
    "gesprekspunten": ("vragen",),
    "casusvragen": ("vragen", "onbekend"),
    "uitnodiging": ("vragen",),
}


def missing(flow: Flow, handbook: Handbook) -> Iterator[str]:
    """Tell everything that is missing, by file, id and field."""
    yield from _cards(flow, handbook)
    for stem, headings in SHOWN.items():
        for card in handbook[stem].values():
            yield from _headings(stem, card.id, card, headings)
    for id, headings in MEETINGS.items():
        yield from _headings("bijeenkomst", id, handbook["bijeenkomst"].get(id), headings)
    yield from _guests(handbook)
    yield from _danger(flow, handbook)


def _cards(flow: Flow, handbook: Handbook) -> Iterator[str]:
    """A route, step or partner without a card would show nowhere."""
    needing = {
        "outcomes": [route.id for route in flow.routes],
        "steps": [step.id for step in flow.plan],
        "partners": [partner.id for partner in flow.partners.values() if not partner.together],
    }
    for file, kind in CARD_FILES.items():
        cards = handbook[file.removesuffix(".toml")]
        for id in needing.get(kind.about, ()):
            if id not in cards:
                yield _told(file.removesuffix(".toml"), id, "id", f"add a [[{kind.table}]]")


def _headings(stem: str, id: str, card: Card | None, headings: tuple[str, ...]) -> Iterator[str]:
    for heading in headings:
        if not card or not card.claims.get(heading):
            yield _told(stem, id, heading, "add it")


def _guests(handbook: Handbook) -> Iterator[str]:
    """Whoever is invited by name reads what to bring."""
    meeting = handbook["bijeenkomst"].get("regionaal")
    for guest in meeting.claims.get("genodigden", ()) if meeting else ():
        card = handbook["partnerkaarten"].get(guest.partner)
        if card:
            yield from _headings("partnerkaarten", card.id, card, ("meenemen",))


def _danger(flow: Flow, handbook: Handbook) -> Iterator[str]:
    """The hand-outs begin with what everybody does in the first step when there is danger."""
    first = flow.plan[0].id
    card = handbook["stapkaarten"].get(first)
    acting = {claim.partner for claim in card.claims.get("doet", ())} if card else set()
    if not any(partner.together for partner in flow.partners.values() if partner.id in acting):
        yield _told("stapkaarten", first, "doet", "add a claim of a partner with samen = true")


def _told(stem: str, id: str, field: str, remedy: str) -> str:
    place = f"kaarten/{stem}.toml: id '{id}', field '{field}'"
    return f"{place}: is missing, and pages or documents show it; {remedy}"
