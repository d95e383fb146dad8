"""What scripts/accessible found, and what people judged of it, for the page about accessibility."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from typing import Any, TypedDict

from scripts.faces.pages.markdown import Fragments, fold, table
from scripts.faces.tools.cache import ROOT

FOLDER = ROOT / "scripts" / "access"
RESULTS = FOLDER / "measured.json"
# The checkers by their short names: what they are called, and the package whose version counts.
CHECKERS = {
    "axe": ("`axe-core`, alle regels", "axe-core"),
    "codesniffer": ("HTML_CodeSniffer, niveau AAA", "@pa11y/html_codesniffer"),
    "validate": ("`html-validate`", "html-validate"),
    "colours": ("Contrast van elk paar kleuren", ""),
}
SCHEMES = {"light": "licht", "dark": "donker", "forced": "de kleuren van de computer"}

type Told = Mapping[str, Any]


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


def fragments() -> Fragments:
    """Return the fragments of the page by name."""
    return {
        "toegankelijkheid.md": lambda: told(json.loads(RESULTS.read_bytes())),
        "nieuw-in-wcag.md": new_demands,
        "oordelen.md": lambda: judged(json.loads(RESULTS.read_bytes())),
    }


def told(found: Told) -> str:
    """Say what was asked of how much, with what and when, and what came of it."""
    looks = [look.rpartition("-") for look in found["looks"]]
    schemes = [SCHEMES[one] for one in dict.fromkeys(scheme for scheme, _, _ in looks)]
    widths = list(dict.fromkeys(width for _, _, width in looks if width.isdigit()))
    wrong = found["wrong"] or "geen"
    rows = (
        (name, found["tools"].get(package, "eigen toets"), str(found["asked"][id]))
        for id, (name, package) in CHECKERS.items()
    )
    return (
        f"Op {'-'.join(reversed(found['date'].split('-')))} toetsten wij {found['pages']} pagina's "
        f"en {found['states']} andere schermen, met {found['browser']}.\n"
        f"Elk scherm is getoetst in {_listed(schemes)}.\n"
        f"Het venster was {_listed(widths)} pixels breed, en vier keer vergroot.\n"
        "Pagina's die op elkaar lijken, zoals die van elke drempel, zijn één keer getoetst.\n"
        f"De toetsen vonden samen {wrong} fouten.\n\n"
        + table(("Toets", "Versie", "Hoe vaak gevraagd"), rows)
    )


def new_demands() -> str:
    """Show the demands that WCAG 2.2 added, each with how the site meets it."""
    text = (FOLDER / "wcag22.toml").read_text(encoding="utf-8")
    rows = (
        (f"{one['nummer']} {one['naam']}", one["niveau"], one["hoe"])
        for one in tomllib.loads(text)["eis"]
    )
    return table(("Eis", "Niveau", "Hoe deze site eraan voldoet"), rows)


def judged(found: Told) -> str:
    """Show every judgement: what was found, how often, and why it keeps nobody out."""
    rows = (
        (one["waarom"], CHECKERS[one["toetser"]][0].split(",")[0], str(found["judged"][one["id"]]))
        for one in JUDGEMENTS
    )
    return fold("Alle oordelen", table(("Oordeel", "Toets", "Hoe vaak"), rows))


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} en {words[-1]}"
