"""The decision flowchart as graphs: one for each part of the rules, so that it prints readably."""

from __future__ import annotations

from html import escape

from graphviz import Digraph

from flow.rules.edition import Edition
from flow.rules.model import Flow, Option, Question
from flow.rules.plan import Part
from flow.screens.chart_names import edge_key, node_key
from scripts.faces.pictures.draw import BARE, LAYOUT_FONT, font, wrap
from scripts.faces.pictures.palette import BASE

PAPER, INK, LINE = BASE["paper"].light, BASE["ink"].light, BASE["edge"].light
ACCENT = BASE["accent"].light
TEXT, LABEL, NUMBER = 13, 12, 15  # points; Graphviz takes whole ones only
QUESTION_WIDTH, OUTCOME_WIDTH, LABEL_WIDTH, GATE_WIDTH = 200.0, 114.0, 124.0, 60.0


def chart(edition: Edition, part: Part) -> str:
    """Return one part of the flowchart as DOT."""
    flow = edition.flow
    graph = Digraph(
        f"deel-{part.id}",
        graph_attr={
            "splines": "spline",
            "nodesep": "0.12",
            "ranksep": "0.3",
            "pad": "0.1",  # room for the ring round a link
            "bgcolor": "transparent",
            "fontname": LAYOUT_FONT,
        },
        node_attr={"shape": "plain", "fontname": LAYOUT_FONT},
        edge_attr={
            "color": LINE,
            "penwidth": "1.5",
            "arrowsize": "0.7",
            "fontname": LAYOUT_FONT,
            "fontsize": str(LABEL),
            "fontcolor": INK,
        },
    )
    questions = [question for question in flow.questions.values() if question.part == part.id]
    for question in questions:
        if question.is_gate:
            _gate(graph, flow, question)
        else:
            _point(graph, question.id, _question(flow, question))
    inside = {question.id for question in questions}
    for target in _ends(questions):
        _point(graph, target, _end(edition, target))
    for question in questions:
        for target, options in merged(question).items():
            graph.edge(
                question.id,
                target,
                id=edge_key(question.id, target),
                label=f"<{_answers(options)}>",
                weight="8" if target in inside else "1",  # a straight line down
            )
    return str(graph.source)


def merged(question: Question) -> dict[str, list[Option]]:
    """Group the options of a question by where they lead: one arrow each."""
    arrows: dict[str, list[Option]] = {}
    for option in question.options:
        arrows.setdefault(option.target, []).append(option)
    return arrows


def label_lines(options: list[Option]) -> list[tuple[Option, str]]:
    """Return the lines on an arrow, each with the option it belongs to."""
    return [(option, line) for option in options for line in wrap(option.short, LABEL_WIDTH, LABEL)]


def _ends(questions: list[Question]) -> list[str]:
    """Return where this part stops: outcomes and questions of another part."""
    inside = {question.id for question in questions}
    targets = [option.target for question in questions for option in question.options]
    return [id for id in dict.fromkeys(targets) if id not in inside]


def _point(graph: Digraph, id: str, label: str) -> None:
    graph.node(id, label, id=node_key(id), URL="#")


def _gate(graph: Digraph, flow: Flow, gate: Question) -> None:
    """Draw a small diamond: nobody is asked, the answer was given before."""
    lines = wrap(gate.short, GATE_WIDTH, LABEL)
    number = f'<FONT POINT-SIZE="{LABEL}" COLOR="{ACCENT}"><B>{flow.number(gate)}</B></FONT>'
    text = "<BR/>".join(escape(line) for line in lines)
    graph.node(
        gate.id,
        f'<{number}<BR/><FONT POINT-SIZE="{LABEL}" COLOR="{INK}">{text}</FONT>>',
        id=node_key(gate.id),
        URL="#",
        shape="diamond",
        margin="0",
        style="filled",
        fillcolor=PAPER,
        color=ACCENT,
        penwidth="1.4",
    )


def _question(flow: Flow, question: Question) -> str:
    number = flow.number(question)
    lines = wrap(question.text, QUESTION_WIDTH - 16, TEXT)
    return (
        f'<<TABLE BORDER="1.4" COLOR="{ACCENT}" BGCOLOR="{PAPER}" STYLE="ROUNDED" CELLBORDER="0" '
        f'CELLSPACING="0" CELLPADDING="7"><TR>'
        f'<TD WIDTH="24"><FONT POINT-SIZE="{NUMBER}" COLOR="{ACCENT}"><B>{number}</B></FONT></TD>'
        f'<TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="{QUESTION_WIDTH:.0f}">{font(lines, TEXT, INK)}</TD>'
        "</TR></TABLE>>"
    )


def _end(edition: Edition, id: str) -> str:
    flow = edition.flow
    if id in flow.questions:
        text, ink, fill = f"Verder met: {flow.questions[id].short}", PAPER, ACCENT
        return box(text, ink, fill, fill)
    outcome = flow.outcomes[id]
    if outcome.kind == "route":
        family = edition.colours[id]
        return box(f"Route: {outcome.title}", PAPER, family.light_ink, family.light_ink)
    family = edition.colours[outcome.kind]
    return box(outcome.title, family.light_ink, family.light_tint, family.light_ink)


def box(text: str, ink: str, fill: str, line: str, width: float = OUTCOME_WIDTH) -> str:
    """Return the label of a rounded box with bold text; `width` is in points."""
    lines = wrap(text, width - 16, TEXT, bold=True)
    return (
        f'<<TABLE BORDER="1.4" COLOR="{line}" BGCOLOR="{fill}" STYLE="ROUNDED" CELLBORDER="0" '
        f'CELLSPACING="0" CELLPADDING="7"><TR><TD ALIGN="LEFT" BALIGN="LEFT" '
        f'WIDTH="{width:.0f}">{font(lines, TEXT, ink, bold=True)}</TD></TR></TABLE>>'
    )


def _answers(options: list[Option]) -> str:
    """Return the answers on an arrow, with some room so that they never touch it.

    Between two answers there is room too: one of two lines must not look like two.
    """
    rows = '<TR><TD HEIGHT="4"></TD></TR>'.join(map(_answer, options))
    return (
        f'<TABLE {BARE}><TR><TD WIDTH="5"></TD><TD><TABLE {BARE}>{rows}</TABLE></TD></TR></TABLE>'
    )


def _answer(option: Option) -> str:
    lines = (line for _, line in label_lines([option]))
    return "".join(f'<TR><TD ALIGN="LEFT">{escape(line)}</TD></TR>' for line in lines)
