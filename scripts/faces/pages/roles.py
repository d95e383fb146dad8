"""Fragments for each partner in the chain: in short, and all they do, in whole sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from flow.rules.card_files import CARD_FILES
from flow.rules.handbook import Card, Claim, Handbook
from flow.rules.model import Flow
from scripts.faces.pages.cards import claims, title
from scripts.faces.pages.markdown import (
    STEP_PLAN,
    Fragments,
    bullets,
    claim,
    fold,
    route_link,
    small_heading,
    step_number_link,
    table,
)
from scripts.faces.pages.open_questions import OPEN, anchor, lead
from scripts.faces.pages.our_region import numbers
from scripts.faces.pages.whole_sentences import DOES, of_them, to_you, with_role

PARTNERS = "partnerkaarten"
ROUTES = "/mas/routes.md"
ELSEWHERE = "/rollen/andere-partners.md"
# The partner whose work each page of rollen/ tells, by the name of the page.
PAGES = {
    "leerplicht": "leerplichtambtenaar",
    "school": "school",
    "wijkteam": "wijkteam",
    "halt": "halt",
    "om": "om",
    "raad": "raad",
    "jeugdarts": "jeugdarts",
}
OFFICER = "leerplichtambtenaar"
CALLED = (OFFICER, "veilig-thuis")  # whose numbers everybody needs
CALL = "Over een zaak belt u de leerplichtambtenaar."
# The officer has the case: who else may have one is called first.
RUNNING = "Loopt er al een maatregel of een strafzaak, dan belt u eerst wie die uitvoert."
ADVICE = "Over zorgen om de veiligheid van een kind vraagt u advies aan Veilig Thuis."
MAS = "De Methodische Aanpak Schoolverzuim: hoe leerplicht en ketenpartners werken bij verzuim."
GUIDE = "handreiking"


def fragments(flow: Flow, handbook: Handbook) -> Fragments:
    """Return what there is to tell of every partner with a card."""
    cards = handbook[PARTNERS]
    return {
        "andere-partners.md": partial(others, flow, handbook),
        **{f"rol-kort-{id}.md": partial(in_short, flow, card) for id, card in cards.items()},
        **{f"rol-{id}.md": partial(role, flow, card) for id, card in cards.items()},
    }


def place(id: str) -> str:
    """Return where the card of a partner stands, as a link from docs/."""
    page = next((page for page, of in PAGES.items() if of == id), "")
    return f"/rollen/{page}.md" if page else f"{ELSEWHERE}#{id}"


def steps_of(flow: Flow, card: Card) -> list[str]:
    """Return the steps a partner acts in, in their order."""
    acts = {item.step for item in card.claims.get("stappen", ())}
    return [step.id for step in flow.plan if step.id in acts or card.id in step.partners]


# --- one partner ---------------------------------------------------------------------------------


def in_short(flow: Flow, card: Card) -> str:
    """What a partner does, when, what not, and whom to call; said to that partner."""
    said = to_you(card)
    rows = [
        about_mas(flow),
        ("Wat u doet", _first(flow, said, "doet", 2)),
        ("Wanneer", f"{_when(flow, card)}."),
        ("Wat u niet doet", _first(flow, said, "grens", 1)),
        ("Wie u belt", _calls(flow, card)),
    ]
    return table(("In het kort", "Voor u"), rows)


def _first(flow: Flow, card: Card, key: str, many: int) -> str:
    return sentences(flow, card.claims.get(key, ())[:many])


def about_mas(flow: Flow) -> tuple[str, str]:
    """Return the row that says in one sentence what the MAS is."""
    return "De MAS", f"{MAS} {claim(flow, (GUIDE,), 'zeker')}"


def sentences(flow: Flow, found: Iterable[Claim]) -> str:
    """Show claims in a row of a table, behind each other."""
    return " ".join(f"{item.text} {claim(flow, item.sources, item.status)}" for item in found)


def _calls(flow: Flow, card: Card) -> str:
    is_officer = card.id == OFFICER
    case = f"{RUNNING} {claim(flow, ('jeugdwet-3-2',), 'afgeleid')}" if is_officer else CALL
    return (
        f"{case} {ADVICE} {claim(flow, ('augeo-veilig-thuis',), 'zeker')} {numbers(flow, CALLED)}"
    )


def _when(flow: Flow, card: Card) -> str:
    steps = [step_number_link(flow, id) for id in steps_of(flow, card)]
    routes = [route_link(flow, id) for id, _ in _acts(flow, card)]
    all_steps, all_routes = len(steps) == len(flow.plan), len(routes) == len(flow.routes)
    told = f"In [elke stap]({STEP_PLAN})" if all_steps else f"In stap {_listed(steps)}"
    if not routes:
        return told
    if all_routes:
        return f"{told}, en in [elke route]({ROUTES})"
    return f"{told}, en in de {'routes' if routes[1:] else 'route'} {_listed(routes)}"


def _listed(items: list[str]) -> str:
    return " en ".join(part for part in (", ".join(items[:-1]), items[-1]) if part)


def _acts(flow: Flow, card: Card) -> Iterator[tuple[str, str]]:
    """Yield each route a partner acts in, with what there is to do."""
    for route in flow.routes:
        tasks = [task.text for task in route.tasks if task.partner == card.id]
        if tasks:
            yield route.id, " ".join(tasks)


def role(flow: Flow, card: Card) -> str:
    """Everything for one partner, a fold for each subject; said to that partner."""
    said = to_you(with_role(flow, card))
    acts = [f"{route_link(flow, id)}: {text}" for id, text in _acts(flow, card)]
    headings = {**CARD_FILES[f"{PARTNERS}.toml"].headings, **TO_YOU}
    texts = []
    for key, heading in headings.items():
        if key != OPEN and said.claims.get(key):
            texts.append(fold(heading, claims(flow, said.claims[key])))
        if key == "stappen" and acts:
            texts.append(fold("Wat u in een route doet", bullets(acts)))
    if OPEN in card.claims:
        texts.append(lead(anchor(PARTNERS, card.id)))
    return "\n".join(texts)


TO_YOU = {
    "doet": "Wat u doet",
    "stappen": "Wat u in elke stap doet",
    "grens": "Wat u niet doet",
    "meenemen": "Wat u meeneemt naar de bijeenkomst",
}


def others(flow: Flow, handbook: Handbook) -> str:
    """Every partner without a page: what it does and does not, in whole sentences."""
    cards = [card for card in handbook[PARTNERS].values() if card.id not in PAGES.values()]
    return "\n".join(_other(flow, card) for card in cards)


def _other(flow: Flow, card: Card) -> str:
    told = of_them(flow, with_role(flow, card))
    more = [
        f"{small_heading(heading)}\n{claims(flow, told.claims[key])}"
        for key, heading in CARD_FILES[f"{PARTNERS}.toml"].headings.items()
        if key not in (DOES, OPEN) and told.claims.get(key)
    ]
    more += [lead(anchor(PARTNERS, card.id))] if OPEN in card.claims else []
    name = title(flow, card)
    folded = fold(f"Meer over {name}", "\n".join(more))
    return f"## {name} {{ #{card.id} }}\n\n{claims(flow, told.claims[DOES])}\n{folded}"
