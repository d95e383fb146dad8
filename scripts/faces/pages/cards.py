"""Fragments from the cards of the handbook: one for every card, one for every file of cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from flow.rules.card_files import CARD_FILES
from flow.rules.handbook import Card, Claim, Handbook
from flow.rules.model import Flow
from flow.rules.plan import Step
from flow.rules.register import Partner
from flow.rules.vocabulary import STATUS_WORDS
from flow.screens.ours import inside
from scripts.faces.pages import open_questions, our_region
from scripts.faces.pages.markdown import (
    Fragments,
    bullets,
    claim,
    question_links,
    small_heading,
    step_link,
)
from scripts.faces.pages.open_questions import OPEN, anchor, lead

POINTS = "regioverschillen"  # on which a region can have an agreement
# These stand below a heading of their page; other cards have a page to themselves.
type Label = Callable[[str], str]  # makes a heading of a text
LABELS: dict[str, Label] = {"bijeenkomst": "### {}".format}


def fragments(flow: Flow, handbook: Handbook) -> Fragments:
    """Return a fragment for every card and every file of cards, and the heads of pages."""
    found: dict[str, Callable[[], str]] = {
        **open_questions.fragments(handbook, partial(title, flow), partial(claims, flow)),
    }
    for stem, cards in handbook.items():
        headings = CARD_FILES[f"{stem}.toml"].headings
        found[f"{stem}.md"] = partial(_all, flow, stem, cards, headings)
        for card in cards.values():
            label = LABELS.get(stem, "## {}".format)
            found[f"{stem}-{card.id}.md"] = partial(_alone, flow, stem, card, headings, label)
    for id in flow.steps:
        found[f"stap-kop-{id}.md"] = partial(step_head, flow, id)
    return found


def _all(flow: Flow, stem: str, cards: Mapping[str, Card], headings: Mapping[str, str]) -> str:
    listed = "\n".join(_listed(flow, stem, card, headings) for card in cards.values())
    is_open = any(OPEN in card.claims for card in cards.values())
    return listed + (f"\n{lead(stem)}" if is_open else "")


def _alone(flow: Flow, stem: str, card: Card, headings: Mapping[str, str], label: Label) -> str:
    """Show a card that has a page, or a part of one, to itself."""
    is_open = OPEN in card.claims
    return _body(flow, card, headings, label) + (lead(anchor(stem, card.id)) if is_open else "")


def title(flow: Flow, card: Card) -> str:
    """Return the title of a card, or the name of what it is about."""
    if card.title:
        return card.title
    if card.id in flow.partners:
        return flow.partners[card.id].name
    if card.id in flow.steps:
        return flow.steps[card.id].title
    return flow.outcomes[card.id].title


def _listed(flow: Flow, stem: str, card: Card, headings: Mapping[str, str]) -> str:
    """Show a card among others: a heading with an anchor, bold labels, claims."""
    if len(headings) == 1:
        return _entry(flow, card)
    head = f"### {title(flow, card)} {{ #{card.id} }}\n\n"
    ours = our_region.at_point(flow, card.id) if stem == POINTS else ""
    return head + ours + _body(flow, card, headings, small_heading)


def _entry(flow: Flow, card: Card) -> str:
    """Show a card that says one thing, as a dictionary does: the word, then what it means."""
    (found,) = card.claims.values()
    return f"### {title(flow, card)} {{ #{card.id} .begrip }}\n\n{_together(flow, found)}\n"


def _body(flow: Flow, card: Card, headings: Mapping[str, str], label: Label) -> str:
    text = f"{card.text}\n\n" if card.text else ""
    lists = (
        f"{label(heading)}\n\n{claims(flow, card.claims[key])}\n"
        for key, heading in headings.items()
        if key != OPEN and card.claims.get(key)
    )
    address = f"Vindplaats: <{card.url}>\n\n" if card.url else ""
    return text + "".join(lists) + address


def claims(flow: Flow, found: tuple[Claim, ...]) -> str:
    """Show claims as a list, each with who, where, when and its source."""
    return bullets(_claim(flow, item) for item in found)


def _together(flow: Flow, found: Iterable[Claim]) -> str:
    return " ".join(_claim(flow, item) for item in found)


def _claim(flow: Flow, item: Claim) -> str:
    who = _label(flow.partners[item.partner], item) if item.partner else ""
    where = f"{step_link(flow, item.step)}: " if item.step else ""
    time = f" ({item.minutes} minuten)" if item.minutes else ""
    version = f" Versie: {item.version}." if item.version else ""
    return f"{where}{who}{item.text}{time}{version} {claim(flow, item.sources, item.status)}"


def _label(partner: Partner, item: Claim) -> str:
    """Name who acts, unless the sentence begins with them."""
    return "" if item.text.startswith(partner.subject) else f"**{partner.name}:** "


# --- heads of pages ----------------------------------------------------------------------------


def step_head(flow: Flow, id: str) -> str:
    """The essence of a step in a few sentences, and the way to the next."""
    step = flow.steps[id]
    who = ", ".join(inside(flow, partner) for partner in step.partners)
    circle, phase = flow.circles[step.circle].title, flow.phases[step.phase].title
    asked = question_links(flow, step.questions)
    return (
        f"{step.text}\n"
        f"Resultaat: {_lowered(step.result)} {claim(flow, step.sources, step.status)}\n\n"
        f"U doorloopt deze stap {_lowered(circle)}, in de fase {_lowered(phase)}.\n"
        f"Aan zet: {who}.\n{_own_words(step)}\n"
        + (f"In de routewijzer: {asked}.\n\n" if asked else "")
        + f"{our_region.at_step(flow, id)}{_neighbours(flow, step.number)}\n"
    )


def _own_words(step: Step) -> str:
    """Say what of a step is not in the guide: its place in the plan, or its title."""
    word = STATUS_WORDS[step.place_status]
    place = f"De plek van deze stap in het plan is {word}.\n" if word else ""
    title = "De officiële titel is niet bekend: deze is een *werktitel*.\n"
    return place + title * step.working_title


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]


def _neighbours(flow: Flow, number: int) -> str:
    by_number = {step.number: step.id for step in flow.steps.values()}
    names = ((number - 1, "Vorige"), (number + 1, "Volgende"))
    links = (
        f"{name}: {step_link(flow, by_number[other])}."
        for other, name in names
        if other in by_number
    )
    return " ".join(links)
