"""Tells what was measured: medians with the range, and how many times those of another it is."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from scripts.faces.pages.speed import MOMENTS, OURS, PLAIN, PYSCRIPT, SPEEDS, Told, median, values
from scripts.measure.peers import PAGES

VISITS = ("koud", "warm")


def table(told: Told) -> str:
    """Return everything as lines of text."""
    return "\n".join(_lines(told))


def _lines(told: Told) -> Iterator[str]:
    yield f"{told['date']}, {told['browser']}, {told['machine']}"
    yield f"build: {told['build']['seconds']} s, at most {told['build']['megabytes']} MB"
    for visit in VISITS:
        for speed in SPEEDS:
            yield from _of_speed(told, visit, speed)
    yield f"\nfull speed, cold: {', '.join(FIGURES.values())}"
    for page in PAGES:
        found = (median(told, "vol", page, "koud", key) or 0 for key in FIGURES)
        sent, files, half, most, heap, memory = found
        yield (
            f"  {page:20}{sent / 1000:8.0f}{files:6.0f}{half:8.1f}{most:8.1f}"
            f"{heap / 1e6:8.1f}{memory / 1e6:8.0f}"
        )


FIGURES = {
    "bytes": "kB",
    "requests": "files",
    "p50": "answer p50 (ms)",
    "p95": "answer p95 (ms)",
    "heap": "heap of the page (MB)",
    "memory": "whole browser (MB)",
}


def _of_speed(told: Told, visit: str, speed: str) -> Iterator[str]:
    yield f"\n{visit}, {speed} Mbit/s: " + ", ".join(MOMENTS) + " in ms, median (range)"
    for page in PAGES:
        cells = (_cell(told, speed, page, visit, key) for key in MOMENTS)
        yield f"  {page:20}" + "".join(f"{cell:>24}" for cell in cells)
    for other in (PLAIN, PYSCRIPT):
        cells = (_ratio(told, speed, visit, key, other) for key in MOMENTS)
        yield f"  {'ratio to ' + other:20}" + "".join(f"{cell:>24}" for cell in cells)


def _ratio(told: Told, speed: str, visit: str, key: str, other: str) -> str:
    """Return how many times another's figure ours is."""
    ours = median(told, speed, OURS, visit, key)
    theirs = median(told, speed, other, visit, key)
    return f"{ours / theirs:.2f}" if ours and theirs else "-"


def _cell(told: Told, speed: str, page: str, visit: str, key: str) -> str:
    found = values(told, speed, page, visit, key)
    if not found:
        return "-"
    return f"{statistics.median(found):.0f} ({min(found):.0f}-{max(found):.0f})"
