"""Checks of the graph: a loop, a way back, a dead end, what nobody can reach; then of its paths."""

from __future__ import annotations

from collections.abc import Iterator

from flow.rules.check_examples import example_problems
from flow.rules.check_gates import gate_problems
from flow.rules.check_paths import contradicted, without_fact
from flow.rules.model import Flow


def problems(flow: Flow) -> tuple[str, ...]:
    """Return every problem in the rules, in words; an empty tuple means they are sound."""
    rings = [_ring(ids) for ids in loops(flow)]
    graph = (*(rings or map(_back, ways_back(flow))), *_dead_ends(flow), *_lost(flow))
    return (*(graph or _of_paths(flow)), *_plan(flow))


def _of_paths(flow: Flow) -> tuple[str, ...]:
    """Look at paths; of rules with a wrong gate there is no telling where paths go."""
    gates = tuple(gate_problems(flow)) or tuple(without_fact(flow))
    return gates or (*contradicted(flow), *example_problems(flow))


def loops(flow: Flow) -> Iterator[tuple[str, ...]]:
    """Yield the questions of each loop, the first one again at the end.

    Follows every option once; a question met again on its own way is a loop.
    """
    done: set[str] = set()

    def visit(id: str, way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if id in way:
            yield (*way[way.index(id) :], id)
        elif id in flow.questions and id not in done:
            for option in flow.questions[id].options:
                yield from visit(option.target, (*way, id))
            done.add(id)

    yield from visit(flow.start, ())


def _ring(ids: tuple[str, ...]) -> str:
    told = f"the questions form a loop: {' → '.join(ids)}"
    return f"vragen.toml: id '{ids[0]}', field 'naar': {told}"


def ways_back(flow: Flow) -> Iterator[tuple[str, str]]:
    """Yield a question with one that it leads to and that has a lower number.

    It sends people back on the paper form.
    """
    seen: set[str] = set()
    for question in flow.questions.values():
        for id in dict.fromkeys(option.target for option in question.options):
            if id in seen:
                yield question.id, id
        seen.add(question.id)


def _back(way: tuple[str, str]) -> str:
    later, sooner = way
    return (
        f"vragen.toml: id '{later}', field 'naar': leads back to '{sooner}', "
        f"which stands before it; move '{sooner}' below '{later}'"
    )


def _dead_ends(flow: Flow) -> Iterator[str]:
    for question in flow.questions.values():
        if not question.options:
            yield f"vragen.toml: id '{question.id}', field 'optie': has no options: a dead end"


def unreachable(flow: Flow) -> Iterator[str]:
    """Yield the questions and outcomes that no path leads to."""
    found = reached(flow)
    yield from (id for id in (*flow.questions, *flow.outcomes) if id not in found)


def _lost(flow: Flow) -> Iterator[str]:
    for id in unreachable(flow):
        file = "vragen.toml" if id in flow.questions else "uitkomsten.toml"
        yield f"{file}: id '{id}', field 'id': no path leads here; point an option to it"


def reached(flow: Flow) -> set[str]:
    """Return the questions and outcomes that options lead to from the start."""
    found: set[str] = set()
    to_visit = [flow.start]
    while to_visit:
        id = to_visit.pop()
        if id not in found and id in flow.questions:
            to_visit.extend(option.target for option in flow.questions[id].options)
        found.add(id)
    return found


def without_because(flow: Flow) -> Iterator[str]:
    """Name the options without a clause: reasons are told with it, but older rules have none.

    So this is no problem of rules that are only compared.
    """
    for question in flow.questions.values():
        for option in question.options:
            if not option.because:
                yield (
                    f"vragen.toml: id '{question.id}/{option.id}', field 'omdat': is missing; "
                    "write the answer so that it goes on after 'omdat'"
                )


def _plan(flow: Flow) -> Iterator[str]:
    """The pictures need one step in which the routes are walked, after one and before another."""
    walking = [step.id for step in flow.plan if step.routes]
    if len(walking) != 1 or walking[0] in (flow.plan[0].id, flow.plan[-1].id):
        yield (
            f"stappen.toml: id '{', '.join(walking) or '-'}', field 'routes': expected true in one "
            "step, not the first or the last: the one in which the routes are walked"
        )
    for circle in flow.circles:
        if circle not in {step.circle for step in flow.plan}:
            yield f"stappen.toml: id '{circle}', field 'id': no step is in this circle; remove it"
    for phase in flow.phases:
        if phase not in {step.phase for step in flow.plan}:
            yield f"stappen.toml: id '{phase}', field 'id': no step is in this phase; remove it"
