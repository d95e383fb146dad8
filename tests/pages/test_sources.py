"""The list of sources shows each law once, with its articles below it; no page cites it whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.faces.pages import lists
from scripts.faces.pages.source_usage import refuse_whole_laws, used
from scripts.faces.tools.errors import FaceError
from tests.support.toy import FLOW

USED = {id: ["[Bel](/bel.md)"] for id in FLOW.sources} | {"fietswet": []}
ADDRESS = "https://wetten.overheid.nl/jci1.3:c:BWBR0000000&artikel=3&z=2025-07-01&g=2025-07-01"
LAW = f"""### Fietswet {{ #bron-fietswet }}

Overheid: *Fietswet 1999*.
Tekst per 1 juli 2025; gecontroleerd op 01-03-2026; gezien: heel.
<https://wetten.overheid.nl/BWBR0000000/2025-07-01>

<details class="vouw" markdown="1"><summary>De artikelen</summary>

- [artikel 3, tweede lid]({ADDRESS}){{ #bron-fietswet-3 }}: de bel.
    <span class="alleen-scherm">Gebruikt in: [Bel](/bel.md).</span>

</details>
"""


def written(docs: Path, line: str) -> Path:
    """Write a page with one citation."""
    (docs / "bel.md").write_text(f'---\ntitle: "Bel"\n---\n\nBel.\n{line}\n', encoding="utf-8")
    return docs


def test_law_stands_once_with_its_articles_below_it() -> None:
    shown = lists.sources(FLOW, USED)
    assert shown.endswith(LAW)
    assert shown.count("### ") == len([s for s in FLOW.sources.values() if not s.part_of])


def test_article_that_was_seen_otherwise_than_its_law_says_so() -> None:
    article = replace(FLOW.sources["fietswet-3"], seen="deels")
    flow = replace(FLOW, sources={**FLOW.sources, article.id: article})
    assert "    Gecontroleerd op 01-03-2026; gezien: deels.\n" in lists.sources(flow, USED)


def test_other_source_has_the_date_it_carries_and_may_have_places_too() -> None:
    shown = lists.sources(FLOW, USED)
    assert "Datum van de bron: mei 2024; gecontroleerd op " in shown
    assert ": hoe u een remblok verv" in shown
    assert all(f"#bron-{id} }}" in shown for id in FLOW.sources)


@pytest.mark.parametrize(
    "link", ["[Fietswet](over/bronnen.md#bron-fietswet)", "[Fietswet](#bron-fietswet)"]
)
def test_page_that_rests_on_a_whole_law_stops_the_build(tmp_path: Path, link: str) -> None:
    docs = written(tmp_path, f"(bron: {link}, zeker)")
    with pytest.raises(FaceError) as caught:
        used(FLOW, {}, docs)
    assert str(caught.value).startswith("docs/bel.md: 'fietswet' is a whole law; cite a [[plaats]]")


@pytest.mark.parametrize(
    "line",
    [
        "(bron: [Fietswet, artikel 3](over/bronnen.md#bron-fietswet-3), zeker)",
        "(bron: [Fietswet](over/bronnen.md#bron-fietswet), nakijken)",
        "(bron: [Fietsboek](over/bronnen.md#bron-fietsboek), zeker)",
    ],
)
def test_page_may_cite_an_article_and_doubt_a_law(tmp_path: Path, line: str) -> None:
    refuse_whole_laws(FLOW, written(tmp_path, line))


def test_law_counts_as_used_when_an_article_is(tmp_path: Path) -> None:
    ids = [id for id in FLOW.sources if id != "fietswet"]
    docs = written(tmp_path, " ".join(f"[x](over/bronnen.md#bron-{id})" for id in ids))
    found = used(FLOW, {}, docs)
    assert found["fietswet-3"] == ["[Bel](/bel.md)"]
    assert found["fietswet"] == []
