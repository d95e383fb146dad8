"""The one place with raw colours: every pair was picked for a contrast of 7:1 or more.

The site reads them as CSS variables (``palet.css``), diagrams and documents read these tables.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True)
class Colour:
    """One colour by day and by night."""

    light: str
    dark: str


@dataclass(frozen=True)
class Family:
    """The colours of one phase or route: text, lines and fills in `ink`, backgrounds in `tint`."""

    light_ink: str
    light_tint: str
    dark_ink: str
    dark_tint: str


BASE = MappingProxyType(
    {
        "ink": Colour("#132529", "#dfeaed"),  # text
        "quiet": Colour("#354c52", "#b9cbcf"),  # text that may stand back
        "paper": Colour("#ffffff", "#0d191c"),  # page, and text on ink or accent
        "soft": Colour("#eef5f5", "#17272b"),  # footer, table heads, side blocks
        "wash": Colour("#dff3f7", "#15353d"),  # hover, chosen, marked
        "line": Colour("#ccd6d9", "#33464b"),  # dividing lines, never the only sign
        "edge": Colour("#5a777e", "#789198"),  # borders that carry meaning: 3:1 or more
        "accent": Colour("#05515f", "#8be2eb"),  # links, buttons, focus
    }
)

FAMILIES = MappingProxyType(
    {
        "waarnemen": Family("#014d73", "#e4f2fd", "#abdbfe", "#163347"),
        "analyseren": Family("#5c4300", "#f9efda", "#eed193", "#3c2e0f"),
        "plannen": Family("#045353", "#daf7f6", "#8ee6e5", "#053838"),
        "handelen": Family("#762745", "#ffeaef", "#fec1d2", "#45252f"),
        "evalueren": Family("#3b5001", "#ebf4de", "#c7dfa1", "#2a3517"),
        "vrijwillige-jeugdhulp": Family("#04562f", "#e1f7e7", "#a8e5bc", "#193825"),
        "halt": Family("#284385", "#e9f0ff", "#c1d4fd", "#24304a"),
        "dwang-civiel": Family("#5b3275", "#f6ecfe", "#e5c5ff", "#382943"),
        "dwang-straf": Family("#792b11", "#feece6", "#fec5b3", "#46271d"),
        "eerst": Family("#673c03", "#ffeddc", "#fcc999", "#422b13"),
        "buiten": Family("#404950", "#edf1f3", "#cdd6dc", "#2d3134"),
    }
)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def build_palette(target: Path) -> None:
    """Write all colours as CSS variables to ``palet.css`` in the folder `target`."""
    light, dark = _block(":root", dark=False), _block("[data-md-color-scheme=slate]", dark=True)
    # Only on screen: a page in dark mode prints black on white.
    css = f"/* Made from scripts/faces/palette.py. */\n{light}\n@media screen {{\n{dark}\n}}\n"
    target.mkdir(parents=True, exist_ok=True)
    (target / "palet.css").write_text(css, encoding="utf-8")


def _block(selector: str, *, dark: bool) -> str:
    lines = (f"  --wijzer-{name}: {value};" for name, value in _variables(dark=dark))
    return "\n".join((f"{selector} {{", *lines, "}"))


def _variables(*, dark: bool) -> Iterator[tuple[str, str]]:
    for name, colour in BASE.items():
        yield name, colour.dark if dark else colour.light
    for name, family in FAMILIES.items():
        yield f"{name}-ink", family.dark_ink if dark else family.light_ink
        yield f"{name}-tint", family.dark_tint if dark else family.light_tint
