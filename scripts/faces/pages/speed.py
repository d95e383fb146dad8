"""What scripts/bench measured, as a table and a picture for the page about speed."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping
from html import escape
from typing import Any

from scripts.faces.pages.markdown import Fragments
from scripts.faces.tools.cache import ROOT

RESULTS = ROOT / "scripts" / "measure" / "measured.json"
OURS, PLAIN, STOCK, PYSCRIPT = "routewijzer", "javascript", "pyodide", "pyscript"
EXEC = "markdown-exec"
NAMES = {
    OURS: "Deze site",
    PLAIN: "Alleen JavaScript, zonder redenen",
    STOCK: "Pyodide zoals het komt",
    PYSCRIPT: "PyScript",
    EXEC: "markdown-exec",
}
MOMENTS = {"usable": "Eerste vraag", "next": "Volgend scherm", "reasons": "Redenen"}
SPEEDS = {
    "vol": "Op dezelfde computer",
    "100": "Bij 100 Mbit per seconde",
    "20": "Bij 20 Mbit per seconde",
    "5": "Bij 5 Mbit per seconde",
}

type Told = Mapping[str, Any]


def fragments() -> Fragments:
    """Return the fragments of the page by name."""
    return {"snelheid.html": lambda: speed_page(json.loads(RESULTS.read_bytes()))}


def values(told: Told, speed: str, page: str, visit: str, key: str) -> list[float]:
    """Return what each round gave for one figure; nothing where a page has no such moment."""
    rounds = told["figures"].get(f"{speed} {page} {visit}", ())
    return [one[key] for one in rounds if key in one]


def median(told: Told, speed: str, page: str, visit: str, key: str) -> float | None:
    """Return the median of one figure."""
    found = values(told, speed, page, visit, key)
    return statistics.median(found) if found else None


def speed_page(told: Told) -> str:
    """Return what was measured: when, on what, and a table with bars for every speed."""
    day = "-".join(reversed(told["date"].split("-")))
    rounds = len(values(told, "vol", OURS, "koud", "usable"))
    slow = len(values(told, "20", OURS, "koud", "usable"))
    return (
        f"<p>Gemeten op {day} met {escape(told['browser'])}, om de beurt in één browser, "
        f"bij een eerste bezoek. De getallen zijn seconden: de middelste van {rounds} metingen "
        f"op dezelfde computer, en van {slow} bij elke andere snelheid.</p>"
        f"{''.join(_table(told, speed) for speed in SPEEDS)}"
    )


def _table(told: Told, speed: str) -> str:
    longest = max(_last(told, speed, page) for page in NAMES)
    head = "".join(f'<th scope="col">{name}</th>' for name in MOMENTS.values())
    rows = "".join(_row(told, speed, page, longest) for page in NAMES)
    return (
        f"<table><caption>{SPEEDS[speed]}</caption>"
        f'<thead><tr><th scope="col">Wat</th>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(told: Told, speed: str, page: str, longest: float) -> str:
    times = [median(told, speed, page, "koud", key) for key in MOMENTS]
    cells = "".join(f"<td>{_seconds(time) if time else 'geen'}</td>" for time in times)
    return f'<tr><th scope="row">{NAMES[page]}{_bar(told, speed, page, longest)}</th>{cells}</tr>'


def _bar(told: Told, speed: str, page: str, longest: float) -> str:
    """A bar up to the last moment; the numbers beside it say the same."""
    width = 100 * _last(told, speed, page) / longest
    return (
        '<svg class="snel" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false"><rect width="{width:.1f}" height="1"/></svg>'
    )


def _last(told: Told, speed: str, page: str) -> float:
    return max(median(told, speed, page, "koud", key) or 0 for key in MOMENTS)


def _seconds(time: float) -> str:
    """Return milliseconds as seconds, as Dutch writes them."""
    return f"{time / 1000:.2f}".replace(".", ",")
