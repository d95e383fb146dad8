"""What a page cites is a mark at its place and a line in the list at its end."""

import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from flow.rules.register import Source
from flow.rules.vocabulary import SAID, STATUS_WORDS
from scripts.faces.site.citations import Citation, citation, citations, marked, written
from scripts.faces.site.notes import EACH_SENTENCE, END, place_notes, with_notes
from scripts.faces.tools.errors import FaceError
from tests.support.language import PATHS

SOURCES = {
    id: Source(id, id, f"Stuk {id}", "Wij", "2026", f"https://{id}.nl", date(2026, 1, 1), "heel")
    for id in ("a", "b", "c")
}
# Pages that hold other pages whole have the marks and the list of each.


def link(id: str) -> str:
    return f'<a href="../over/bronnen/#bron-{id}">{id}</a>'


def cite(*ids: str, status: str = "zeker") -> str:
    names = " en ".join(map(link, ids))
    return f"\n({'bron' if len(ids) == 1 else 'bronnen'}: {names}, {status})"


def laid_out(article: str, path: str = "mas/routes") -> BeautifulSoup:
    html = f"<article>{article}{END}</p></article>"
    return BeautifulSoup(with_notes(SOURCES, html, path), "html.parser")


def shown(page: BeautifulSoup, css: str = "article") -> str:
    """Return the words of the first part that fits, without what waits to be asked for."""
    part = page.select_one(css)
    assert part
    copy = BeautifulSoup(str(part), "html.parser")
    for hidden in copy.select(".noot-zin, .noten"):
        hidden.decompose()
    return " ".join(copy.get_text(" ").split())


def listed(page: BeautifulSoup) -> list[str]:
    return [item.get_text().rstrip("↩ ") for item in page.select(".noten li")]


# --- reading -------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", STATUS_WORDS)
@pytest.mark.parametrize(
    "text",
    [
        "(bron: {a}, {status})",
        "(bronnen: {a} en {b}, {status})",
        "(bronnen: {a}, {b} en {c}, {status})",
        "(bron bij deze lijst: {a}, {status})",
        "(bronnen bij deze werkwijze: {a} en {b}, {status})",
        '<small class="bron">(bron: {a}, {b}; {status})</small>',
    ],
)
def test_every_way_to_cite_is_read(text: str, status: str) -> None:
    links = {id: link(id) for id in SOURCES}
    soup = BeautifulSoup(marked("Zin. " + text.format(status=status, **links)), "html.parser")
    (one,) = citations(soup)
    cited = tuple(id for id in SOURCES if f"{{{id}}}" in text)
    assert citation(one) == (cited, status)
    assert soup.get_text() == "Zin."


def test_own_search_is_cited_too() -> None:
    own = '(bron: <a href="../over/bronnen/#niet-gevonden">eigen zoekwerk</a>, nakijken)'
    (one,) = citations(BeautifulSoup(marked(own), "html.parser"))
    assert citation(one).sources == ("niet-gevonden",)
    page = laid_out(f"<p>Zin.{own}</p>")
    assert listed(page) == [f"Eigen zoekwerk. {SAID['nakijken']}"]
    assert page.select_one('.noten li a[href="../../over/bronnen/#niet-gevonden"]')


def test_what_is_written_is_what_is_read() -> None:
    cited = Citation(("a", "c"), "regionaal")
    (one,) = citations(BeautifulSoup(written(cited), "html.parser"))
    assert citation(one) == cited


# --- marks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("article", "told"),
    [
        (f"<p>Een.{cite('a')}</p>", "Een. 1"),
        (f"<p>Een.{cite('a', 'b')}</p>", "Een. 1 2"),
        (f"<p>Een.{cite('a', status='afgeleid')}</p>", "Een. onze conclusie 1"),
        (f"<p>Een.{cite('a')} Twee.{cite('b')}</p>", "Een. Twee. 1 2"),
        (f"<p>Een.{cite('a')} Twee.{cite('a')} Los.</p>", "Een. Twee. 1 Los."),
        (
            f"<p>Een.{cite('a')} Twee.{cite('b', status='nakijken')} Drie.{cite('c')}</p>",
            "Een. Twee. niet bevestigd 2 Drie. 1 3",
        ),
        (
            f"<p>Een.{cite('a', status='regionaal')} Twee.{cite('b', status='regionaal')}</p>",
            "Een. Twee. per regio 1 2",
        ),
        (
            f"<ul><li>Een.{cite('a')}</li><li>Twee.{cite('a')}</li></ul>",
            "Bij deze punten: 1 Een. Twee.",
        ),
        (
            f"<p>Lijst:</p><ul><li>Een.{cite('a')}</li><li>Twee.{cite('b')}</li></ul>",
            "Lijst: 1 2 Een. Twee.",
        ),
        (
            f"<ul><li>Een.{cite('a')}</li><li>Twee.{cite('b', status='afgeleid')}</li>"
            f"<li>Drie.{cite('c')}</li></ul>",
            "Een. Twee. onze conclusie 2 Drie. 1 3",
        ),
        (f"<ul><li>Een.{cite('a')}</li><li>Los.</li></ul>", "Een. 1 Los."),
        (f"<p>Lijst:</p><ul><li>Een.</li></ul><p>{cite('a')}</p>", "Lijst: 1 Een."),
        (f"<ul><li>Een.</li></ul><p>{cite('a')}</p>", "Bij deze punten: 1 Een."),
        (f"<table><tr><td>9 uur</td><td>{cite('a')}</td></tr></table>", "9 uur 1"),
    ],
)
def test_exception_speaks_and_the_rule_is_silent(article: str, told: str) -> None:
    assert shown(laid_out(article)) == told


