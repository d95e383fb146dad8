"""How pages and paper name a question, an outcome and an action: by number or letter."""

from __future__ import annotations

from string import ascii_uppercase

from flow.rules.model import Flow
from flow.screens.chart_names import anchor

FOLDER = "regels"  # of the pages of single rules


def place(flow: Flow, id: str) -> str:
    """Name a question by its number, or an outcome by its letter: `vraag 3`, `uitkomst C`."""
    if id in flow.questions:
        return f"vraag {flow.number(flow.questions[id])}"
    return f"uitkomst {letter(flow, id)}"


def heading(flow: Flow, id: str) -> str:
    """Name a question or outcome in full: `Vraag 3: Inschrijving`."""
    kind, sign = place(flow, id).split()
    return f"{kind.capitalize()} {sign}: {flow.name(id)}"


def letter(flow: Flow, outcome: str) -> str:
    """Return the letter of an outcome, in the order of the rules; after Z comes AA."""
    index = list(flow.outcomes).index(outcome)
    return ascii_uppercase[index % 26] * (index // 26 + 1)


def action_number(flow: Flow, action: str) -> int:
    """Return the number of an action, in the order of the rules."""
    return list(flow.actions).index(action) + 1


def rule(flow: Flow, id: str) -> str:
    """Link to a question or outcome in the rule book, on that page itself."""
    return f"[{heading(flow, id)}](#{anchor(flow, id)})"


def page_of(flow: Flow, id: str) -> str:
    """Return the address of the page of a question or outcome."""
    return f"/{FOLDER}/{anchor(flow, id)}.md"


def rule_page(flow: Flow, id: str) -> str:
    """Link to the page of a question or outcome."""
    return f"[{heading(flow, id)}]({page_of(flow, id)})"


def threshold_page(flow: Flow, id: str) -> str:
    """Link to the page of a threshold, with the sentence that holds it."""
    return f"[{flow.thresholds[id].decides.removesuffix('.')}](/{FOLDER}/drempel-{id}.md)"


def action(flow: Flow, id: str) -> str:
    """Link to an action, on the page of the rule book itself."""
    return f"[{flow.actions[id].title}](#actie-{id})"
