"""HTML of a half-known case: what is still possible, and which open question decides most."""

from __future__ import annotations

from collections.abc import Iterable, Set

from flow.reason.doubt import Open, Possible, open_questions, possible
from flow.reason.explain import by_answer, out_by, why_not
from flow.reason.walk import Answer, Walk
from flow.rules.model import Action, Option, Question
from flow.screens.answers import given_answers
from flow.screens.buttons import ask_button, knobs
from flow.screens.pieces import bullets, fold, t
from flow.screens.question import progress_line
from flow.screens.sources import Sources


def survey(walk: Walk) -> str:
    """What is still possible with these answers and what decides most; folded, on what it hangs."""
    found, asked = possible(walk), open_questions(walk)
    out, sources = _out(walk, found), Sources(walk.flow)
    told = {answer.question.id for _, answer in out}
    return (
        '<h2 id="rw-kop" tabindex="-1">Nog mogelijk</h2>'
        f'<p class="rw-voortgang">{progress_line(walk)}</p>'
        f"{_deciding(asked[0])}{_routes(found)}"
        f"{knobs('verder', 'terug')}"
        f"{fold('Wat er voor deze routes nodig is', _needed(found, told, sources))}"
        f"{fold('Deze routes kunnen niet meer', _closed(out, sources))}"
        f"{fold('Ook deze uitkomsten kunnen nog', _others(found))}"
        f"{fold('Andere open vragen', _questions(asked[1:]))}"
        f"{fold('Hoe wij dit tellen', _counting(walk, asked[0]))}"
        f"{given_answers(_kept(walk))}{sources.listed('Bronnen')}"
        f"{knobs('opnieuw')}"
    )


def _routes(found: Iterable[Possible]) -> str:
    """Name the routes that are left, each with what then stands instead of a part of it."""
    items = [
        f"<strong>{t(item.outcome.title)}</strong>{_only(item)}"
        for item in found
        if item.outcome.kind == "route"
    ]
    return f"<h3>Deze routes kunnen nog</h3>{bullets(items)}" if items else ""


def _only(item: Possible) -> str:
    return "".join(f", alleen met: {t(a.title.lower())}" for a, _ in item.always if a.instead)


def _others(found: Iterable[Possible]) -> str:
    return bullets(t(item.outcome.title) for item in found if item.outcome.kind != "route")


def _needed(found: Iterable[Possible], told: set[str], sources: Sources) -> str:
    """Tell of each route what comes with it and which answers lead there.

    The reason of an answer is told once; `told` holds the questions so far.
    """
    routes = [item for item in found if item.outcome.kind == "route"]
    sets = [{action.id for action, _ in item.always} for item in routes]
    # What comes with every route says nothing about one of them.
    shared = set.intersection(*sets) if len(sets) > 1 else set[str]()
    return bullets(
        f"<strong>{t(item.outcome.title)}</strong>"
        f"{_always(item, shared, told, sources)}{_needs(item)}"
        for item in routes
    )


def _always(item: Possible, shared: Set[str], told: set[str], sources: Sources) -> str:
    """Name what comes with the route on every way that is left, and which answer did that."""
    return "".join(
        f"<br>{'Alleen' if action.instead else 'Altijd'} met: {t(action.title.lower())}."
        f"{sources.of(action.sources, action.status)}"
        f"{_since(answer, told, sources) if answer and _tells(action, shared) else ''}"
        for action, answer in item.always
    )


def _tells(action: Action, shared: Set[str]) -> bool:
    """Tell whether the reason says something here: not about all routes, and not told above."""
    return action.id not in shared and not action.instead


def _since(answer: Answer, told: set[str], sources: Sources) -> str:
    question, option = answer
    because = f" Dat komt doordat {t(option.because)}."
    if question.id in told:
        return because
    told.add(question.id)
    return f"{because} {sources.reason(answer)}"


def _needs(item: Possible) -> str:
    needs = "".join(f"<li>{_need(question, options)}</li>" for question, options in item.needs)
    return f'<br>Dan is nodig:<ul class="rw-nodig">{needs}</ul>' if needs else ""


def _need(question: Question, options: Iterable[Option]) -> str:
    labels = " of ".join(f"‘{t(option.short)}’" for option in options)
    return f"{t(question.short)}: {labels}"


type _Out = list[tuple[list[str], Answer]]  # names of routes and parts, with what closed them


def _out(walk: Walk, found: Iterable[Possible]) -> _Out:
    """Return the routes that are out, and the parts of routes."""
    routes = [(item.route.title, item.answer) for item in why_not(walk)]
    parts = [
        (f"{item.outcome.title} {action.instead}", answer)
        for item in found
        for action, answer in item.always
        if action.instead and answer
    ]
    return by_answer([*routes, *parts])


def _closed(out: _Out, sources: Sources) -> str:
    return bullets(f"{t(out_by(names, answer))} {sources.reason(answer)}" for names, answer in out)


def _deciding(first: Open) -> str:
    return (
        '<div class="rw-beslist"><p>Deze vraag beslist het meest: '
        f"<strong>{t(first.question.text)}</strong></p>"
        f'<p class="rw-knoppen">{ask_button(first.question, "Beantwoord deze vraag")}</p></div>'
    )


def _counting(walk: Walk, first: Open) -> str:
    left = f"{float(first.left):.1f}".replace(".", ",")
    return (
        "<p>Wij tellen bij elke open vraag hoeveel "
        f"{_counted(walk)} er na een antwoord nog kunnen. "
        f"Bij de vraag hierboven is dat gemiddeld {left}, het minst van alle open vragen.</p>"
    )


def _counted(walk: Walk) -> str:
    """Say what was counted: routes, or all outcomes when one route or none is left."""
    routes = [route for route in walk.flow.routes if route.id in walk.possible]
    return "routes" if len(routes) > 1 else "uitkomsten"


def _questions(asked: Iterable[Open]) -> str:
    return bullets(f"{t(o.question.text)} {ask_button(o.question, 'Beantwoord')}" for o in asked)


def _kept(walk: Walk) -> list[Answer]:
    """Return all answers that count, also those further on than the path."""
    kept = ((walk.flow.questions[id], option) for id, option in walk.kept.items())
    return [Answer(q, option) for q, id in kept if (option := q.option(id))]
