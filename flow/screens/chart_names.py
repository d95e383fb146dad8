"""Names for everything in the flowchart, so that the drawing and the page can point at it."""

from __future__ import annotations

from flow.reason.walk import Walk
from flow.rules.model import Flow
from flow.rules.states import places


def node_key(id: str) -> str:
    """Name a question or outcome in the flowchart."""
    return f"punt-{id}"


def edge_key(question: str, target: str) -> str:
    """Name the arrow between two points in the flowchart."""
    return f"pijl-{question}-{target}"


def answer_key(question: str, option: str) -> str:
    """Name an answer on an arrow in the flowchart."""
    return f"antwoord-{question}-{option}"


def step_key(route: str) -> str:
    """Name a route in the drawing of the transitions."""
    return f"trede-{route}"


def marks(walk: Walk) -> list[str]:
    """Name everything in the flowchart that the walked path touches, also gates, in order."""
    keys: list[str] = []
    for question, option in walk.path:
        keys.append(node_key(question.id))
        keys.append(answer_key(question.id, option.id))
        keys.append(edge_key(question.id, option.target))
    if walk.outcome:
        keys.append(step_key(walk.outcome.id))
    return keys


def dim(walk: Walk) -> list[str]:
    """Name everything in the flowchart that these answers leave behind, in order."""
    flow = walk.flow
    reached = places(walk.graph)
    keys = [node_key(id) for id in (*flow.questions, *flow.outcomes) if id not in reached]
    open_ways = {(at.place, way.to.place) for at, ways in walk.graph.items() for way in ways}
    for question in flow.questions.values():
        for option in question.options:
            if (question.id, option.target) not in open_ways:
                keys += [edge_key(question.id, option.target), answer_key(question.id, option.id)]
    return keys


def anchor(flow: Flow, id: str) -> str:
    """Return the anchor of a question or outcome on the page."""
    return f"vraag-{id}" if id in flow.questions else f"uitkomst-{id}"
