"""HTML of an outcome: at a glance what to do and who does it, one click away why."""

from __future__ import annotations

import json
from collections.abc import Iterator

from flow.reason.account import Account, account
from flow.reason.explain import Change, out_by
from flow.reason.walk import Walk
from flow.rules.model import Action, Flow, Outcome
from flow.screens.answers import given_answers
from flow.screens.buttons import ask_button, knobs, small_button
from flow.screens.holes import fill
from flow.screens.pieces import KIND_LABELS, bullets, fold, t, tasks
from flow.screens.sentences import change_sentence, fixed_sentence
from flow.screens.sheet import deviate, stuck
from flow.screens.sources import Sources

MOST_CHANGES = 8
HOW_ON, LISTED = "Hoe het daarna gaat", "Bronnen bij deze uitkomst"
AFTER, DONE = "Wat daarna nog kan", "Dit is gedaan: ga verder"
WHY_NOT = dict.fromkeys(KIND_LABELS, "Waarom niet een andere route")
STRONGEST = '<p data-later="zwaarst">{strongest}</p>'
WAITING = '<span class="rw-wacht">De redenen komen eraan.</span>'
WHY_NOT |= {"eerst": "Deze routes kunnen niet"}  # none was chosen yet


def outcome(walk: Walk, reached: Outcome) -> str:
    """The outcome with who does what; below it, folded, what its kind has to tell: `account`."""
    told, sources = account(walk), Sources(walk.flow)
    head = frame(walk.flow, reached, sources)  # first: it numbers the first sources
    parts = {
        "also": also("".join(map(item, walk.actions))),
        "strongest": _strongest(told, sources),
        "more": _go_on(told) + "".join(_folded(walk, told, reached, sources)),
    }
    return fill(head, parts)


def frame(flow: Flow, reached: Outcome, sources: Sources) -> str:
    """What is the same each time the outcome is reached; the rest are holes.

    What reasoning has to add stands in the parts with `data-later`: it may come after the rest.
    """
    return (
        f'<div class="rw-uitkomst rw-{reached.kind}">'
        f'<p class="rw-soort">{KIND_LABELS[reached.kind]}</p>'
        f'<h2 id="rw-kop" tabindex="-1">{t(reached.title)}</h2>'
        f"<p>{_text(reached, sources)}</p>{'' if reached.urgent else STRONGEST}"
        f'<h3>Wat nu</h3><ol class="rw-nu">{tasks(flow, reached)}</ol>'
        "{also}</div>"
        f"{knobs('print', 'kopieer', 'antwoorden', 'terug')}"
        '<p id="rw-kopie" role="status"></p>'
        '<div data-later="meer">{more}</div>'
        f"{knobs('opnieuw')}{_closing_line(flow, reached)}"
    )


def _text(reached: Outcome, sources: Sources) -> str:
    """What the outcome means; in danger without sources."""
    return f"{t(reached.text)}{_marks(reached, reached, sources)}"


def _marks(reached: Outcome, claim: Outcome | Action, sources: Sources) -> str:
    """The sources of a claim; in danger none, for there they are not listed."""
    return "" if reached.urgent else sources.of(claim.sources, claim.status)


def _strongest(told: Account, sources: Sources) -> str:
    """The reason that counts most."""
    if not told.why:
        return ""
    return f"<strong>Telt het zwaarst:</strong> {sources.reason(told.why[0].answer)}"


def also(items: str) -> str:
    """The actions that the answers brought, by their titles; on paper they are told in full."""
    listed = f"<h3>Doe dit ook</h3><ul>{items}</ul>"
    return f'<div class="alleen-scherm">{listed}</div>' if items else ""


def item(action: Action) -> str:
    """An action in that list."""
    return f"<li>{t(action.title)}</li>"


def _go_on(told: Account) -> str:
    """The way on, once what comes first is done."""
    if not told.resume:
        return ""
    return f'<p class="rw-knoppen">{ask_button(told.resume, DONE)}</p>'


def _folded(walk: Walk, told: Account, reached: Outcome, sources: Sources) -> Iterator[str]:
    """What explains the outcome, each part under a title of its own."""
    yield fold("Doe dit ook: uitleg", _how(walk, reached, sources))
    yield fold("Waarom", _why(walk, told, sources))
    yield fold(WHY_NOT[reached.kind], _why_not(told, sources))
    yield fold("Wat zou het veranderen", _changes(walk.flow, told.changes), css="alleen-scherm")
    yield fold(AFTER if told.resume else HOW_ON, _after(walk, told, reached))
    yield given_answers(walk.answered)
    if not reached.urgent:
        yield follow()
        yield sources.listed(LISTED)


def unreasoned(flow: Flow, reached: Outcome) -> str:
    """The outcome as far as it can be told without reasoning, with holes for what was answered."""
    sources = Sources(flow)
    head = frame(flow, reached, sources)
    more = f"{fold(HOW_ON, f'<p>{t(reached.after)}</p>')}{{given}}"
    if not reached.urgent:
        more += f"{{follow}}{sources.listed(LISTED)}"
    return head.replace("{more}", more).replace("{strongest}", WAITING)


def follow() -> str:
    """Room for who follows the advice, or does not."""
    return fold("Pas toe of leg uit", deviate())


def _how(walk: Walk, reached: Outcome, sources: Sources) -> str:
    """The actions in full."""
    return bullets(
        f"<strong>{t(action.title)}.</strong> {t(action.text)}{_marks(reached, action, sources)}"
        for action in walk.actions
    )


def _why(walk: Walk, told: Account, sources: Sources) -> str:
    """The reasons after the strongest, which stands above, and what fixes the outcome."""
    reasons = [sources.reason(item.answer) for item in told.why[1:]]
    return bullets([*reasons, t(fixed_sentence(walk, told.fixed))]) if told.why else ""


def _why_not(told: Account, sources: Sources) -> str:
    """A line for each answer that closed routes; a reason that was told is not told again."""
    known = [item.answer for item in told.why]
    return bullets(
        f"{t(out_by(titles, answer))}{'' if answer in known else f' {sources.reason(answer)}'}"
        for titles, answer in told.out
    )


def _changes(flow: Flow, found: tuple[Change, ...]) -> str:
    items = [
        f"{t(change_sentence(flow, change))} {_try(change)}" for change in found[:MOST_CHANGES]
    ]
    more = len(found) - MOST_CHANGES
    if more > 0:
        items.append(f"En nog {more} andere manieren, met evenveel andere antwoorden.")
    return bullets(items)


def _try(change: Change) -> str:
    data = f"data-probeer='{t(json.dumps(dict(change.answers)))}'"
    return small_button(data, "Probeer dit", change.route.title)


def _after(walk: Walk, told: Account, reached: Outcome) -> str:
    """How it goes on: the routes that stay open, and the ways out when this one gets stuck."""
    routes = bullets(t(route.title) for route in told.after)
    return f"<p>{t(reached.after)}</p>{routes}{stuck(walk, reached)}"


def _closing_line(flow: Flow, reached: Outcome) -> str:
    advice = "Dit is een advies met redenen; de leerplichtambtenaar beslist. "
    return (
        f'<p class="rw-versie">{"" if reached.urgent else advice}'
        f"Regels versie {t(flow.told_version)}, "
        f"laatst gecontroleerd op {flow.checked:%d-%m-%Y}.</p>"
    )
