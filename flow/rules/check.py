"""Checks of the graph: a loop, a way back, a dead end, what nobody can reach; then of its paths."""

from __future__ import annotations

from collections.abc import Iterator

from flow.rules.check_examples import example_problems
from flow.rules.check_gates import gate_problems
from flow.rules.check_paths import contradicted, without_fact
from flow.rules.model import Flow


def problems(flow: Flow) -> tuple[str, ...]:
    """Return every problem in the rules, in words; an empty tuple means they are sound."""
    loops = tuple(_loops(flow))
    graph = (*(loops or _ways_back(flow)), *_dead_ends(flow), *_unreachable(flow))
    return (*(graph or _of_paths(flow)), *_plan(flow))


def _of_paths(flow: Flow) -> tuple[str, ...]:
    """Look at paths; of rules with a wrong gate there is no telling where paths go."""
    gates = tuple(gate_problems(flow)) or tuple(without_fact(flow))
    return gates or (*contradicted(flow), *example_problems(flow))


def _loops(flow: Flow) -> Iterator[str]:
    """Follow every option once; a question met again on its own way is a loop."""
    done: set[str] = set()

    def visit(id: str, way: tuple[str, ...]) -> Iterator[str]:
        if id in way:
            loop = " → ".join((*way[way.index(id) :], id))
            yield f"vragen.toml: id '{id}', field 'naar': the questions form a loop: {loop}"
        elif id in flow.questions and id not in done:
            for option in flow.questions[id].options:
                yield from visit(option.target, (*way, id))
            done.add(id)

    yield from visit(flow.start, ())


def _ways_back(flow: Flow) -> Iterator[str]:
    """A question that leads to one with a lower number sends people back on the paper form."""
    seen: set[str] = set()
    for question in flow.questions.values():
        for id in dict.fromkeys(option.target for option in question.options):
            if id in seen:
                yield (
                    f"vragen.toml: id '{question.id}', field 'naar': leads back to '{id}', "
                    f"which stands before it; move '{id}' below '{question.id}'"
                )
        seen.add(question.id)


def _dead_ends(flow: Flow) -> Iterator[str]:
    for question in flow.questions.values():
        if not question.options:
            yield f"vragen.toml: id '{question.id}', field 'optie': has no options: a dead end"


def _unreachable(flow: Flow) -> Iterator[str]:
    reached = _reached(flow)
    for file, ids in (("vragen.toml", flow.questions), ("uitkomsten.toml", flow.outcomes)):
        for id in ids:
            if id not in reached:
                yield f"{file}: id '{id}', field 'id': no path leads here; point an option to it"


def _reached(flow: Flow) -> set[str]:
    reached: set[str] = set()
    to_visit = [flow.start]
    while to_visit:
        id = to_visit.pop()
        if id not in reached and id in flow.questions:
            to_visit.extend(option.target for option in flow.questions[id].options)
        reached.add(id)
    return reached


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
