"""Tells for every source where it is used; a source nobody uses is an error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from flow.rules.handbook import Handbook
from flow.rules.model import Flow
from flow.rules.read_sources import DOUBTED, whole_law
from scripts.faces.tools.errors import FaceError

_CITED = re.compile(r"\(\S*#bron-([a-z0-9-]+)\)")
_TITLE = re.compile(r'^title: "?(.+?)"?$', re.MULTILINE)

# Where the cards of a file are shown, as a link for people.
SHOWN = {
    "routekaarten": "[Vier routes](/mas/routes.md)",
    "keuzekaart": "[Keuzekaart](/handreiking/keuzekaart.md)",
    "stapkaarten": "[Stappenplan](/mas/stappenplan.md)",
    "partnerkaarten": "[Ketenpartners](/rollen/index.md)",
    "soorten": "[Soorten verzuim](/mas/soorten.md)",
    "instrumenten": "[Instrumenten](/mas/instrumenten.md)",
    "regioverschillen": "[Verschillen per regio](/mas/regio.md)",
    "versies": "[Versies en wijzigingen](/mas/versies.md)",
    "begrippen": "[Begrippen](/mas/begrippen.md)",
    "bijeenkomst": "[Handreiking](/handreiking/index.md)",
}
RULES = "[Routewijzer](/routewijzer/index.md)"
THRESHOLDS = "[Drempels](/mas/drempels.md)"
STEPS = "[Stappenplan](/mas/stappenplan.md)"
PARTNERS = "[Ketenpartners](/rollen/index.md)"
TRANSITIONS = "[Als een route vastloopt](/mas/vastlopen.md)"
CASES = "[Casussen](/handreiking/casussen.md)"


def used(flow: Flow, handbook: Handbook, docs: Path) -> dict[str, list[str]]:
    """Return for each source links to where it is used; raises FaceError for an unused one."""
    refuse_whole_laws(flow, docs)
    found: dict[str, dict[str, None]] = {id: {} for id in flow.sources}
    for id, where in (*_in_rules(flow), *_in_cards(handbook), *_in_pages(docs)):
        if id not in found:
            raise FaceError(
                f"{where}: unknown source '{id}'; add it to flow/mas/bronnen.toml, or mend the link"
            )
        found[id][where] = None
    wholes = {source.part_of for source in flow.sources.values()}
    for id, places in found.items():
        if not places and id not in wholes:
            raise FaceError(
                f"flow/mas/bronnen.toml: source '{id}' is used nowhere; remove it, or cite it"
            )
    return {id: list(places) for id, places in found.items()}


def refuse_whole_laws(flow: Flow, docs: Path) -> None:
    """Raise FaceError where a written page rests on a law without the article."""
    laws = {source.id for source in flow.sources.values() if source.law}
    for path in _pages(docs):
        for line in path.read_text(encoding="utf-8").splitlines():
            firm = () if line.endswith(f", {DOUBTED})") else _CITED.findall(line)
            for id in laws.intersection(firm):
                raise FaceError(f"docs/{path.relative_to(docs).as_posix()}: {whole_law(id)}")


def _in_rules(flow: Flow) -> Iterator[tuple[str, str]]:
    for question in flow.questions.values():
        yield from _each(question.sources, RULES)
        for option in question.options:
            yield from _each(option.sources, RULES)
    for claims, where in (
        (flow.outcomes.values(), RULES),
        (flow.actions.values(), RULES),
        (flow.thresholds.values(), THRESHOLDS),
        (flow.steps.values(), STEPS),
        (flow.partners.values(), PARTNERS),
        (flow.transitions, TRANSITIONS),
        (flow.cases.values(), CASES),
    ):
        for item in claims:
            yield from _each(item.sources, where)


def _in_cards(handbook: Handbook) -> Iterator[tuple[str, str]]:
    for stem, cards in handbook.items():
        for card in cards.values():
            for claims in card.claims.values():
                for claim in claims:
                    yield from _each(claim.sources, SHOWN[stem])


def _in_pages(docs: Path) -> Iterator[tuple[str, str]]:
    for path in _pages(docs):
        place, text = path.relative_to(docs), path.read_text(encoding="utf-8")
        title = _TITLE.search(text)
        link = f"[{title[1] if title else place}](/{place.as_posix()})"
        yield from _each(_CITED.findall(text), link)


def _pages(docs: Path) -> Iterator[Path]:
    """Yield the written pages."""
    for path in sorted(docs.rglob("*.md")):
        if path.relative_to(docs).parts[0] not in ("gemaakt", "adr", "theme"):
            yield path


def _each(ids: Iterable[str], where: str) -> Iterator[tuple[str, str]]:
    return ((id, where) for id in ids)
