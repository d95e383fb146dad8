"""HTML of a half-known case: what is still possible, and which open question decides most."""

from __future__ import annotations

from collections.abc import Iterable, Set

from flow.reason.doubt import Open, Possible, open_questions, possible
from flow.reason.explain import by_answer, out_by, why_not
from flow.reason.walk import Answer, Walk
from flow.rules.model import Action, Flow, Option, Question
from flow.screens.answers import given_answers
from flow.screens.buttons import ask_button, knobs
from flow.screens.outcome import reason
from flow.screens.pieces import KIND_LABELS, block, claim, t
from flow.screens.question import progress_line


def survey(walk: Walk) -> str:
    """What is still possible with these answers, on what it hangs, and what decides most."""
    found = possible(walk)
    asked = open_questions(walk)
    out = _out(walk, found)
    return (
        '<h2 id="rw-kop" tabindex="-1">Nog mogelijk</h2>'
        f'<p class="rw-voortgang">{progress_line(walk)}</p>'
        f"{_deciding(walk, asked)}{_closed(walk.flow, out)}"
        f"{_routes(walk.flow, found, told={answer.question.id for _, answer in out})}"
        f"{_other_questions(asked[1:])}{_others(found)}"
        f"{given_answers(_kept(walk))}"
        f"{knobs('verder', 'terug', 'opnieuw')}"
    )


def _routes(flow: Flow, found: Iterable[Possible], told: set[str]) -> str:
    """List the routes; the reason of an answer is told once, `told` holds the questions so far."""
    routes = [item for item in found if item.outcome.kind == "route"]
    sets = [{action.id for action, _ in item.always} for item in routes]
    # What comes with every route says nothing about one of them.
    shared = set.intersection(*sets) if len(sets) > 1 else set[str]()
    items = (
        f"<li><strong>{t(item.outcome.title)}</strong>{_always(flow, item, shared, told)}"
        f"{_needs(item)}</li>"
        for item in routes
    )
    return block("Deze routes kunnen nog", items)


def _always(flow: Flow, item: Possible, shared: Set[str], told: set[str]) -> str:
    """Name what comes with the route on every way that is left, and which answer did that."""
    return "".join(
        f"<br>{'Alleen' if action.instead else 'Altijd'} met: {t(action.title.lower())}. "
        f"{claim(flow, action.sources, action.status, tag='span')}"
        f"{_since(flow, answer, told) if answer and _tells(action, shared) else ''}"
        for action, answer in item.always
    )


def _tells(action: Action, shared: Set[str]) -> bool:
    """Tell whether the reason says something here: not about all routes, and not told above."""
    return action.id not in shared and not action.instead


def _since(flow: Flow, answer: Answer, told: set[str]) -> str:
    question, option = answer
    because = f" Dat komt door ‘{t(option.label)}’ bij ‘{t(question.short)}’."
    if question.id in told:
        return because
    told.add(question.id)
    return f"{because} {reason(flow, answer)}"


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


def _closed(flow: Flow, out: _Out) -> str:
    items = (f"<li>{t(out_by(names, answer))} {reason(flow, answer)}</li>" for names, answer in out)
    return block("Deze routes kunnen niet meer", items)


def _deciding(walk: Walk, asked: tuple[Open, ...]) -> str:
    first = asked[0]
    left = f"{float(first.left):.1f}".replace(".", ",")
    return (
        '<div class="rw-blok rw-beslist"><h3>Deze vraag beslist het meest</h3>'
        f"<p><strong>{t(first.question.text)}</strong></p>"
        f'<p class="rw-knoppen">{ask_button(first.question, "Beantwoord deze vraag")}</p>'
        '<p class="rw-uitleg">Wij tellen bij elke open vraag hoeveel '
        f"{_counted(walk)} er na een antwoord nog kunnen. "
        f"Bij deze vraag is dat gemiddeld {left}, het minst van alle open vragen.</p></div>"
    )


def _counted(walk: Walk) -> str:
    """Say what was counted: routes, or all outcomes when one route or none is left."""
    routes = [route for route in walk.flow.routes if route.id in walk.possible]
    return "routes" if len(routes) > 1 else "uitkomsten"


def _other_questions(asked: Iterable[Open]) -> str:
    items = (f"<li>{t(o.question.text)} {ask_button(o.question, 'Beantwoord')}</li>" for o in asked)
    return block("Andere open vragen", items)


def _others(found: Iterable[Possible]) -> str:
    items = (
        f"<li>{KIND_LABELS[item.outcome.kind]}: {t(item.outcome.title)}</li>"
        for item in found
        if item.outcome.kind != "route"
    )
    return block("Ook deze uitkomsten kunnen nog", items)


def _kept(walk: Walk) -> list[Answer]:
    """Return all answers that count, also those further on than the path."""
    kept = ((walk.flow.questions[id], option) for id, option in walk.kept.items())
    return [Answer(q, option) for q, id in kept if (option := q.option(id))]
