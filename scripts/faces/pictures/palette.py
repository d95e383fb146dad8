"""The colours of the site itself: every pair was picked for a contrast of 7:1 or more.

Those of phases, routes and kinds of outcomes come with the rules (`kleuren.toml`). The site reads
all of them as CSS variables (``palet.css``), drawings and documents read the tables.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from flow.rules.colours import Family


@dataclass(frozen=True)
class Colour:
    """One colour by day and by night."""

    light: str
    dark: str


BASE = MappingProxyType(
    {
        "ink": Colour("#132529", "#dfeaed"),  # text
        "quiet": Colour("#354c52", "#b9cbcf"),  # text that may stand back
        "paper": Colour("#ffffff", "#0d191c"),  # page, and text on ink or accent
        "soft": Colour("#eef5f5", "#17272b"),  # footer, table heads, side blocks
        "wash": Colour("#dff3f7", "#15353d"),  # hover, chosen, marked
        "warm": Colour("#faf0df", "#352c1a"),  # the second ground of a drawing, beside wash
        "line": Colour("#ccd6d9", "#33464b"),  # dividing lines, never the only sign
        "edge": Colour("#5a777e", "#789198"),  # borders that carry meaning: 3:1 or more
        "accent": Colour("#05515f", "#8be2eb"),  # links, buttons, focus
        "alarm": Colour("#a11212", "#ffb4ac"),  # danger, on a poster
        "wrong": Colour("#7a2b11", "#fec5b3"),  # what is wrong in a field, and its frame
    }
)


def build_palette(families: Mapping[str, Family], target: Path, own: str = "") -> None:
    """Write all colours as CSS variables to ``palet.css`` in the folder `target`.

    `own` is the colour of a region: by day it is that of links, buttons and the edge of the page.
    """
    ours = {"accent": own} if own else {}
    light = _block(":root", iter((dict(_variables(families, dark=False)) | ours).items()))
    dark = _block("[data-md-color-scheme=slate]", _variables(families, dark=True))
    # Only on screen: a page in dark mode prints black on white.
    made = "/* Made from scripts/faces/pictures/palette.py and kleuren.toml. */"
    css = f"{made}\n{light}\n@media screen {{\n{dark}\n}}\n"
    target.mkdir(parents=True, exist_ok=True)
    (target / "palet.css").write_text(css, encoding="utf-8")


def _block(selector: str, variables: Iterator[tuple[str, str]]) -> str:
    lines = (f"  --wijzer-{name}: {value};" for name, value in variables)
    return "\n".join((f"{selector} {{", *lines, "}"))


def _variables(families: Mapping[str, Family], *, dark: bool) -> Iterator[tuple[str, str]]:
    for name, colour in BASE.items():
        yield name, colour.dark if dark else colour.light
    for name, family in families.items():
        yield f"{name}-ink", family.dark_ink if dark else family.light_ink
        yield f"{name}-tint", family.dark_tint if dark else family.light_tint
