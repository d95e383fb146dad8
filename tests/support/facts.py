"""What the rules and cards claim, and where the built pages say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from bs4 import BeautifulSoup

from flow.rules.handbook import Handbook
from flow.rules.model import Flow
from flow.rules.register import Source
from flow.rules.vocabulary import SAID
from scripts.faces.site.citations import OWN_SEARCH

SECTION = re.compile(r"(?=<h[1-6][ >])")
STATUS_OF = {said: status for status, said in SAID.items()}


class Fact(NamedTuple):
    """A text of the rules, the sources it rests on and how certain it is; `name` says where."""

    name: str
    text: str
    sources: tuple[str, ...]
    status: str

    @property
    def said(self) -> str:
        """What a page says of the text: its first word can change with the subject before it."""
        return plain(self.text).partition(" ")[2]

    @property
    def pairs(self) -> set[str]:
        """Each source with the status, as a line tells it."""
        return {pair(id, self.status) for id in self.sources}


class Section(NamedTuple):
    """What stands from one heading of a page to the next, and the pairs its marks lead to."""

    text: str
    pairs: frozenset[str]


def pair(source: str, status: str) -> str:
    """Return a source and a status; 'vast' reads as 'zeker' does."""
    return f"{source}: {'zeker' if status == 'vast' else status}"


def facts(flow: Flow, handbook: Handbook) -> Iterator[Fact]:
    """Yield everything that carries a source and a status, in the order of the files."""
    for stem, cards in handbook.items():
        for card in cards.values():
            for heading, claims in card.claims.items():
                for number, claim in enumerate(claims, 1):
                    name = f"{stem} {card.id} {heading} {number}"
                    yield Fact(name, claim.text, claim.sources, claim.status)
    for question in flow.questions.values():
        yield Fact(f"vraag {question.id}", question.why, question.sources, question.status)
        for option in question.options:
            name = f"vraag {question.id}/{option.id}"
            yield Fact(name, option.reason, option.sources, option.status)
    for outcome in flow.outcomes.values():
        yield Fact(f"uitkomst {outcome.id}", outcome.text, outcome.sources, outcome.status)
    for action in flow.actions.values():
        yield Fact(f"actie {action.id}", action.text, action.sources, action.status)
    for step in flow.plan:
        yield Fact(f"stap {step.id}", step.text, step.sources, step.status)
    for case in flow.cases.values():
        yield Fact(f"casus {case.id}", case.reading, case.sources, case.status)
    for partner in flow.partners.values():
        yield Fact(f"partner {partner.id}", partner.role, partner.sources, "zeker")
    for id, threshold in flow.thresholds.items():
        shown = f": {threshold.value}"  # how the sentence reads around it is up to the page
        yield Fact(f"drempel {id}", shown, threshold.sources, threshold.status)


def read_sections(sources: Mapping[str, Source], html: str) -> list[Section]:
    """Return the sections of a built page."""
    article = html[html.find("<article") : html.find("</article>")]
    content, _, listed = article.partition('<section class="noten"')
    notes = _notes(sources, listed)
    return [_section(part, notes) for part in SECTION.split(content)]


def _notes(sources: Mapping[str, Source], html: str) -> dict[str, str]:
    """Return the pair that each line of the list of sources tells, by its address."""
    ids = {(source.url, source.title): source.id for source in sources.values()}
    found = {}
    for line in BeautifulSoup(html, "html.parser").select("li"):
        link = line.select_one("a")
        assert link
        own = str(link["href"]).endswith(f"#{OWN_SEARCH}")
        id = OWN_SEARCH if own else ids[str(link["href"]), link.get_text()]
        (status,) = (status for said, status in STATUS_OF.items() if said in line.get_text())
        found[f"#{line['id']}"] = pair(id, status)
    return found


def _section(html: str, notes: Mapping[str, str]) -> Section:
    soup = BeautifulSoup(html, "html.parser")
    marks = soup.select("a.footnote-ref")
    pairs = frozenset(notes[str(mark["href"])] for mark in marks)
    for mark in soup.select(".noot"):
        mark.decompose()
    return Section(plain(soup.get_text()), pairs)


def plain(text: str) -> str:
    """Return a text as it reads, on one line."""
    return " ".join(text.split())


def is_told(fact: Fact, found: Iterable[Section]) -> bool:
    """Tell whether a section says a fact with its sources and its status."""
    return any(fact.pairs <= each.pairs and fact.said in each.text for each in found)
