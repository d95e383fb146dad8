"""Numbers what the pages cite, and lists the sources at the end of each page.

The exception speaks, the rule is silent: what is certain has a number only, the rest a word too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from html import escape
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

from flow.rules.register import Source
from flow.rules.vocabulary import SAID, STATUS_WORDS, Status, ThresholdStatus
from scripts.faces.site.citations import OWN_SEARCH, citation, citations, marked
from scripts.faces.site.marks import SENTENCE, place_marks
from scripts.faces.tools.errors import FaceError

END = '<p class="alleen-druk druk-voet">'  # docs/theme/main.html: the list goes before it
ASK = (
    '<p class="noot-vraag">'
    '<a class="noot-meer" href="?bronnen=1#bronnen-van-pagina">Toon de bron bij elke zin</a>'
    '<a class="noot-minder" href="?#bronnen-van-pagina">Toon één bron per alinea of lijst</a></p>'
)
# Elsewhere these wait until a visitor asks for them.
EACH_SENTENCE = ("over/bronnen", "routewijzer/regels")
HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"  # where a mark comes; no text has one


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
    place_marks(soup)
    notes = Notes(sources, "../" * len(Path(path).parts))
    # Put in once the page is text again: to read each mark as HTML takes longer than all the rest.
    marks = []
    for one in citations(soup):
        marks.append(notes.mark(one))
        one.replace_with(HOLE)
    is_each = path in EACH_SENTENCE
    if soup.article and is_each:
        soup.article["data-bronnen"] = ""
    # The foot closes the article, not we.
    text = soup.decode(formatter="minimal").removesuffix("</article>")
    text = "".join(chain(*zip(text.split(HOLE), [*marks, ""], strict=True)))
    can_ask = bool(soup.select_one(f".{SENTENCE}")) and not is_each
    return html[:begin] + text + notes.listed(can_ask) + html[end:]


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

    def mark(self, one: Tag) -> str:
        """Return the links that a citation becomes, after a word where it is not certain."""
        cited = citation(one)
        is_place = not one.find_parent(class_=SENTENCE)  # those wait to be asked for
        notes = sorted((Note(id, cited.status) for id in cited.sources), key=self._number)
        links = (self._link(note, is_place) for note in notes)
        word = STATUS_WORDS[cited.status]
        # The name of every link says it, so that it is not read out twice.
        tag = f'<span class="status status-{cited.status}" aria-hidden="true">{word}</span>'
        return (tag if word else "") + " ".join(links)

    def _number(self, note: Note) -> int:
        return self._numbers.setdefault(note, len(self._numbers) + 1)

    def _link(self, note: Note, is_place: bool) -> str:
        number = self._number(note)
        self._places[number] += is_place
        place = f' id="noot-{number}-{self._places[number]}"' if is_place else ""
        name = f"bron {number}, {STATUS_WORDS[note.status]}".removesuffix(", ")
        return (
            f'<a class="footnote-ref" role="doc-noteref"{place} href="#noot-{number}" '
            f'aria-label="{name}"><sup>{number}</sup></a>'
        )

    def listed(self, can_ask: bool) -> str:
        """Return the list of all notes; `can_ask`: whether there are marks that wait."""
        ask = ASK if can_ask else ""
        items = "".join(self._item(note, number) for note, number in self._numbers.items())
        return (
            '<section class="noten" role="doc-endnotes" aria-labelledby="bronnen-van-pagina">'
            '<details class="noten-vouw"><summary>'
            '<h2 id="bronnen-van-pagina">Bronnen bij deze pagina</h2></summary>'
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