def test_every_sentence_keeps_a_mark_for_who_asks() -> None:
    page = laid_out(f"<p>Een.{cite('a')} Twee.{cite('b')}</p>")
    assert [mark.get_text() for mark in page.select(".noot-zin")] == ["1", "2"]
    assert page.select_one('.noot-vraag a[href^="?bronnen=1"]')


@pytest.mark.parametrize("path", EACH_SENTENCE)
def test_some_pages_show_every_mark_from_the_start(path: str) -> None:
    page = laid_out(f"<p>Een.{cite('a')} Twee.{cite('b')}</p>", path)
    assert page.select_one("article[data-bronnen]")
    assert not page.select(".noot-vraag")


def test_nothing_is_asked_where_nothing_waits() -> None:
    assert not laid_out(f"<p>Een.{cite('a')}</p>").select(".noot-vraag")


def test_mark_says_its_number_and_status_and_leads_to_its_line_and_back() -> None:
    page = laid_out(f"<p>Een.{cite('a')}</p><p>Twee.{cite('a', status='nakijken')}</p>")
    marks = page.select("a[role=doc-noteref]")
    assert [mark["aria-label"] for mark in marks] == ["bron 1", "bron 2, niet bevestigd"]
    for mark in marks:
        (line,) = page.select(f"[id='{str(mark['href'])[1:]}']")
        assert line.select_one(f"a[role=doc-backlink][href='#{mark['id']}']")


def test_list_tells_title_publisher_date_and_status_with_a_link() -> None:
    page = laid_out(f"<p>Een.{cite('a')} Twee.{cite('b', status='afgeleid')}</p>")
    assert listed(page) == [
        f"Stuk a, Wij, 2026. {SAID['zeker']}",
        f"Stuk b, Wij, 2026. {SAID['afgeleid']}",
    ]
    assert page.select_one('[role=doc-endnotes] a[href="https://b.nl"]')


@pytest.mark.parametrize("html", ["<p>Geen artikel.</p>", f"<article><p>Een.</p>{END}</article>"])
def test_page_without_citations_stays_as_it_was(html: str) -> None:
    assert with_notes(SOURCES, html, "mas") == html


@pytest.mark.parametrize(("id", "status"), [("weg", "zeker"), ("a", "misschien")])
def test_unknown_source_or_status_is_named_with_the_page(
    tmp_path: Path, id: str, status: str
) -> None:
    (tmp_path / "mas").mkdir()
    article = f"<article><p>Een.{cite(id, status=status)}</p>{END}</p></article>"
    (tmp_path / "mas" / "index.html").write_text(article)
    with pytest.raises(FaceError, match=rf"^mas: .*'{status if id == 'a' else id}'$"):
        place_notes(SOURCES, tmp_path)


# --- the pages themselves ------------------------------------------------------------------------


def article_of(site: Path, path: str) -> Tag:
    soup = BeautifulSoup((site / path / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert soup.article
    return soup.article


@pytest.mark.parametrize("path", PATHS)
def test_no_brackets_with_a_source_are_left(site: Path, path: str) -> None:
    assert not re.search(r"\(bron(nen)?[ :]", article_of(site, path).get_text())


@pytest.mark.parametrize("path", PATHS)
def test_every_mark_has_its_line_and_every_line_a_mark(site: Path, path: str) -> None:
    article = article_of(site, path)
    lines = {f"#{line['id']}" for line in article.select(".noten li")}
    assert {str(mark["href"]) for mark in article.select("a.footnote-ref")} == lines


@pytest.mark.parametrize("path", PATHS)
def test_numbers_come_in_the_order_of_reading(site: Path, path: str) -> None:
    marks = article_of(site, path).select("a.footnote-ref")
    numbers = list(dict.fromkeys(int(mark.sup.get_text()) for mark in marks if mark.sup))
    assert numbers == list(range(1, len(numbers) + 1))
