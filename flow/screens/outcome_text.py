"""An outcome as plain text: to paste in a report, and to read in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flow.reason.account import account
from flow.reason.explain import out_by
from flow.reason.receipt import code
from flow.reason.walk import Walk
from flow.rules.fingerprint import told_rules
from flow.rules.model import Flow, Outcome, Question
from flow.screens.ours import of_outcome, title
from flow.screens.outcome_frame import AFTER, WHY, WHY_NOT
from flow.screens.sentences import change_sentence, fixed_sentence

ALSO, ANSWERS = "Doe dit ook", "Antwoorden"
type Section = tuple[str, list[str]]


def as_text(walk: Walk, outcome: Outcome) -> str:
    """The outcome with the answers, to paste in a report."""
    answers = ANSWERS, [answer_line(q, option.label) for q, option in walk.answered]
    report = _report(walk.flow, outcome, [*_sections(walk, outcome), answers])
    return f"{report}{_receipt(walk)}\n"


def unreasoned_text(flow: Flow, outcome: Outcome) -> str:
    """The same as far as it can be told without reasoning, with holes for what was answered."""
    told = [_now(flow, outcome), *_ours(flow, outcome)]
    return _report(flow, outcome, told, "{also}{answers}")


def titled(title: str, lines: str) -> str:
    """Lines below a title; nothing when there are none."""
    return f"\n\n{title}{lines}" if lines else ""


def line(text: str) -> str:
    """A text as a line of its own."""
    return f"\n- {text}"


def answer_line(question: Question, answer: str) -> str:
    """A question by its short name, with the answer to it."""
    return f"{question.short}: {answer}"


def _section(title: str, items: Iterable[str]) -> str:
    return titled(title, "".join(map(line, items)))


def _report(flow: Flow, outcome: Outcome, told: Iterable[Section], more: str = "") -> str:
    """Put what is told between the outcome and its sources."""
    middle = "".join(_section(*one) for one in told)
    version = f"{flow.site}, regels versie {told_rules(flow)}."
    advice = "" if outcome.urgent else " Dit is een advies; u beslist zelf."
    return (
        f"Uitkomst van de routewijzer: {outcome.title}\n{outcome.text}{middle}{more}"
        f"{_section(*_sources(flow, outcome))}\n\n{version}{advice}\n"
    )


def _receipt(walk: Walk) -> str:
    """The code of the answers, and what it is for."""
    page = f"de pagina ‘Klopt mijn papier nog?’ van de {walk.flow.site}"
    return f"Code van deze antwoorden: {code(walk)}. Later nakijken: {page}."


def in_full(walk: Walk, outcome: Outcome) -> Iterator[Section]:
    """All that is said of an outcome: what stands in a report, and what would change it."""
    yield from _sections(walk, outcome)
    found = account(walk).changes
    yield "Wat zou het veranderen", [change_sentence(walk.flow, item) for item in found]
    yield _sources(walk.flow, outcome)


def _sections(walk: Walk, outcome: Outcome) -> Iterator[Section]:
    """What to do, and why: each a title with its lines, also where there are none."""
    told = account(walk)
    reasons = [item.answer.option.reason for item in told.why]
    yield _now(walk.flow, outcome)
    yield from _ours(walk.flow, outcome)
    yield ALSO, [action.text for action in walk.actions]
    yield AFTER, [route.title for route in told.after]
    yield WHY, [*reasons, fixed_sentence(walk, told.fixed)] if reasons else []
    closed = [out_by(titles, answer) for titles, answer in told.out]
    yield WHY_NOT[outcome.kind], closed


def _now(flow: Flow, outcome: Outcome) -> Section:
    return "Wat nu", [f"{who}: {what}" for who, what in flow.who_does_what(outcome)]


def _ours(flow: Flow, outcome: Outcome) -> Iterator[Section]:
    """What the region agreed; nothing in the national rules."""
    if lines := of_outcome(flow, outcome):
        yield title(flow.region), [f"{about}: {told}" for about, told in lines]


def _sources(flow: Flow, outcome: Outcome) -> Section:
    """The sources; in danger nobody needs them."""
    found = () if outcome.urgent else (flow.sources[id] for id in outcome.sources)
    return "Bronnen", [f"{source.publisher}, {source.title}" for source in found]
