"""Older versions of the rules as data in the page that looks up papers of then."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from flow.compare.record import record
from flow.rules.fingerprint import fingerprint
from flow.rules.model import Flow
from flow.screens.receipt import form
from scripts.faces.pages.markdown import Fragments
from scripts.faces.pages.since_last_version import every_version, numbers


def fragments(flow: Flow, project: Path) -> Fragments:
    """Return the field of that page, and what it looks in."""
    return {"papier-vraag.html": form, "eerdere-regels.html": partial(_data, flow, project)}


def _data(flow: Flow, project: Path) -> str:
    records = [record(older) for older in older_editions(flow, project)]
    # A tag that ends would end the block.
    told = json.dumps(records, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f'<script type="application/json" id="kp-eerder">{told}</script>'


def older_editions(flow: Flow, project: Path) -> list[Flow]:
    """Return every older version that can be walked today, the newest first.

    Those of a tag that decide other than now count too when they have the version of now: their
    papers are in the world. Left out are the rules of now, and what is there twice.
    """
    own = flow.version, fingerprint(flow)
    found = {(older.version, fingerprint(older)): older for older in every_version(project)}
    others = [older for key, older in found.items() if key != own]
    return sorted(others, key=lambda older: numbers(older.version), reverse=True)
