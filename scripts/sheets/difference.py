"""Tells which sheets of two PDFs look other than each other, and by how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PIL import Image, ImageChops
from pypdfium2 import PdfDocument, PdfPage

POINTS = 72  # to an inch
# One commit put on paper twice gave 230 sheets without one pixel that differs: there is no noise on
# one computer, and both are made on one. So these only leave out what nobody sees. Measured on a
# sheet at 100 dots per inch: a ground of #fefefe in white is 1 step away, the faintest that shows
# (#fafafa) is 5; the dot of an i is 0.07 of ten thousand pixels, a full stop 0.08, and a paragraph
# that moved a hundredth of a millimetre 59.
DPI = 100
STEPS = 4  # of the 255 of a channel: beyond these a pixel differs
SHARE = 0.02  # of ten thousand pixels: beyond these a sheet differs
RED = "#d00000"
PALE = 0.75  # how much of the white lies over what is the same


class Difference(NamedTuple):
    """What differs, in words, and the sheet before, after and with the difference in red."""

    name: str
    told: str
    pictures: tuple[Image.Image, ...] = ()


def differences(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[Difference]:
    """Yield all that differs between papers, by name: whole ones, numbers of sheets, and sheets."""
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield Difference(name, "gone")
        elif name not in before:
            yield Difference(name, "new")
        elif before[name] != after[name]:
            yield from _in(name, PdfDocument(before[name]), PdfDocument(after[name]))


def _in(name: str, before: PdfDocument, after: PdfDocument) -> Iterator[Difference]:
    if len(before) != len(after):
        yield Difference(name, f"{len(after)} sheets, was {len(before)}")
    for number, pair in enumerate(zip(before, after, strict=False), 1):
        then, now = map(picture, pair)
        if then.size != now.size:
            yield Difference(name, f"sheet {number}: another size", (then, now))
        elif (found := share(then, now)) > SHARE:
            told = f"sheet {number}: {found:.2f} of ten thousand"
            yield Difference(name, told, (then, now, marked(then, now)))


def picture(sheet: PdfPage) -> Image.Image:
    """Return a sheet as it looks on a screen."""
    found: Image.Image = sheet.render(scale=DPI / POINTS).to_pil().convert("RGB")
    return found


def share(then: Image.Image, now: Image.Image) -> float:
    """Return how many of ten thousand pixels differ."""
    mask = _differing(then, now)
    return mask.histogram()[-1] / (mask.width * mask.height) * 10_000


def marked(then: Image.Image, now: Image.Image) -> Image.Image:
    """Return the sheet as it is now, pale, with in red what differs."""
    pale = Image.blend(now, Image.new("RGB", now.size, "white"), PALE)
    pale.paste(RED, mask=_differing(then, now))
    return pale


def _differing(then: Image.Image, now: Image.Image) -> Image.Image:
    """Return white where a channel differs by more than so many steps, and black elsewhere."""
    red, green, blue = ImageChops.difference(then, now).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([0] * (STEPS + 1) + [255] * (255 - STEPS))
