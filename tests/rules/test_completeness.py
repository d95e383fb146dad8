"""What pages and documents cannot do without is missed by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from flow.rules.completeness import MEETINGS, SHOWN, missing
from flow.rules.handbook import Card, Handbook
from tests.support.toy import EDITION, FLOW

HANDBOOK = EDITION.handbook
FIRST = FLOW.plan[0].id


def with_cards(stem: str, cards: Mapping[str, Card]) -> Handbook:
    return {**HANDBOOK, stem: cards}


def without_card(stem: str, id: str) -> list[str]:
    """Return what is missed when a card is not there."""
    cards = {key: card for key, card in HANDBOOK[stem].items() if key != id}
    return list(missing(FLOW, with_cards(stem, cards)))


def without_heading(stem: str, id: str, heading: str) -> list[str]:
    """Return what is missed when a card has nothing under a heading."""
    card = HANDBOOK[stem][id]
    claims = {key: found for key, found in card.claims.items() if key != heading}
    cards = {**HANDBOOK[stem], id: replace(card, claims=claims)}
    return list(missing(FLOW, with_cards(stem, cards)))


def told(stem: str, id: str, field: str, remedy: str = "add it") -> str:
    place = f"kaarten/{stem}.toml: id '{id}', field '{field}'"
    return f"{place}: is missing, and pages or documents show it; {remedy}"


def test_nothing_is_missing_in_the_toy_edition() -> None:
    assert list(missing(FLOW, HANDBOOK)) == []


@pytest.mark.parametrize(
    ("stem", "table", "id"),
    [
        *(("routekaarten", "route", route.id) for route in FLOW.routes),
        *(("stapkaarten", "stap", step.id) for step in FLOW.plan if step.id != FIRST),
        *(("partnerkaarten", "partner", p.id) for p in FLOW.partners.values() if not p.together),
    ],
)
def test_route_step_or_partner_without_a_card_is_named(stem: str, table: str, id: str) -> None:
    assert without_card(stem, id) == [told(stem, id, "id", f"add a [[{table}]]")]


def test_partner_that_stands_for_several_needs_no_card() -> None:
    together = [partner.id for partner in FLOW.partners.values() if partner.together]
    assert together
    assert not set(together) & HANDBOOK["partnerkaarten"].keys()


@pytest.mark.parametrize(
    ("stem", "heading"), [(stem, heading) for stem in SHOWN for heading in SHOWN[stem]]
)
def test_heading_that_a_document_shows_of_every_card_is_missed(stem: str, heading: str) -> None:
    *_, id = HANDBOOK[stem]
    assert without_heading(stem, id, heading) == [told(stem, id, heading)]


@pytest.mark.parametrize(("id", "heading"), [(id, h) for id in MEETINGS for h in MEETINGS[id]])
def test_heading_of_a_meeting_that_a_document_shows_is_missed(id: str, heading: str) -> None:
    assert without_heading("bijeenkomst", id, heading) == [told("bijeenkomst", id, heading)]


@pytest.mark.parametrize("id", MEETINGS)
def test_card_of_a_meeting_is_missed_with_all_it_shows(id: str) -> None:
    assert without_card("bijeenkomst", id) == [told("bijeenkomst", id, h) for h in MEETINGS[id]]


def test_guest_reads_what_to_bring() -> None:
    guests = HANDBOOK["bijeenkomst"]["regionaal"].claims["genodigden"]
    id = next(guest.partner for guest in guests if guest.partner)
    missed = without_heading("partnerkaarten", id, "meenemen")
    assert told("partnerkaarten", id, "meenemen") in missed


def test_first_step_tells_what_everybody_does_in_danger() -> None:
    remedy = "add a claim of a partner with samen = true"
    assert without_heading("stapkaarten", FIRST, "doet") == [
        told("stapkaarten", FIRST, "doet", remedy)
    ]
    assert told("stapkaarten", FIRST, "doet", remedy) in without_card("stapkaarten", FIRST)
