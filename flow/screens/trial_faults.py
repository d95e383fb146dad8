"""What is unsound in rules that somebody tries, in Dutch, each with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from flow.compare.trial import in_order
from flow.rules.check import loops, unreachable, ways_back
from flow.rules.check_paths import Answers, Denied, blind, denied, untaken
from flow.rules.model import Flow
from flow.screens.sections import Item
from flow.screens.sentences import answer_to_gate

ELSE = "Haal de wijziging weg, of kies iets anders."


def place(flow: Flow, id: str) -> str:
    """Name a question or an outcome, with what it is."""
    return f"{'vraag' if id in flow.questions else 'uitkomst'} ‘{flow.name(id)}’"


def stopping(flow: Flow) -> tuple[Item, ...]:
    """Tell why there is no saying where paths end: a loop, or a gate that is not answered."""
    rings = tuple(_ring(flow, ids) for ids in loops(flow))
    return rings or tuple(_blind(flow, *found) for found in blind(in_order(flow)))


def others(flow: Flow, in_turn: Flow) -> Iterator[Item]:
    """Tell what else is unsound; `in_turn` is the same in an order of asking."""
    yield from (_back(flow, *way) for way in ways_back(flow))
    yield from (_unreached(flow, id) for id in unreachable(flow))
    yield from (_untaken(flow, *found) for found in untaken(in_turn))
    yield from (_denied(flow, found) for found in denied(in_turn))


def _ring(flow: Flow, ids: tuple[str, ...]) -> Item:
    names = " → ".join(f"‘{flow.name(id)}’" for id in ids)
    return Item(
        f"De vragen draaien rond: {names}.",
        ("Wie zo antwoordt, komt nooit bij een uitkomst.", ELSE),
    )


def _blind(flow: Flow, gate: str, path: Answers) -> Item:
    fact = flow.questions[gate].follows
    return Item(
        f"Bij {place(flow, gate)} is er geen antwoord.",
        (
            f"Dat antwoord volgt uit {place(flow, fact)}. Die vraag krijgt hier niet iedereen.",
            f"Zoals bij: {_words(flow, path)}.",
            f"Laat dit antwoord eerst naar {place(flow, fact)} gaan, of kies iets anders.",
        ),
    )


def _back(flow: Flow, later: str, sooner: str) -> Item:
    names = place(flow, later), place(flow, sooner)
    return Item(
        f"V{names[0][1:]} gaat terug naar {names[1]}.",
        (
            "Op papier staat die vraag ervoor. Hier is gerekend alsof zij erna komt.",
            f"Zet in de regels {names[1]} na {names[0]}.",
        ),
    )


def _unreached(flow: Flow, id: str) -> Item:
    name = place(flow, id)
    return Item(
        f"Geen antwoord leidt nog naar {name}.",
        (f"Laat een ander antwoord daarheen gaan, of haal deze {name.split()[0]} uit de regels.",),
    )


def _untaken(flow: Flow, gate: str, option: str) -> Item:
    asked = flow.questions[gate]
    answer = next(answer_to_gate(flow, asked, o) for o in asked.options if o.id == option)
    return Item(
        f"Bij {place(flow, gate)} komt niemand meer met het antwoord {answer}.",
        ("Haal dat antwoord daar uit de regels, of kies iets anders.",),
    )


def _denied(flow: Flow, found: Denied) -> Item:
    end, asked = place(flow, found.outcome), flow.questions[found.asked]
    if not found.option:
        return Item(
            f"De tekst van {end} noemt {place(flow, asked.id)}.",
            ("Wie hier eindigt, krijgt die vraag niet meer. Pas de tekst aan.",),
        )
    label = next(o.label for o in asked.options if o.id == found.option)
    return Item(
        f"De tekst van {end} klopt niet meer voor iedereen.",
        (
            f"Nu eindigt daar ook wie bij {place(flow, asked.id)} antwoordt: ‘{label}’.",
            f"Zoals bij: {_words(flow, found.path)}.",
            "Pas de tekst van de uitkomst aan, of kies iets anders.",
        ),
    )


def _words(flow: Flow, path: Answers) -> str:
    """Name the answers of a path by their short names."""
    given = ((flow.questions[asked], option) for asked, option in path)
    return "; ".join(f"{q.short}: {o.short}" for q, id in given for o in q.options if o.id == id)
