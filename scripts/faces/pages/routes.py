"""Fragments for the page of each route: for whom, who does what now, and all else in folds."""

from __future__ import annotations

from functools import partial

from flow.rules.card_files import CARD_FILES
from flow.rules.handbook import Card, Claim, Handbook
from flow.rules.model import Flow
from flow.screens.sentences import told_event
from scripts.faces.pages.cards import claims
from scripts.faces.pages.markdown import (
    Fragments,
    bullets,
    claim,
    fold,
    route_link,
    small_heading,
    table,
    tasks,
)
from scripts.faces.pages.open_questions import OPEN, anchor, lead
from scripts.faces.pages.our_region import of_route
from scripts.faces.pages.roles import about_mas, sentences

ROUTE = "routekaarten"
IN_SHORT = ("grens", "bel")
REASONS = ("voor_wie", "pleit_voor", "pleit_tegen")  # their order says nothing
CERTAIN = "zeker"
FOLDS = {
    "Past deze route?": ("voor_wie", "pleit_voor", "pleit_tegen"),
    "Wie beslist, en hoe het loopt": ("beslist", "verloop", "terugkoppeling"),
    "Hoe het verder gaat": ("lukt", "vast"),
    "Waar het op rust, en wat per regio verschilt": ("wet", "regio"),
}


def fragments(flow: Flow, handbook: Handbook) -> Fragments:
    """Return the head of every route, what there is to tell of it, and its transitions."""
    cards = handbook[ROUTE]
    return {
        **{f"route-kop-{r.id}.md": partial(route_head, flow, cards[r.id]) for r in flow.routes},
        **{f"route-{r.id}.md": partial(route_folds, flow, cards[r.id]) for r in flow.routes},
        **{
            f"route-open-{r.id}.md": partial(lead, anchor(ROUTE, r.id))
            for r in flow.routes
            if OPEN in cards[r.id].claims
        },
        **{f"overgangen-{r.id}.md": partial(transitions_of, flow, r.id) for r in flow.routes},
    }


def route_head(flow: Flow, card: Card) -> str:
    """For whom the route is, who does what now, what not, and whom to call."""
    route = flow.outcomes[card.id]
    return (
        f"{route.text}\n{claim(flow, route.sources, route.status)}\n\n"
        f"## Wat nu\n\n{tasks(flow, route)}\n<!-- -->\n\n"
        f"{of_route(flow, card.id)}{_in_short(flow, card)}\n"
    )


def _in_short(flow: Flow, card: Card) -> str:
    headings = CARD_FILES[f"{ROUTE}.toml"].headings
    found = {key: card.claims[key] for key in IN_SHORT if card.claims.get(key)}
    rows = [(headings[key], sentences(flow, items)) for key, items in found.items()]
    return bullets(f"**{title}:** {text}" for title, text in [*rows, about_mas(flow)])


def route_folds(flow: Flow, card: Card) -> str:
    """What there is to tell of a route, a fold for each question one has about it."""
    headings = CARD_FILES[f"{ROUTE}.toml"].headings
    after = {"lukt": f"**Daarna:** {flow.outcomes[card.id].after}\n\n"}

    def told(key: str) -> str:
        head = f"{after.get(key, '')}{small_heading(headings[key])}"
        return f"{head}\n{_told(flow, key, card.claims[key])}"

    folds = (
        fold(
            title,
            "\n".join(told(key) for key in keys if card.claims.get(key)),
        )
        for title, keys in FOLDS.items()
    )
    return "\n".join(folds)


def _told(flow: Flow, key: str, found: tuple[Claim, ...]) -> str:
    """Show claims in their order, or the reasons that are as certain below each other."""
    if key not in REASONS:
        return claims(flow, found)
    statuses = dict.fromkeys(sorted((item.status for item in found), key=lambda s: s != CERTAIN))
    lists = (claims(flow, tuple(i for i in found if i.status == status)) for status in statuses)
    return "\nOok telt mee:\n\n".join(lists)


def transitions_of(flow: Flow, id: str) -> str:
    """The transitions from and to one route."""
    rows = [
        (
            "Naar",
            route_link(flow, t.target),
            told_event(flow, t),
            claim(flow, t.sources, t.status),
        )
        for t in flow.transitions
        if t.origin == id
    ]
    rows += [
        (
            "Van",
            route_link(flow, t.origin),
            told_event(flow, t),
            claim(flow, t.sources, t.status),
        )
        for t in flow.transitions
        if t.target == id and t.origin in flow.outcomes
    ]
    return table(("Richting", "Route", "Gebeurtenis", "Bron"), rows)
