"""Every fact of the rules and cards is on a page, with its sources and its status."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from flow.rules.vocabulary import SAID
from tests.support.build import FLOW, HANDBOOK
from tests.support.facts import Fact, Section, facts, is_told, pair, read_sections
from tests.support.language import PATHS

# As they were on the built pages of commit 6b7fd45; add a pair when a page cites a new one.
APPROVED = Path(__file__).parents[1] / "approved" / "source-pairs.txt"
FACTS = {fact.name: fact for fact in facts(FLOW, HANDBOOK)}
FILES = dict.fromkeys(name.partition(" ")[0] for name in FACTS)


@cache
def told(site: Path) -> tuple[Section, ...]:
    """Return the sections of every page."""
    files = (site / path / "index.html" for path in PATHS)
    pages = (file.read_text(encoding="utf-8") for file in files)
    return tuple(each for page in pages for each in read_sections(FLOW.sources, page))


@pytest.mark.parametrize("file", FILES)
def test_every_fact_is_on_a_page_with_its_sources_and_status(site: Path, file: str) -> None:
    asked = [fact for fact in FACTS.values() if fact.name.partition(" ")[0] == file]
    assert [fact.name for fact in asked if not is_told(fact, told(site))] == []


def test_no_pair_of_source_and_status_is_lost(site: Path) -> None:
    found = set().union(*(each.pairs for each in told(site)))
    approved = APPROVED.read_text(encoding="utf-8").splitlines()
    assert len(approved) > 400
    assert [each for each in approved if each not in found] == []


def test_pairs_are_sorted_and_each_is_of_a_source_and_stands_there_once() -> None:
    approved = APPROVED.read_text(encoding="utf-8").splitlines()
    assert approved == sorted(set(approved))
    known = {"niet-gevonden", *FLOW.sources}
    assert [each for each in approved if each.partition(":")[0] not in known] == []


# --- how it is found -----------------------------------------------------------------------------

SOURCE = next(iter(FLOW.sources.values()))
FACT = Fact("x", "Meldt binnen 5 dagen.", (SOURCE.id,), "zeker")


def page(text: str, status: str = "zeker") -> str:
    """Return a page with one mark and its line in the list of sources."""
    said = next(line for known, line in SAID.items() if known == status)
    return (
        f'<article><h2>Een</h2><p>{text}<span class="noot">'
        f'<a class="footnote-ref" href="#noot-1"><sup>1</sup></a></span></p><h2>Twee</h2>'
        f'<section class="noten"><ol><li id="noot-1"><a href="{SOURCE.url}">{SOURCE.title}</a>, '
        f"{SOURCE.publisher}. {said}</li></ol></section></article>"
    )


@pytest.mark.parametrize("text", ["Meldt binnen 5 dagen.", "De school meldt\nbinnen 5 dagen."])
def test_fact_is_found_with_a_subject_before_it(text: str) -> None:
    found = read_sections(FLOW.sources, page(text))
    assert is_told(FACT, found)
    assert found[1].pairs == {pair(SOURCE.id, "zeker")}


@pytest.mark.parametrize(
    "html",
    [
        page("De school meldt binnen 6 dagen."),
        page("De school meldt binnen 5 dagen.", "afgeleid"),
        page("Anders.").replace("<h2>Twee</h2>", "<h2>Twee</h2><p>Meldt binnen 5 dagen.</p>"),
    ],
)
def test_fact_is_lost_with_its_text_its_status_or_its_mark(html: str) -> None:
    assert not is_told(FACT, read_sections(FLOW.sources, html))
