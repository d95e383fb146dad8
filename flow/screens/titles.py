"""What a screen of the routewijzer is called: in the title of the window, and aloud."""

from __future__ import annotations

from flow.rules.model import Flow, Outcome, Question


def window(flow: Flow, name: str, *, error: bool = False) -> str:
    """The title of the window; a mistake is said first."""
    return f"{'Fout: ' if error else ''}{name} – Routewijzer – {flow.site}"


def aloud(asked: Question, progress: str) -> str:
    """What a screen reader says of a question."""
    return f"{asked.short}. {progress}"


def reached_aloud(reached: Outcome) -> str:
    """What a screen reader says of an outcome."""
    return f"Uitkomst: {reached.title}."
