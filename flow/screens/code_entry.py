"""HTML of a code that was typed in the routewijzer and is none."""

from __future__ import annotations

from flow.reason.receipt import Unreadable
from flow.screens.outcome_frame import PAPER_PAGE
from flow.screens.pieces import t
from flow.screens.receipt_sentences import NOT_OF_NOW, refusal

REFUSED = "rw-code-fout"  # the id of what gets the focus


def refused(found: Unreadable) -> str:
    """Say why a code is not taken; the screen below it stays as it was."""
    link = f' <a href="{PAPER_PAGE}">Klopt mijn papier nog?</a>' if found.is_foreign else ""
    return (
        f'<p class="rw-foutregel" id="{REFUSED}" tabindex="-1">'
        f"Fout: {t(refusal(found, NOT_OF_NOW))}{link}</p>"
    )
