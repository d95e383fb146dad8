"""The tags of a PDF: what a screen reader walks, and where on the sheets each of them stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NullObject

from tests.support.ink import Ink
from tests.support.places import Box

# What stands inside a line: it is read with the text around it.
INLINE = {"Span", "Strong", "Em", "Link", "Reference", "Sub", "Note", "Code"}


class Mark(NamedTuple):
    """Some ink of a sheet, both by number."""

    sheet: int
    number: int


@dataclass(frozen=True)
class Tag:
    """An element of the tree with all that is in it, in the order in which it is read."""

    kind: str
    words: str
    about: Mapping[str, object]
    inside: tuple[Tag | Mark, ...]

    @property
    def tags(self) -> list[Tag]:
        """The elements directly in it."""
        return [item for item in self.inside if isinstance(item, Tag)]

    def walk(self) -> Iterator[Tag]:
        """Yield it and every element in it."""
        yield self
        for item in self.tags:
            yield from item.walk()

    def marks(self) -> Iterator[Mark]:
        """Yield all ink in it."""
        for item in self.inside:
            if isinstance(item, Mark):
                yield item
            else:
                yield from item.marks()


class Block(NamedTuple):
    """What is read as one: a paragraph, an item, a cell, a picture, or what a column has of it.

    Its kind is that of the nearest element that has a meaning: a Div has none.
    """

    kind: str
    sheet: int
    text: str
    box: Box


def read_tags(path: Path) -> Tag:
    """Return the tree of a PDF."""
    reader = PdfReader(path)
    root = reader.root_object["/StructTreeRoot"]
    assert isinstance(root, DictionaryObject)
    sheets = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    return Tag("Root", "", {}, tuple(_inside(root, sheets, -1)))


def _inside(
    element: DictionaryObject, sheets: Mapping[int, int], sheet: int
) -> Iterator[Tag | Mark]:
    """Yield what is in an element; it may say on which sheet, and so may each of its marks."""
    held = element.get("/K", NullObject()).get_object()
    for item in held if isinstance(held, ArrayObject) else [held]:
        found = item.get_object()
        if isinstance(found, int):
            yield Mark(_sheet(element, sheets, sheet), int(found))
        elif isinstance(found, DictionaryObject) and "/S" in found:
            on = _sheet(found, sheets, _sheet(element, sheets, sheet))
            kind, words = str(found["/S"])[1:], str(found.get("/Alt", ""))
            yield Tag(kind, words, _about(found), tuple(_inside(found, sheets, on)))
        elif isinstance(found, DictionaryObject) and "/MCID" in found:
            number = found["/MCID"]
            assert isinstance(number, int)
            yield Mark(_sheet(found, sheets, _sheet(element, sheets, sheet)), int(number))


def _sheet(element: DictionaryObject, sheets: Mapping[int, int], otherwise: int) -> int:
    return sheets[element.raw_get("/Pg").idnum] if "/Pg" in element else otherwise


def _about(element: DictionaryObject) -> dict[str, object]:
    """Return the attributes of an element, and its name where it has one."""
    held = element.get("/A", NullObject()).get_object()
    found: dict[str, object] = {"ID": element["/ID"]} if "/ID" in element else {}
    for item in held if isinstance(held, ArrayObject) else [held]:
        values = item.get_object()
        if isinstance(values, DictionaryObject):
            found |= {
                str(key)[1:]: str(value)[1:] if isinstance(value, NameObject) else value
                for key, value in values.items()
            }
    return found


def blocks(tag: Tag, ink: Sequence[Sequence[Ink]]) -> Iterator[Block]:
    """Yield the blocks in the order of the tree, with where they stand."""
    return _blocks(tag, "", [_by_mark(sheet) for sheet in ink])


def _blocks(tag: Tag, around: str, ink: Sequence[Mapping[int, Sequence[Ink]]]) -> Iterator[Block]:
    kind = around if tag.kind == "Div" else tag.kind
    marks: list[Mark] = []
    for item in tag.inside:
        if isinstance(item, Mark):
            marks.append(item)
        elif item.kind in INLINE:
            marks += item.marks()
        else:
            yield from _parts(kind, marks, ink)
            yield from _blocks(item, kind, ink)
            marks = []
    yield from _parts(kind, marks, ink)


def _by_mark(sheet: Sequence[Ink]) -> dict[int, list[Ink]]:
    found: dict[int, list[Ink]] = {}
    for ink in sheet:
        found.setdefault(ink.mark, []).append(ink)
    return found


def _parts(
    kind: str, marks: Iterable[Mark], ink: Sequence[Mapping[int, Sequence[Ink]]]
) -> Iterator[Block]:
    """Put the ink of a block together, in parts where it goes on in a next column or sheet."""
    part: Block | None = None
    for sheet, number in marks:
        for each in ink[sheet].get(number, ()):
            if part and (sheet != part.sheet or _is_above(each.box, part)):
                yield part
                part = None
            before = part or Block(kind, sheet, "", each.box)
            part = Block(kind, sheet, before.text + each.text, before.box.around(each.box))
    if part:
        yield part


def _is_above(box: Box, part: Block) -> bool:
    """Tell whether a text begins a column; the parts of a drawing stand in any order."""
    return box.bottom > part.box.top and part.kind != "Figure"
