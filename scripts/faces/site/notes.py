"""Turns what the pages cite into small marks, and lists the sources at the end of each page.

The exception speaks, the rule is silent: what is certain has a number only, the rest a word too.
A paragraph has one mark for what is certain, a list from one source one at its head; the marks
of single sentences are there as well, for who asks for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from html import escape
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

from flow.rules.register import Source
from flow.rules.vocabulary import SAID, STATUS_WORDS, Status, ThresholdStatus
from scripts.faces.site.citations import OWN_SEARCH, Citation, citation, citations, marked, written
from scripts.faces.tools.errors import FaceError

END = '<p class="alleen-druk druk-voet">'  # docs/theme/main.html: the list goes before it
BLOCKS = ("p", "li", "td", "th", "dt", "dd")
LISTS = ("ul", "ol")
TOGETHER, SENTENCE = "noot-samen", "noot-zin"  # marks that stand for several, and those themselves
ASK = (
    '<p class="noot-vraag">'
    '<a class="noot-meer" href="?bronnen=1#bronnen-van-pagina">Toon de bron bij elke zin</a>'
    '<a class="noot-minder" href="?#bronnen-van-pagina">Toon één bron per alinea of lijst</a></p>'
)
# Elsewhere these wait until a visitor asks for them.
EACH_SENTENCE = ("over/bronnen", "routewijzer/regels")


def place_notes(sources: Mapping[str, Source], site: Path) -> None:
    """Put marks and a list of sources in every page of a built site."""
    for page in sorted(site.rglob("index.html")):
        html = page.read_text(encoding="utf-8")
        path = page.parent.relative_to(site).as_posix()
        try:
            html = with_notes(sources, html, path)
        except KeyError as error:
            raise FaceError(f"{path}: no source or status is called {error}") from None
        page.write_text(html, encoding="utf-8", newline="\n")


def with_notes(sources: Mapping[str, Source], html: str, path: str) -> str:
    """Return a page with marks for what it cites, and the list of sources before its foot."""
    begin, end = html.find("<article"), html.find(END)
    article = marked(html[begin:end])
    if begin < 0 or end < 0 or article == html[begin:end]:
        return html
    soup = BeautifulSoup(article, "html.parser")
    for part in soup.find_all(LISTS):
        if not part.find_parent(LISTS):
            _gather(part)
    for part in soup.find_all(BLOCKS):
        _settle(part)
    notes = Notes(sources, "../" * len(Path(path).parts))
    for one in citations(soup):
        one.replace_with(notes.mark(one))
    is_each = path in EACH_SENTENCE
    if soup.article and is_each:
        soup.article["data-bronnen"] = ""
    # The foot closes the article, not we.
    text = soup.decode(formatter="minimal").removesuffix("</article>")
    can_ask = bool(soup.select_one(f".{SENTENCE}")) and not is_each
    return html[:begin] + text + notes.listed(can_ask) + html[end:]


def _gather(part: Tag) -> None:
    """Give a list one mark: at its head for all of it, or at its end for all that is certain."""
    found = citations(part)
    if len({citation(one).status for one in found}) == 1:
        _join(found, _head(part).append)
    else:
        _join(_certain(found), part.find_all("li", recursive=False)[-1].append)


def _head(part: Tag) -> Tag:
    """Return the paragraph before a list."""
    head = part.find_previous_sibling()
    if not head or head.name != "p":
        head = new("p", "noot-kop")
        head.string = "Bij deze punten:"
        part.insert_before(head)
    return head


def _settle(part: Tag) -> None:
    """Give a paragraph, an item or a cell one mark for all of it, or for all that is certain."""
    found = [one for one in _loose(part) if one.find_parent(BLOCKS) is part]
    joined = found if len({citation(one).status for one in found}) == 1 else _certain(found)
    _join(joined, joined[-1].insert_after if joined else part.append)
    for one in _loose(part):
        one.wrap(new("span", "noot"))


def _loose(part: Tag) -> list[Tag]:
    return [one for one in citations(part) if not one.find_parent(class_="noot")]


def _certain(found: list[Tag]) -> list[Tag]:
    return [one for one in found if not STATUS_WORDS[citation(one).status]]


def _join(found: list[Tag], put: Callable[[Tag], object]) -> None:
    """Put one mark for several; those of each sentence show for who asks for them."""
    if len(found) < 2:
        return
    sources = dict.fromkeys(chain.from_iterable(citation(one).sources for one in found))
    cited = Citation(tuple(sources), citation(found[0]).status)
    together = new("span", f"noot {TOGETHER}")
    together.append(BeautifulSoup(written(cited), "html.parser"))
    put(together)
    for one in found:
        one.wrap(new("span", f"noot {SENTENCE}"))


class Note(NamedTuple):
    """A source, and how certain what rests on it is."""

    source: str
    status: Status | ThresholdStatus


class Notes:
    """The notes of one page, numbered in the order in which they are met."""

    def __init__(self, sources: Mapping[str, Source], root: str) -> None:
        self._sources = sources
        self._root = root
        self._numbers: dict[Note, int] = {}
        self._places: defaultdict[int, int] = defaultdict(int)

    def mark(self, one: Tag) -> Tag:
        """Return the links that a citation becomes; the status is told in the first."""
        cited = citation(one)
        is_place = not one.find_parent(class_=SENTENCE)  # those wait to be asked for
        word = STATUS_WORDS[cited.status]
        tag = word and f'<span class="status status-{cited.status}">{word}</span>'
        links = []
        for id in cited.sources:
            links.append(self._link(Note(id, cited.status), tag, is_place))
            tag = ""
        return BeautifulSoup(" ".join(links), "html.parser")

    def _link(self, note: Note, tag: str, is_place: bool) -> str:
        number = self._numbers.setdefault(note, len(self._numbers) + 1)
        self._places[number] += is_place
        place = f' id="noot-{number}-{self._places[number]}"' if is_place else ""
        name = f"bron {number}, {STATUS_WORDS[note.status]}".removesuffix(", ")
        return (
            f'<a class="footnote-ref" role="doc-noteref"{place} href="#noot-{number}" '
            f'aria-label="{name}">{tag}<sup>{number}</sup></a>'
        )

    def listed(self, can_ask: bool) -> str:
        """Return the list of all notes; `can_ask`: whether there are marks that wait."""
        ask = ASK if can_ask else ""
        items = "".join(self._item(note, number) for note, number in self._numbers.items())
        return (
            '<section class="noten" role="doc-endnotes" aria-labelledby="bronnen-van-pagina">'
            '<details><summary><h2 id="bronnen-van-pagina">Bronnen bij deze pagina</h2></summary>'
            f"{ask}<ol>{items}</ol></details></section>"
        )

    def _item(self, note: Note, number: int) -> str:
        return (
            f'<li id="noot-{number}"><p>{self._told(note.source)}. {SAID[note.status]} '
            f"{self._ways_back(number)}</p></li>"
        )

    def _told(self, id: str) -> str:
        if id == OWN_SEARCH:
            return f'<a href="{self._root}over/bronnen/#{id}">Eigen zoekwerk</a>'
        source = self._sources[id]
        return (
            f'<a href="{escape(source.url)}">{escape(source.title)}</a>, '
            f"{escape(source.publisher)}, {escape(source.date)}"
        )

    def _ways_back(self, number: int) -> str:
        many = self._places[number]
        return " ".join(
            f'<a class="footnote-backref" role="doc-backlink" href="#noot-{number}-{place}" '
            f'aria-label="Terug naar bron {number} in de tekst{f", plek {place}" * (many > 1)}">'
            "↩</a>"
            for place in range(1, many + 1)
        )


def new(name: str, css: str = "") -> Tag:
    """Return a new element."""
    return BeautifulSoup().new_tag(name, attrs={"class": css} if css else {})
