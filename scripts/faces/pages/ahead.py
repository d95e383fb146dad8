"""The screens that the page shows without waiting for Python, as data in the page.

They are made by the same code that Python runs in the browser, with holes for what hangs on the
answers; docs/assets/js/vooruit.js fills them. Where a screen leads hangs on its state alone, so a
few dozen states stand for the thousands of ways there are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from flow.rules.model import Action, Flow, Outcome, Question
from flow.rules.states import Graph, State, Way, unfolded, worked_back
from flow.screens import answers, outcome_frame, outcome_text, question, titles
from flow.screens.buttons import KNOBS

type Piece = Mapping[str, object]


def screens_ahead(flow: Flow) -> str:
    """Return all screens that follow from the answers alone, as a block of data for the page."""
    graph = unfolded(flow)
    data = {
        "states": _states(graph),
        "questions": {at.place: _question(flow, flow.questions[at.place]) for at in _asked(graph)},
        "outcomes": {id: _outcome(flow, reached) for id, reached in flow.outcomes.items()},
        "actions": {id: _action(action) for id, action in flow.actions.items()},
        "back": KNOBS["terug"],
        "given": answers.frame("{rows}"),
        "also": outcome_frame.also("{items}"),
        "how": outcome_frame.how("{items}"),
        "follow": outcome_frame.follow(),
        "told": {
            "also": outcome_text.titled(outcome_text.ALSO, "{items}"),
            "answers": outcome_text.titled(outcome_text.ANSWERS, "{items}"),
        },
    }
    # A tag that ends would end the block.
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f'<script type="application/json" id="rw-vooruit">{told}</script>'


def _asked(graph: Graph) -> list[State]:
    return [state for state in graph if state.is_asked]


def _states(graph: Graph) -> list[Piece]:
    """Return where each answer leads, past the gates, and which actions it brings; start first."""
    ends = [state for state, ways in graph.items() if not ways]
    numbers = {state: number for number, state in enumerate((*_asked(graph), *ends))}
    left = worked_back(graph, _questions_left)

    def way(first: Way) -> list[object]:
        actions, to = [*first.option.actions], first.to
        while to not in numbers:
            ((option, to),) = graph[to]
            actions += option.actions
        return [numbers[to], actions]

    return [
        {
            "place": state.place,
            "progress": question.turn("{number}", left[state] - 1),
            "ways": {one.option.id: way(one) for one in graph[state]},
        }
        if state.is_asked
        else {"place": state.place}
        for state in numbers
    ]


def _questions_left(state: State, after: list[tuple[Way, int]]) -> int:
    return max((count for _, count in after), default=0) + state.is_asked


def _question(flow: Flow, asked: Question) -> Piece:
    return {
        "html": question.frame(flow, asked),
        "title": titles.window(flow, asked.short),
        "say": titles.aloud(asked, "{progress}"),
        "fields": question.around_fields(asked, error=False),
        "mistake": {
            "title": titles.window(flow, asked.short, error=True),
            "fields": question.around_fields(asked, error=True),
        },
        "row": answers.row(asked, "{answer}"),
        "onward": outcome_frame.onward(asked),
        "line": outcome_text.line(outcome_text.answer_line(asked, "{answer}")),
        "labels": {option.id: option.label for option in asked.options},
    }


def _outcome(flow: Flow, reached: Outcome) -> Piece:
    return {
        "html": outcome_frame.unreasoned(flow, reached),
        "title": titles.window(flow, reached.title),
        "say": titles.reached_aloud(reached),
        "text": outcome_text.unreasoned_text(flow, reached),
    }


def _action(action: Action) -> Piece:
    return {
        "item": outcome_frame.item(action),
        "full": outcome_frame.in_full(action),
        "line": outcome_text.line(action.text),
    }
