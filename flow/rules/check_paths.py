"""Checks of all paths: a gate has its fact on each, and the text of an outcome is true on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from flow.rules.model import Flow, Option, Outcome
from flow.rules.states import Graph, State, Way, unfolded, worked_back

type Answers = tuple[tuple[str, str], ...]  # pairs of a question and its option, as they are asked


class Denied(NamedTuple):
    """What the text of an outcome says of a question, and a shortest path that says otherwise.

    `option` and `path` are empty when no path that ends here answers the question.
    """

    outcome: str
    asked: str
    option: str
    path: Answers


def blind(flow: Flow) -> Iterator[tuple[str, Answers]]:
    """Yield each gate that is reached without its fact, with the fewest answers that do."""
    graph = unfolded(flow)
    leading = _leading(graph)
    for gate in flow.gates:
        paths = (leading[state] for state in graph if state.place == gate.id and not graph[state])
        if (path := next(paths, None)) is not None:
            yield gate.id, path


def untaken(flow: Flow) -> Iterator[tuple[str, str]]:
    """Yield each option of a gate that no path takes."""
    taken = {(state.place, w.option.id) for state, ways in unfolded(flow).items() for w in ways}
    for gate in flow.gates:
        yield from ((gate.id, o.id) for o in gate.options if (gate.id, o.id) not in taken)


def without_fact(flow: Flow) -> Iterator[str]:
    """Tell of a gate reached without its fact, and of an option of a gate that no path takes."""
    without = dict(blind(flow))
    for id, path in without.items():
        way = f"without an answer to '{flow.questions[id].follows}': {_words(path)}"
        yield f"vragen.toml: id '{id}', field 'volgt_uit': a path comes here {way}"
    for id, option in untaken(flow):
        if id not in without:
            field = f"id '{id}/{option}', field 'bij'"
            yield f"vragen.toml: {field}: no path comes here with one of these; remove it"


def contradicted(flow: Flow) -> Iterator[str]:
    """Tell of an outcome whose text a path contradicts, with a shortest path that does."""
    for outcome, asked, option, path in denied(flow):
        place = f"uitkomsten.toml: id '{outcome}', field 'stelt'"
        if option:
            yield f"{place}: a path answers '{asked}' with '{option}': {_words(path)}"
        else:
            yield f"{place}: no path that ends here answers '{asked}'; remove it"


def denied(flow: Flow) -> Iterator[Denied]:
    """Yield what outcomes say of answers and some path does not."""
    graph = unfolded(flow)
    leading = _leading(graph)
    for outcome in (outcome for outcome in flow.outcomes.values() if outcome.asserts):
        ending = _ending(graph, outcome)
        for asked, allowed in outcome.asserts.items():
            answered: dict[str, Answers] = {}
            for option, path in _through(asked, graph, leading, ending):
                answered[option] = min(answered.get(option, path), path, key=len)
            if not answered:
                yield Denied(outcome.id, asked, "", ())
            for option, path in answered.items():
                if option not in allowed:
                    yield Denied(outcome.id, asked, option, path)


def _through(
    asked: str, graph: Graph, leading: Mapping[State, Answers], ending: Mapping[State, Answers]
) -> Iterator[tuple[str, Answers]]:
    """Yield each option of a question with a path that takes it and ends where `ending` does."""
    for state, ways in graph.items():
        if state.place == asked:
            for option, to in ways:
                if to in ending:
                    yield option.id, (*leading[state], *_step(state, option), *ending[to])


def _leading(graph: Graph) -> dict[State, Answers]:
    """Return for every state the fewest answers that lead there."""
    found: dict[State, Answers] = {next(iter(graph)): ()}
    for state, ways in graph.items():
        for option, to in ways:
            path = (*found[state], *_step(state, option))
            found[to] = min(found.get(to, path), path, key=len)
    return found


def _ending(graph: Graph, outcome: Outcome) -> dict[State, Answers]:
    """Return for every state that can end in this outcome the fewest answers that do."""

    def fewest(state: State, ahead: list[tuple[Way, Answers | None]]) -> Answers | None:
        if state.place == outcome.id:
            return ()
        paths = [(*_step(state, way.option), *path) for way, path in ahead if path is not None]
        return min(paths, key=len, default=None)

    found = worked_back(graph, fewest)
    return {state: path for state, path in found.items() if path is not None}


def _step(state: State, option: Option) -> Answers:
    """Return the answer of a way; passing a gate takes none."""
    return ((state.place, option.id),) if state.is_asked else ()


def _words(path: Answers) -> str:
    return ", ".join(f"{asked} = {option}" for asked, option in path) or "the start"
