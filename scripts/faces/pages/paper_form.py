"""The routewijzer as a form on paper: fragments of HTML with boxes to tick with a pen.

Questions go by number, outcomes by letter and actions by number, as in the rule book.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flow.reason.extent import extent
from flow.rules.model import Action, Flow, Option, Outcome, Question
from flow.rules.vocabulary import KINDS
from flow.screens.chart_names import anchor
from flow.screens.pieces import KIND_LABELS, paragraph, t, tasks
from flow.screens.sentences import answer_to_gate
from scripts.faces.pages.markdown import Fragments
from scripts.faces.pages.rule_names import action_number, letter, place

# What people write down: about the talk, and what they decide; an empty text is one more line.
# There is no line for a name.
START = ("Datum:", "Besproken met (organisaties):")
END = (
    "Uitkomst (letter):",
    "Doe ook (nummers):",
    "Wij volgen deze uitkomst, of wij wijken af, omdat:",
    *("", ""),
    "Afspraken (wie, wat, wanneer):",
    *("", ""),
)
PATH = "Onze weg (nummers van de vragen):"


def fragments(flow: Flow) -> Fragments:
    """Return every fragment of the form by name."""
    return {
        "papier-begin.html": lambda: _lines(START),
        "papier-eind.html": lambda: _lines(END, _path(flow)),
        "papier-vragen.html": lambda: _all("papier-vragen", _questions(flow)),
        "papier-uitkomsten.html": lambda: _all("papier-uitkomsten", _outcomes(flow)),
        "papier-acties.html": lambda: _all(
            "papier-acties", (_action(flow, item) for item in flow.actions.values())
        ),
    }


def _lines(texts: Sequence[str], path: str = "") -> str:
    """Return lines to write on; the first two stand beside each other, and `path` below them."""
    first, rest = ("".join(f"<p>{text}</p>" for text in part) for part in (texts[:2], texts[2:]))
    return f'<div class="papier-lijnen">{first}{path}{rest}</div>'


def stops(flow: Flow) -> int:
    """Return how many questions one can pass; a gate is one too, for it has a number."""
    return extent(flow).longest


def _path(flow: Flow) -> str:
    """Return boxes for the numbers of the questions that one passes."""
    boxes = '<span class="papier-hokje"></span>' * stops(flow)
    return f'<p class="papier-weg">{PATH} <span aria-hidden="true">{boxes}</span></p>'


def _all(css: str, items: Iterable[str]) -> str:
    """Wrap a list; the search index skips it, for the other pages say the same."""
    return f'<div class="{css}" data-search-exclude>{"".join(items)}</div>'


def _questions(flow: Flow) -> Iterable[str]:
    for question in flow.questions.values():
        yield _gate(flow, question) if question.is_gate else _question(flow, question)


def _gate(flow: Flow, gate: Question) -> str:
    """A line without boxes: where the answer was given, and where to go with which."""
    ways = "".join(
        f"<li>bij {t(answer_to_gate(flow, gate, option))} {_also(flow, option)}{_to(flow, option)}"
        "</li>"
        for option in gate.options
    )
    return (
        f'<section class="papier-poort" id="papier-{anchor(flow, gate.id)}">'
        f"<p>{_sign(flow.number(gate))}U weet dit uit {_link(flow, gate.follows)}:</p>"
        f"<ul>{ways}</ul></section>"
    )


def _question(flow: Flow, question: Question) -> str:
    answers = "".join(_answer(flow, option) for option in question.options)
    return (
        f'<section class="papier-vraag" id="papier-{anchor(flow, question.id)}">'
        f"<h3>{_sign(flow.number(question))}{t(question.text)}</h3>{paragraph(question.help)}"
        f"<ul>{answers}</ul></section>"
    )


def _answer(flow: Flow, option: Option) -> str:
    return (
        f'<li><span class="papier-antwoord">{t(option.label)}</span> '
        f"{_also(flow, option)}{_to(flow, option)}</li>"
    )


def _also(flow: Flow, option: Option) -> str:
    numbers = ", ".join(
        f'<a href="#papier-actie-{id}">{action_number(flow, id)}</a>' for id in option.actions
    )
    return f'<span class="papier-ook">doe ook {numbers}</span> ' if numbers else ""


def _to(flow: Flow, option: Option) -> str:
    return f'<span class="papier-naar">ga naar {_link(flow, option.target)}</span>'


def _link(flow: Flow, id: str) -> str:
    return f'<a href="#papier-{anchor(flow, id)}">{place(flow, id)}</a>'


def _outcomes(flow: Flow) -> Iterable[str]:
    for kind in KINDS:
        yield f"<h3>{KIND_LABELS[kind]}</h3>"
        yield from (_outcome(flow, item) for item in flow.outcomes.values() if item.kind == kind)


def _outcome(flow: Flow, outcome: Outcome) -> str:
    return (
        f'<section class="papier-uitkomst" id="papier-{anchor(flow, outcome.id)}">'
        f"<h4>{_sign(letter(flow, outcome.id))}{t(outcome.title)}</h4>"
        f"<ul>{tasks(flow, outcome)}</ul>"
        f"<p><strong>Daarna:</strong> {t(outcome.after)}</p></section>"
    )


def _sign(sign: object) -> str:
    """Return the number or letter to look for, which hangs to the left of the text."""
    return f'<span class="papier-teken">{sign}. </span>'


def _action(flow: Flow, action: Action) -> str:
    return (
        f'<p class="papier-actie" id="papier-actie-{action.id}">'
        f"{_sign(action_number(flow, action.id))}"
        f"<strong>{t(action.title)}.</strong> {t(action.text)}</p>"
    )
