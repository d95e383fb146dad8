"""Fragments for each partner in the chain: which steps they act in, and all they do."""

from __future__ import annotations

from functools import partial

from flow.rules.card_files import CARD_FILES
from flow.rules.handbook import Handbook
from flow.rules.model import Flow
from scripts.faces.pages.cards import claims, title
from scripts.faces.pages.markdown import Fragments, bullets, claim, route_link, table
from scripts.faces.pages.open_questions import OPEN, anchor, lead


def fragments(flow: Flow, handbook: Handbook) -> Fragments:
    """Return the matrix of partners and steps, and a page for every partner with a card."""
    pages = {f"rol-{id}.md": partial(role, flow, handbook, id) for id in handbook["partnerkaarten"]}
    return {"matrix.md": partial(matrix, flow, handbook), **pages}


def matrix(flow: Flow, handbook: Handbook) -> str:
    """Which partner acts in which step."""
    steps = flow.plan
    rows = []
    for card in handbook["partnerkaarten"].values():
        acts = {item.step for item in card.claims.get("stappen", ())}
        acts |= {step.id for step in steps if card.id in step.partners}
        cells = ("ja" if step.id in acts else "" for step in steps)
        rows.append([f"[{title(flow, card)}](#{card.id})", *cells])
    return table(("Partner", *(str(step.number) for step in steps)), rows)


def role(flow: Flow, handbook: Handbook, id: str) -> str:
    """Everything for one partner: tasks, steps, routes, and what to bring."""
    card = handbook["partnerkaarten"][id]
    acts = [
        f"{route_link(flow, route.id)}: {task.text}"
        for route in flow.routes
        for task in route.tasks
        if task.partner == id
    ]
    headings = CARD_FILES["partnerkaarten.toml"].headings
    texts = [f"{flow.partners[id].role} {claim(flow, flow.partners[id].sources, 'zeker')}\n"]
    for key, heading in headings.items():
        if key != OPEN and card.claims.get(key):
            texts.append(f"## {heading}\n\n{claims(flow, card.claims[key])}")
        if key == "stappen" and acts:
            texts.append(f"## In welke routes\n\n{bullets(acts)}")
    if OPEN in card.claims:
        texts.append(lead(anchor("partnerkaarten", id)))
    return "\n".join(texts)
