"""What scripts/accessible found, and what people judged of it, for the page about accessibility."""

from __future__ import annotations

import tomllib
from typing import TypedDict

from scripts.faces.tools.cache import ROOT

FOLDER = ROOT / "scripts" / "access"
RESULTS = FOLDER / "measured.json"


class Judgement(TypedDict):
    """Why something that a checker found, or could not judge, keeps nobody out.

    It counts for a rule of a checker, at an element in what `waar` selects; `fout`: for what the
    checker calls a fault, and not for what it leaves to people.
    """

    id: str
    toetser: str
    regel: str
    waar: str
    fout: bool
    waarom: str


def judgements() -> list[Judgement]:
    """Return all judgements."""
    text = (FOLDER / "judgements.toml").read_text(encoding="utf-8")
    found: list[Judgement] = tomllib.loads(text)["oordeel"]
    return found


JUDGEMENTS = judgements()
