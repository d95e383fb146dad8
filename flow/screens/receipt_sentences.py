"""Sentences about a code from paper: why it is none, and what changed for its answers."""

from __future__ import annotations

from collections.abc import Iterator

from flow.compare.difference import Diff
from flow.compare.since import Since
from flow.reason.receipt import Unreadable
from flow.reason.walk import Answer, Walk
from flow.screens.sentences import listed

EMPTY = "typ eerst wat er op uw papier staat."
COMPARE = "Vergelijk elk teken met uw papier."
FOREIGN = (
    "deze code hoort bij regels die deze site niet kent, van een regio of van een nieuwere versie. "
    "Typ de code op de site die op uw papier staat."
)
NOT_OF_NOW = "deze code hoort niet bij de regels van nu. Kijk na wat er veranderde:"


def refusal(found: Unreadable, foreign: str = FOREIGN) -> str:
    """Say what is wrong with a code and what to do, to stand behind *Fout:*."""
    if not found.signs:
        return EMPTY
    if found.strange:
        return f"het teken ‘{found.strange}’ komt in een code niet voor. {COMPARE}"
    if found.lengths:
        lengths = " of ".join(map(str, found.lengths))
        return f"een code heeft {lengths} tekens, en u typte er {len(found.signs)}. {COMPARE}"
    return foreign if found.is_foreign else f"deze code klopt niet. {_mistyped(found)}"


def _mistyped(found: Unreadable) -> str:
    """Say which sign to look at."""
    named = [f"het {place + 1}e teken" for place in found.places]
    if len(named) == 2:
        return f"Zijn {listed(named)} verwisseld? {COMPARE}"
    if named:
        return f"Kijk vooral naar {named[0]}, de ‘{found.signs[found.places[0]]}’."
    return COMPARE


def ended(walked: Walk) -> str:
    """Say where a walk ended, or which question comes first."""
    if walked.outcome:
        return walked.outcome.title
    assert walked.open  # a walk without an outcome has a question open
    return f"nog geen uitkomst, eerst de vraag ‘{walked.open.short}’"


def changed(found: Since) -> Iterator[str]:
    """Say what changed for these answers, a sentence for each; nothing when nothing did."""
    if found.asked:
        is_new = found.asked.id not in found.old.flow.questions
        yield f"{'Nieuw is' if is_new else 'Nu komt ook'} de vraag ‘{found.asked.short}’."
    for answer in found.gone:
        yield f"Dit antwoord is er niet meer: {_named(answer)}."
    for answer in found.idle:
        yield f"Dit antwoord speelt hier geen rol meer: {_named(answer)}."
    for answer, now in found.reworded:
        yield f"Een antwoord kreeg een andere tekst: {_named(answer)} is nu ‘{now.label}’."
    for answer, then, now_to in found.led:
        yield f"Na {_named(answer)} kwam ‘{then}’ en komt nu ‘{now_to}’."
    for was, limit in found.thresholds:
        values = f"was {was.value} {was.unit} en is nu {limit.value} {limit.unit}"
        yield f"Een drempel {values}: {limit.decides}"
    for action in found.actions_gone:
        yield f"Dit hoeft niet meer: {action.title}."
    for action in found.actions_new:
        yield f"Dit moet er nu bij: {action.title}."


def moved(compared: Diff) -> list[str]:
    """Say which answers end elsewhere now, the most frequent first."""
    return [
        f"{_answers(compared, one.answers)}: eerst ‘{compared.old.name(one.ends.old)}’, "
        f"nu ‘{compared.new.name(one.ends.new)}’ "
        f"({one.paths} van de {one.among} combinaties)."
        for one in compared.moved
    ]


def _answers(compared: Diff, answers: tuple[tuple[str, str], ...]) -> str:
    named = [_named(compared.answer(answered)) for answered in answers]
    return f"Bij {listed(named)}" if named else "Bij alle antwoorden"


def _named(answer: Answer) -> str:
    """A question with the answer to it; at a gate nobody gave one."""
    question, option = answer
    return f"‘{question.short}’" if question.is_gate else f"‘{question.short}: {option.label}’"
