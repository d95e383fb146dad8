"""Editions of the toy rules that differ: what a change to the rules can do to the graph."""

from __future__ import annotations

from dataclasses import replace

from flow.rules.model import Flow
from tests.support.edit_rules import changed, leading, ordered
from tests.support.toy import FLOW


def without(flow: Flow, question: str, option: str) -> Flow:
    """Take an option away."""
    kept = tuple(item for item in flow.questions[question].options if item.id != option)
    return changed(flow, replace(flow.questions[question], options=kept))


def renamed(flow: Flow, question: str, id: str) -> Flow:
    """Give a question another id, also where options lead to it."""
    questions = {}
    for item in flow.questions.values():
        options = tuple(
            replace(option, target=id if option.target == question else option.target)
            for option in item.options
        )
        name = id if item.id == question else item.id
        follows = id if item.follows == question else item.follows
        questions[name] = replace(item, id=name, options=options, follows=follows)
    start = id if flow.start == question else flow.start
    return replace(flow, questions=questions, start=start)


def asked_first(flow: Flow) -> Flow:
    """Ask something new before anything else, that changes nothing."""
    new = replace(flow.questions["bon"], id="nieuw")
    flow = leading(changed(flow, new), "nieuw", papier="rem", foto="rem", kwijt="rem")
    return ordered(replace(flow, start="nieuw"), "nieuw")


def swapped(flow: Flow) -> Flow:
    """Ask for the receipt before asking about the guarantee; it no longer matters then."""
    flow = leading(leading(flow, "rem", stuk="bon"), "schade", frame="bon")
    flow = leading(flow, "bon", papier="garantie", foto="garantie", kwijt="garantie")
    return ordered(leading(flow, "garantie", ja="fabriek"), "rem", "schade", "bon")


def without_gate(flow: Flow) -> Flow:
    """Let those who get help always wait, as if a tyre were nothing special."""
    flow = leading(flow, "handig", met_hulp="wachten")
    return replace(flow, questions={id: q for id, q in flow.questions.items() if not q.is_gate})


def asked_outright(flow: Flow) -> Flow:
    """Ask what otherwise follows from the damage, so that it takes one more answer."""
    gate = flow.questions["lek"]
    options = tuple(replace(option, given_by=()) for option in gate.options)
    return changed(flow, replace(gate, follows="", options=options))


def gate_on_guarantee(flow: Flow) -> Flow:
    """Put a gate that reads another fact behind the first one, where only some paths come."""
    gate = flow.questions["lek"]
    given = (("ja",), ("nee", "weet-niet"))
    options = tuple(
        replace(option, given_by=by, target=target, actions=())
        for option, by, target in zip(gate.options, given, ("fabriek", "geld"), strict=True)
    )
    second = replace(gate, id="gedekt", follows="garantie", options=options)
    flow = leading(changed(flow, second), "ouderdom", jong="gedekt")
    return ordered(flow, "rem", "schade", "garantie", "bon", "ouderdom", "gedekt")


LEADING = leading(FLOW, "handig", nee="wachten")
EDITIONS = {
    "the same": FLOW,
    "an answer leads elsewhere": LEADING,
    "a question is gone": leading(leading(FLOW, "handig", met_hulp="geld"), "lek", nee="geld"),
    "a gate is gone": without_gate(FLOW),
    "a gate is a question": asked_outright(FLOW),
    "a gate is new": gate_on_guarantee(FLOW),
    "the question of a gate has another id": renamed(FLOW, "schade", "kapot"),
    "a question is new": asked_first(FLOW),
    "a question has another id": renamed(FLOW, "geld", "prijs"),
    "two questions are in another order": swapped(FLOW),
    "an answer is gone": without(FLOW, "wachten", "weet-niet"),
    "an answer is gone and the order differs": without(swapped(FLOW), "garantie", "weet-niet"),
}
