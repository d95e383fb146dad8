"""The matrix: which partner acts in which step of the plan."""

from __future__ import annotations

from flow.rules.handbook import Card, Handbook
from flow.rules.model import Flow
from scripts.faces.pages.cards import title
from scripts.faces.pages.roles import PARTNERS, place, steps_of


def matrix(flow: Flow, handbook: Handbook) -> str:
    """Which partner acts in which step, as a table that scrolls sideways where it is too wide."""
    heads = "".join(
        f'<th scope="col"><a href="../mas/stappenplan/{step.id}/">'
        f"{step.number}. {step.title}</a></th>"
        for step in flow.plan
    )
    rows = "".join(_row(flow, card) for card in handbook[PARTNERS].values())
    return (
        '<div class="md-typeset__scrollwrap"><table class="matrix">'
        f'<thead><tr><th scope="col">Partner</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(flow: Flow, card: Card) -> str:
    acts = set(steps_of(flow, card))
    cells = "".join(
        '<td><span aria-hidden="true">\N{BLACK CIRCLE}</span>'
        '<span class="rw-verborgen">doet mee</span></td>'
        if step.id in acts
        else '<td><span class="rw-verborgen">doet niet mee</span></td>'
        for step in flow.plan
    )
    page, _, id = place(card.id).removeprefix("/rollen/").partition(".md")
    link = f'<a href="{page}/{id}">{title(flow, card)}</a>'
    return f'<tr><th scope="row">{link}</th>{cells}</tr>'
