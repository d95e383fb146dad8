"""Checks of the examples: each is walked, and together they should touch everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flow.rules.cases import Example
from flow.rules.model import Flow
from flow.rules.states import Graph, unfolded


def example_problems(flow: Flow) -> Iterator[str]:
    """Tell of an example whose answers make no path, end elsewhere or bring other actions."""
    graph = unfolded(flow)
    for example in flow.examples.values():
        if example.id in flow.cases:
            yield f"voorbeelden.toml: id '{example.id}', field 'id': this is the id of a case too"
        for field, problem in _example(graph, example):
            yield f"voorbeelden.toml: id '{example.id}', field '{field}': {problem}"


def _example(graph: Graph, example: Example) -> Iterator[tuple[str, str]]:
    """Follow the answers, and tell where they do not do what the example says."""
    state, used, actions = next(iter(graph)), set[str](), dict[str, None]()
    while ways := graph[state]:
        if state.is_asked:
            if state.place not in example.answers:
                yield "antwoorden", f"no answer to '{state.place}', which is asked"
                return
            used.add(state.place)
            ways = tuple(w for w in ways if w.option.id == example.answers[state.place])
        actions |= dict.fromkeys(ways[0].option.actions)
        state = ways[0].to
    for id in example.answers:
        if id not in used:
            yield "antwoorden", f"'{id}' is not asked on this path; remove it"
    if state.place != example.outcome:
        yield "uitkomst", f"these answers end in '{state.place}', not in '{example.outcome}'"
    if tuple(actions) != example.actions:
        yield "acties", f"these answers bring: {', '.join(actions) or 'none'}"


def untouched(flow: Flow) -> Mapping[str, list[str]]:
    """Return what no example touches: questions, answers (question/option) and outcomes."""
    seen = [pair for example in flow.examples.values() for pair in example.answers.items()]
    asked = {id for id, _ in seen}
    ends = {example.outcome for example in flow.examples.values()}
    return {
        "questions": [question.id for question in flow.asked if question.id not in asked],
        "answers": [
            f"{question.id}/{option.id}"
            for question in flow.asked
            for option in question.options
            if (question.id, option.id) not in seen
        ],
        "outcomes": [id for id in flow.outcomes if id not in ends],
    }
