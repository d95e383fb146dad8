"""Decides where in a page the marks stand that tell where a claim comes from.

A paragraph has one for all that is certain, a list one at its head where all of it is as certain.
The marks of single sentences are there as well, for who asks for them.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from bs4 import BeautifulSoup, Tag

from flow.rules.vocabulary import STATUS_WORDS
from scripts.faces.site.citations import Citation, attributes, citation, citations

BLOCKS = ("p", "li", "td", "th", "dt", "dd")
LISTS = ("ul", "ol")
TOGETHER, SENTENCE = "noot-samen", "noot-zin"  # marks that stand for several, and those themselves
ALONE = "noot-los"  # a mark beside no text

MAKER = BeautifulSoup("", "html.parser")  # of elements; a new one for each takes most of the time


def place_marks(soup: BeautifulSoup) -> None:
    """Put every citation in an element of the class `noot`, where its mark has to stand."""
    for part in soup.find_all("p"):
        _lift(part)
    for part in soup.find_all(LISTS):
        if not part.find_parent(LISTS):
            _gather(part)
    for part in soup.find_all(BLOCKS):
        _settle(part)


def _lift(part: Tag) -> None:
    """Put what a paragraph after a list cites, and nothing else, at the head of that list."""
    before = part.find_previous_sibling()
    if before and before.name in LISTS and citations(part) and not part.get_text(strip=True):
        _head(before).extend(part.contents[:])
        part.decompose()


def _gather(part: Tag) -> None:
    """Give a list one mark: at its head for all of it, or at its end for all that is certain."""
    found = citations(part)
    if len(found) < 2:
        return
    if len({citation(one).status for one in found}) == 1:
        _join(found, _head(part).append)
    else:
        _join(_certain(found), part.find_all("li", recursive=False)[-1].append)


def _head(part: Tag) -> Tag:
    """Return the paragraph before a list."""
    head = part.find_previous_sibling()
    if not head or head.name != "p":
        head = _new("p", "noot-kop")
        head.string = "Bij deze punten:"
        part.insert_before(head)
    return head


def _settle(part: Tag) -> None:
    """Give a paragraph, an item or a cell one mark for all of it, or for all that is certain."""
    found = [one for one in _loose(part) if one.find_parent(BLOCKS) is part]
    joined = found if len({citation(one).status for one in found}) == 1 else _certain(found)
    _join(joined, joined[-1].insert_after if joined else part.append)
    css = "noot" if part.get_text(strip=True) else f"noot {ALONE}"
    for one in _loose(part):
        one.wrap(_new("span", css))


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
    together = _new("span", f"noot {TOGETHER}")
    together.append(MAKER.new_tag("sup", attrs=attributes(cited)))
    put(together)
    for one in found:
        one.wrap(_new("span", f"noot {SENTENCE}"))


def _new(name: str, css: str) -> Tag:
    return MAKER.new_tag(name, attrs={"class": css})
