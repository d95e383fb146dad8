"""Puts a subject before what the card of a partner says: the partner's name, or 'u'."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from flow.rules.handbook import Card, Claim
from flow.rules.model import Flow

DOES = "doet"
# Claims under these say what the partner does, and begin with the verb.
DEEDS = (DOES, "stappen", "grens")
YOU = {"Is": "bent", "Kan": "kunt", "Heeft": "hebt", "Wil": "wilt"}  # other verbs stay as they are


def role_of(flow: Flow, id: str) -> str:
    """Return what a partner is there for, as a sentence: 'De school meldt …'."""
    partner = flow.partners[id]
    return _unless_told(partial(_begun, partner.subject), partner.role)


def with_role(flow: Flow, card: Card) -> Card:
    """Return the card with what the partner is there for before all that it does."""
    partner = flow.partners[card.id]
    role = Claim(partner.role, partner.sources, "zeker", "", "", "", 0)
    return replace(card, claims={**card.claims, DOES: (role, *card.claims.get(DOES, ()))})


def to_you(card: Card) -> Card:
    """Return the card as said to the partner: 'U meldt …'."""
    return _with_subject(card, _you)


def of_them(flow: Flow, card: Card) -> Card:
    """Return the card as said of the partner: 'De school meldt …'."""
    return _with_subject(card, partial(_begun, flow.partners[card.id].subject))


def _with_subject(card: Card, begin: Callable[[str], str]) -> Card:
    """Return the card with a subject before every verb that begins a claim."""

    def begun(key: str, found: tuple[Claim, ...]) -> tuple[Claim, ...]:
        if key not in DEEDS:
            return found
        return tuple(replace(item, text=_unless_told(begin, item.text)) for item in found)

    return replace(card, claims={key: begun(key, found) for key, found in card.claims.items()})


def _unless_told(begin: Callable[[str], str], text: str) -> str:
    """Begin a sentence, unless it names who acts, as in 'De officier van justitie beslist …'."""
    return text if text.startswith("De ") else begin(text)


def _you(text: str) -> str:
    verb, space, rest = text.partition(" ")
    return f"U {YOU.get(verb, verb.lower())}{space}{rest}"


def _begun(subject: str, text: str) -> str:
    return f"{subject} {text[0].lower()}{text[1:]}"
