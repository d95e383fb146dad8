"""The rule book: fragments with every rule in full, for people who must be able to trust it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache, partial

from flow.reason.extent import extent
from flow.rules.model import Flow, Option, Outcome, Question
from flow.screens.chart_names import anchor
from flow.screens.pieces import KIND_LABELS
from flow.screens.sentences import answer_to_gate
from scripts.faces.pages.markdown import Fragments, bullets, claim, fold, table, tasks
from scripts.faces.pages.rule_names import (
    action,
    action_number,
    heading,
    page_of,
    place,
    rule,
    threshold_page,
)


def fragments(flow: Flow) -> Fragments:
    """Return every fragment of the rule book by name."""
    counts = cache(partial(path_counts, flow))
    return {
        "regelboek-omvang.md": lambda: size(flow, counts()),
        "regelboek-paden.md": lambda: shares(flow, counts()),
        "regelboek-vragen.md": lambda: "\n".join(
            _question(flow, question) for question in flow.questions.values()
        ),
        "regelboek-uitkomsten.md": lambda: "\n".join(
            _outcome(flow, outcome, counts()) for outcome in flow.outcomes.values()
        ),
        "regelboek-acties.md": lambda: actions(flow),
        "regelboek-drempels.md": lambda: thresholds(flow),
    }


def path_counts(flow: Flow) -> Counter[str]:
    """Count the complete paths to each outcome."""
    return Counter(extent(flow).ends)


def size(flow: Flow, counts: Counter[str]) -> str:
    """Say in short how large the rules are."""
    options = sum(len(question.options) for question in flow.asked)
    gates = ""
    if flow.gates:
        gates = f"{len(flow.gates)} keer volgt het antwoord uit een eerdere vraag.\n"
    return (
        f"Er zijn {len(flow.asked)} vragen met samen {options} antwoorden, "
        f"{len(flow.outcomes)} uitkomsten en {len(flow.actions)} acties.\n{gates}"
        f"Samen geven zij {counts.total()} volledige paden van de eerste vraag naar een uitkomst.\n"
    )


def shares(flow: Flow, counts: Counter[str]) -> str:
    """How many paths lead to each outcome, as a table."""
    rows = (
        (rule(flow, id), KIND_LABELS[outcome.kind], str(counts[id]), _share(counts, id))
        for id, outcome in flow.outcomes.items()
    )
    total = ("**Alle uitkomsten samen**", "alle soorten", f"**{counts.total()}**", "**100 %**")
    return table(("Uitkomst", "Soort", "Paden", "Deel van alle paden"), [*rows, total])


def _share(counts: Counter[str], outcome: str) -> str:
    percentage = f"{100 * counts[outcome] / counts.total():.1f}".replace(".", ",")
    return f"{percentage} %" if percentage != "0,0" else "minder dan 0,1 %"


def _question(flow: Flow, question: Question) -> str:
    """A question: its text, why it is asked, and a row for every answer."""
    rows = (_answer(flow, question, option) for option in question.options)
    head = "Bij" if question.is_gate else "Antwoord"
    return _section(
        "vraag",
        f"### {heading(flow, question.id)} {{ #{anchor(flow, question.id)} }}\n\n"
        f"**{question.text}**\n[Over deze vraag]({page_of(flow, question.id)})\n\n"
        + fold(
            "Waarom deze vraag, en alle antwoorden met reden en bron",
            f"{question.help}\n\nWaarom deze vraag: {question.why}\n"
            f"{claim(flow, question.sources, question.status)}\n\n"
            f"{_kind(flow, question)}\n\n"
            + table((head, "Ga naar", "Reden", "Bron en status"), rows),
        ),
    )


def _kind(flow: Flow, question: Question) -> str:
    """Say whether the answer is a fact, can change, or follows from another one."""
    if question.is_gate:
        return f"Niemand krijgt deze vraag: het antwoord volgt uit {rule(flow, question.follows)}."
    return f"Het antwoord {'staat vast' if question.fact else 'kan nog veranderen'}."


def _answer(flow: Flow, question: Question, option: Option) -> tuple[str, ...]:
    also = ", ".join(action(flow, id) for id in option.actions)
    return (
        f"**{_label(flow, question, option)}**{{ #antwoord-{question.id}-{option.id} }}",
        rule(flow, option.target) + (f"<br>Doe ook: {also}" if also else ""),
        option.reason,
        claim(flow, option.sources, option.status),
    )


def _label(flow: Flow, question: Question, option: Option) -> str:
    return answer_to_gate(flow, question, option) or option.label


def _outcome(flow: Flow, outcome: Outcome, counts: Counter[str]) -> str:
    """An outcome: what it means, who does what, how many paths lead here, and from where."""
    return _section(
        "uitkomst",
        f"### {heading(flow, outcome.id)} {{ #{anchor(flow, outcome.id)} }}\n\n"
        f"{KIND_LABELS[outcome.kind]}. [Over deze uitkomst]({page_of(flow, outcome.id)})\n\n"
        + fold(
            "Wat u dan doet, en hoe u hier komt",
            f"{outcome.text}\n\n{tasks(flow, outcome)}\n"
            f"**Daarna:** {outcome.after}\n{claim(flow, outcome.sources, outcome.status)}\n\n"
            f"Paden: {counts[outcome.id]} van de {counts.total()}.\n\n"
            "U komt hier met:\n\n" + bullets(_givers(flow, _leading(flow, outcome.id))),
        ),
    )


def _section(kind: str, text: str) -> str:
    """Keep together on paper what belongs together."""
    return f'<section class="regelboek-{kind}" markdown>\n\n{text}\n</section>\n'


def actions(flow: Flow) -> str:
    """Every action with the answers that bring it along, as a table."""
    rows = (
        (
            str(action_number(flow, id)),
            f"**{item.title}.**{{ #actie-{id} }} {item.text}",
            "<br>".join(_givers(flow, _bringing(flow, id))),
            claim(flow, item.sources, item.status),
        )
        for id, item in flow.actions.items()
    )
    return table(("Nummer", "Wat u ook doet", "Bij dit antwoord", "Bron en status"), rows)


def thresholds(flow: Flow) -> str:
    """Every threshold that a rule mentions, with the rules that do, as a table."""
    rows = (
        (
            f"{threshold_page(flow, id)} {{ #drempel-{id} }}",
            "<br>".join(used),
            f"{claim(flow, limit.sources, limit.status)}, {limit.date}",
        )
        for id, limit in flow.thresholds.items()
        if (used := _users(flow, id))
    )
    return table(("Drempel", "Staat in", "Bron, status en datum"), rows)


def _users(flow: Flow, threshold: str) -> list[str]:
    """Link to every question, outcome and action that mentions a threshold."""
    asking = [q.id for q in flow.questions.values() if threshold in q.thresholds]
    ending = [o.id for o in flow.outcomes.values() if threshold in o.thresholds]
    doing = [a.id for a in flow.actions.values() if threshold in a.thresholds]
    return [
        *(rule(flow, id) for id in asking + ending),
        *(f"Actie {action_number(flow, id)}: {action(flow, id)}" for id in doing),
    ]


type _Given = tuple[Question, Option]


def _leading(flow: Flow, target: str) -> list[_Given]:
    return [(q, o) for q in flow.questions.values() for o in q.options if o.target == target]


def _bringing(flow: Flow, action: str) -> list[_Given]:
    return [(q, o) for q in flow.questions.values() for o in q.options if action in o.actions]


def _givers(flow: Flow, given: Iterable[_Given]) -> list[str]:
    """Link to answers, each behind the number of its question."""
    return [
        f"{place(flow, question.id)}: "
        f"[{_label(flow, question, option)}](#antwoord-{question.id}-{option.id})"
        for question, option in given
    ]
