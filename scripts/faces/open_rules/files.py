"""Lays out the rules for other programs, each version at an address of its own that stays.

What today's code cannot make of an older version is left out: its terms, its package and the
schemas of its files are those of its own day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flow.rules.edition import Edition
from flow.rules.model import Flow
from scripts.faces.open_rules.dmn import DMN_13, dmn
from scripts.faces.open_rules.editions import versions
from scripts.faces.open_rules.feed import feed
from scripts.faces.open_rules.pages import FEED, SCHEMAS, fragments, texts
from scripts.faces.open_rules.plain import as_text, whole
from scripts.faces.open_rules.shapes import schema
from scripts.faces.open_rules.terms import turtle
from scripts.faces.open_rules.toml_shapes import schema_name, toml_schemas
from scripts.faces.open_rules.trails import packed_trails
from scripts.faces.pages.markdown import Fragments
from scripts.faces.pages.rule_names import FOLDER
from scripts.faces.runtime.pyodide_files import build_wheel
from scripts.faces.tools.build import Build
from scripts.faces.tools.cache import ROOT

EDITORS = "schemas"

type Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class OpenRules:
    """What the pages need of it: their fragments, and pages that nobody wrote by path in docs/."""

    fragments: Fragments
    texts: Mapping[str, str]


def build_open_rules(build: Build, stage: Path) -> OpenRules:
    """Write every version below docs/regels/ of the stage, and the feed beside them.

    The schemas for editors stand at the root of the stage too, where .taplo.toml finds them.
    """
    docs = stage / "docs"
    every = _versions(build)
    made = {flow.version: dict(_of_rules(flow, _address(build, flow))) for flow in every}
    made[build.flow.version] |= _of_today(build)
    for name, data in made[build.flow.version].items():
        if name.startswith(f"{SCHEMAS}/"):
            _write(stage / EDITORS / Path(name).name, data)
    for version, files in made.items():
        for name, data in files.items():
            _write(docs / FOLDER / version / name, data)
    address = f"{build.site_url}{FOLDER}/{FEED}"
    _write(docs / FOLDER / FEED, feed(every, build.site_url, address))
    return OpenRules(fragments(every, docs / FOLDER), texts(every))


def _versions(build: Build) -> tuple[Flow, ...]:
    """Return what is published; the past of this project is not that of another edition."""
    is_own = build.edition.folder == Edition().folder
    return versions(build.flow, ROOT) if is_own else (build.flow,)


def _address(build: Build, flow: Flow) -> str:
    return f"{build.site_url}{FOLDER}/{flow.version}/"


def _of_rules(flow: Flow, address: str) -> Files:
    """Return what follows from the rules alone, so for every version."""
    return {
        "regels.json": as_text(whole(flow, "regels.schema.json")),
        "regels.schema.json": as_text(schema(f"{address}regels.schema.json")),
        "paden.jsonl.gz": packed_trails(flow),
        "regels.dmn": dmn(flow, address),
        "regels-1.3.dmn": dmn(flow, address, DMN_13),
    }


def _of_today(build: Build) -> Files:
    """Return what also needs the cards, the reader or the code of today."""
    base = f"{_address(build, build.flow)}{SCHEMAS}/"
    schemas = toml_schemas(build.edition, base)
    return {
        "begrippen.ttl": turtle(build),
        **{f"{SCHEMAS}/{schema_name(path)}": as_text(one) for path, one in schemas.items()},
        **dict([build_wheel(build.edition)]),
    }


def _write(path: Path, data: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
