"""The parts that the pages of single rules share: what leads to a rule, cases, history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from flow.compare.difference import Diff
from flow.compare.entries import Key
from flow.rules.edition import Edition
from flow.rules.model import Flow, Option, Question
from flow.rules.points import CARDS
from flow.rules.register import Threshold
from flow.rules.toml_table import NATIONAL
from flow.screens.chart_names import anchor
from flow.screens.sentences import answer_to_gate
from scripts.faces.pages import changes
from scripts.faces.pages.markdown import bullets, claim, fold
from scripts.faces.pages.rule_names import FOLDER, rule_page
from scripts.faces.pages.source_usage import SHOWN

type Compared = Callable[[], Diff | None]
type Touches = Callable[[set[str], set[str]], bool]  # takes ids of questions, and of outcomes


def joined(*parts: str) -> str:
    """Put the parts that say something below each other."""
    return "\n".join(part for part in parts if part)


def kind(flow: Flow, question: Question) -> str:
    """Tell whether the answer is a fact, can change, or follows from another one."""
    if question.is_gate:
        source = rule_page(flow, question.follows)
        return f"Niemand krijgt deze vraag: het antwoord volgt uit {source}.\n"
    return f"Het antwoord {'staat vast' if question.fact else 'kan nog veranderen'}.\n"


def may_change(limit: Threshold) -> str:
    """Tell whether a region may change a threshold."""
    if limit.status == "regionaal":
        return "Uw regio mag deze waarde aanpassen.\n"
    return "Uw regio kan deze waarde niet aanpassen.\n"


def leading(flow: Flow, id: str) -> str:
    """List the answers that lead to a question or outcome."""
    given = [
        f"{rule_page(flow, q.id)}: "
        f"[{_label(flow, q, o)}](/{FOLDER}/{anchor(flow, q.id)}.md#{_answer_anchor(o)})"
        for q in flow.questions.values()
        for o in q.options
        if o.target == id
    ]
    return listed("Wat hierheen leidt", given)


def answer(flow: Flow, question: Question, option: Option) -> str:
    """Tell one answer: the reason, where it leads, and what to do beside."""
    also = "; ".join(flow.actions[id].title.lower() for id in option.actions)
    return (
        f"### {_label(flow, question, option)} {{ #{_answer_anchor(option)} }}\n\n"
        f"{option.reason}\n{claim(flow, option.sources, option.status)}\n\n"
        f"- Ga naar: {rule_page(flow, option.target)}.\n"
        + (f"- Doe ook: {also}.\n" if also else "")
    )


def _answer_anchor(option: Option) -> str:
    return f"antwoord-{option.id}"


def _label(flow: Flow, question: Question, option: Option) -> str:
    return answer_to_gate(flow, question, option) or option.label


def listed(title: str, links: Iterable[str]) -> str:
    """List links below a heading; nothing where there are none."""
    found = bullets(links)
    return f"## {title}\n\n{found}" if found else ""


def touching(flow: Flow, touches: Touches) -> str:
    """Name the cases and examples that touch a rule, by an answer or by how they end."""
    links = list(_links(flow, touches))
    if not links:
        return "Geen casus of voorbeeld komt hierlangs.\n"
    return fold(f"Casussen en voorbeelden die hierlangs komen: {len(links)}", bullets(links))


def _links(flow: Flow, touches: Touches) -> Iterator[str]:
    for case in flow.cases.values():
        if touches(set(case.answers), set()):
            yield f"[{case.name}](/routewijzer/index.md?casus={case.id})"
    for example in flow.examples.values():
        if touches(set(example.answers), {example.outcome}):
            yield f"[{example.name}](/routewijzer/voorbeelden.md#voorbeeld-{example.id})"


def shown(edition: Edition, threshold: str) -> Iterator[str]:
    """Link to where cards are shown that take a threshold from the register."""
    for stem, link in SHOWN.items():
        file = edition.folder / CARDS / f"{stem}.toml"
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        if any(f"{{{name}}}" in text for name in (threshold, f"{threshold}{NATIONAL}")):
            yield link


def history(compared: Compared, keys: list[Key]) -> str:
    """Tell what changed in a rule since the last version."""
    diff = compared()
    told = changes.history(diff, keys) if diff else "Dit is de eerste versie van de regels.\n"
    return f"## Geschiedenis\n\n{told}"
