"""What pages tell of the rules for other programs: which files there are, and of which versions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from flow.rules.model import Flow
from scripts.faces.pages.markdown import Fragments, bullets, table
from scripts.faces.pages.rule_names import FOLDER

FEED, SCHEMAS = "wijzigingen.xml", "toml"
# What each file is for, by the end of its name, in the order of the table.
PURPOSES = {
    "regels.json": "Alle regels als gegevens: vragen, antwoorden, uitkomsten, acties, drempels, "
    "bronnen en stappen.",
    "regels.schema.json": "De vorm van het bestand hierboven, met uitleg bij elk veld (JSON Schema "
    "2020-12).",
    "paden.jsonl.gz": "Alle volledige paden met uitkomst en acties, om uw programma te toetsen.",
    "regels.dmn": "Dezelfde regels als beslistabellen, met een schema (DMN 1.5).",
    "regels-1.3.dmn": "Hetzelfde in de oudere DMN 1.3, onder meer voor `dmn-js`.",
    "begrippen.ttl": "De begrippen met uitleg, bron en status (SKOS, in Turtle).",
    ".whl": "Het programma zelf, voor Python.",
}
PAGE = """\
---
title: "Regels versie {version}"
description: "Versie {version} van de regels, als bestanden voor andere programma's."
search:
  exclude: true
---

# Regels versie {version}

Wat in elk bestand staat en waar u op kunt rekenen, leest u bij
[regels voor andere programma's](../../over/andere-programmas.md).

--8<-- "open-regels-{version}.md"
"""


def texts(versions: Iterable[Flow]) -> dict[str, str]:
    """Return the page of each version by its path in docs/."""
    return {
        f"{FOLDER}/{flow.version}/index.md": PAGE.format(version=flow.version) for flow in versions
    }


def fragments(versions: tuple[Flow, ...], folder: Path) -> Fragments:
    """Return the fragments by name; `folder` holds the files of each version."""
    newest = versions[-1].version
    return {
        "open-regels.md": partial(_files, folder / newest),
        "open-regels-schemas.md": partial(_schemas, folder / newest),
        "open-regels-versies.md": partial(_versions, versions),
        **{f"open-regels-{v.version}.md": partial(_files, folder / v.version) for v in versions},
    }


def _files(folder: Path) -> str:
    """Tell of every file of a version what it is for and how large it is."""
    rows = (
        (f"{_link(path)}<br>{size(path)}", purpose)
        for end, purpose in PURPOSES.items()
        for path in sorted(folder.glob(f"*{end}"))
        if path.name.endswith(".whl") or path.name == end
    )
    return table(("Bestand", "Waarvoor"), rows)


def _schemas(folder: Path) -> str:
    return bullets(f"{_link(path)}, {size(path)}" for path in sorted((folder / SCHEMAS).iterdir()))


def _versions(versions: tuple[Flow, ...]) -> str:
    return bullets(_version(flow) for flow in reversed(versions))


def _version(flow: Flow) -> str:
    page = f"[versie {flow.told_version}](/{FOLDER}/{flow.version}/index.md)"
    return f"{page}, gecontroleerd op {flow.checked:%d-%m-%Y}"


def _link(path: Path) -> str:
    inside = path.parts[len(path.parts) - path.parts[::-1].index(FOLDER) - 1 :]
    return f"[`{path.name}`](/{'/'.join(inside)})"


def size(path: Path) -> str:
    """Return the size of a file in words."""
    return f"{max(1, round(path.stat().st_size / 1000))}\N{NO-BREAK SPACE}kB"
