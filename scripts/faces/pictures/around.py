"""One question or outcome with what leads to it and what follows, as a small graph."""

from __future__ import annotations

from collections.abc import Iterable

from graphviz import Digraph

from flow.rules.edition import Edition
from flow.rules.model import Flow, Option, Question
from flow.screens.chart_names import edge_key, node_key
from scripts.faces.pictures.draw import BARE, LAYOUT_FONT, font, wrap
from scripts.faces.pictures.flowchart import ACCENT, INK, LABEL, LINE, PAPER, box

WIDTH, LABEL_WIDTH = 150.0, 100.0
MOST = 3  # answers named on an arrow; the page names them all


def around(edition: Edition, id: str) -> str:
    """Return the graph as DOT, from left to right."""
    flow = edition.flow
    graph = Digraph(
        f"rond-{id}",
        graph_attr={
            "rankdir": "LR",
            "nodesep": "0.15",
            "ranksep": "0.4",
            "pad": "0.1",  # room for the ring round a link
            "bgcolor": "transparent",
        },
        node_attr={"shape": "plain", "fontname": LAYOUT_FONT},
        edge_attr={"color": LINE, "penwidth": "1.5", "arrowsize": "0.7", "fontname": LAYOUT_FONT},
    )
    for point in (id, *neighbours(flow, id)):
        graph.node(point, _box(edition, point, point == id), id=node_key(point), URL="#")
    for origin, target in _arrows(flow, id):
        options = [o for o in flow.questions[origin].options if o.target == target]
        key = edge_key(origin, target)
        graph.edge(origin, target, id=key, label=f"<{_answers(options)}>")
    return str(graph.source)


def neighbours(flow: Flow, id: str) -> list[str]:
    """Return what leads to a question or outcome, then what follows from it."""
    near = (point for arrow in _arrows(flow, id) for point in arrow if point != id)
    return list(dict.fromkeys(near))


def _arrows(flow: Flow, id: str) -> list[tuple[str, str]]:
    here = [flow.questions[id]] if id in flow.questions else []
    into = [(q.id, id) for q in flow.questions.values() if id in _targets([q])]
    return [*into, *((id, target) for target in _targets(here))]


def _targets(questions: Iterable[Question]) -> list[str]:
    return list(dict.fromkeys(option.target for q in questions for option in q.options))


def _box(edition: Edition, id: str, chosen: bool) -> str:
    flow = edition.flow
    if id in flow.questions:
        question = flow.questions[id]
        ink, fill, line = (PAPER, ACCENT, ACCENT) if chosen else (INK, PAPER, ACCENT)
        text = f"{flow.number(question)}. {question.short}"
    else:
        outcome = flow.outcomes[id]
        family = edition.colours[id if outcome.kind == "route" else outcome.kind]
        ink, fill, line = family.light_ink, family.light_tint, family.light_ink
        text = outcome.title
    return box(text, ink, fill, line, WIDTH)


def _answers(options: list[Option]) -> str:
    named = [option.short for option in options[:MOST]]
    named += [f"en {len(options) - MOST} meer"] * (len(options) > MOST)
    rows = "".join(
        f'<TR><TD ALIGN="LEFT" BALIGN="LEFT">{font(wrap(text, LABEL_WIDTH, LABEL), LABEL, INK)}'
        "</TD></TR>"
        for text in named
    )
    return f"<TABLE {BARE}>{rows}</TABLE>"
