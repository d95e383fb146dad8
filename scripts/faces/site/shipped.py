"""Tells what of others is in the site: for visitors a table, for machines a list (CycloneDX)."""

from __future__ import annotations

import datetime
import importlib.metadata
import json
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from scripts.faces.pages.markdown import Fragments
from scripts.faces.site.python_part import MADE
from scripts.faces.tools.build import Build
from scripts.faces.tools.cache import npm_package
from scripts.faces.tools.checksums import sha256

HERE = Path(__file__).parent
TEXTS = HERE / "licences"
FOLDER, LIST, SUMS = f"{MADE}/licenties", f"{MADE}/sbom.cdx.json", "sha256sums.txt"

HEADS = ("Onderdeel", "Wat het doet", "Licentie")
NOT_SERVED = ".nojekyll"  # tells GitHub Pages to leave the files as they are

type Part = Mapping[str, Any]


@cache
def parts() -> tuple[Part, ...]:
    """Return every part of others, as shipped.toml has it, with its version where that is known."""
    told = tomllib.loads((HERE / "shipped.toml").read_text(encoding="utf-8"))["deel"]
    return tuple(part | {"versie": _version(part)} for part in told)


def _version(part: Part) -> str:
    if "pip" in part:
        return importlib.metadata.version(part["pip"])
    if "npm" in part:
        told = json.loads((npm_package(part["npm"]) / "package.json").read_bytes())
        return str(told["version"])
    return str(part.get("versie", ""))


def fragments() -> Fragments:
    """Return the table for the page about licences."""
    return {"onderdelen.html": _table}


def _table() -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in HEADS)
    rows = "".join(map(_row, parts()))
    return (
        "<table><caption>Wat in deze site van anderen is</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(part: Part) -> str:
    name = escape(f"{part['naam']} {part['versie']}".strip())
    inside = f", in {part['in']}" if "in" in part else ""
    licence = escape(part["licentie"])
    if "tekst" in part:
        licence = f'<a href="../../{FOLDER}/{_text_name(part)}">{licence}</a>'
    return (
        f'<tr><th scope="row">{name}</th><td>{escape(part["doet"])}{escape(inside)}</td>'
        f"<td>{licence}</td></tr>"
    )


def _text_name(part: Part) -> str:
    return f"{part['naam'].split(',')[0].replace(' ', '-')}.txt"


def ship_licences(made: Path) -> None:
    """Put the text of every licence in `made`, where the page leads to."""
    target = made / Path(FOLDER).name
    target.mkdir(parents=True)
    for part in parts():
        if "tekst" in part:
            theirs = npm_package(part["npm"]) if "npm" in part else TEXTS
            source = theirs / part["tekst"]
            here = source if source.is_file() else TEXTS / part["tekst"]
            shutil.copyfile(here, target / _text_name(part))


def list_parts(build: Build, site: Path) -> None:
    """Write the list of all that a finished site ships, as CycloneDX 1.6."""
    moment = datetime.datetime.fromtimestamp(build.built, datetime.UTC)
    told = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": moment.isoformat().replace("+00:00", "Z"),
            "component": {
                "type": "application",
                "bom-ref": "mas-wijzer",
                "name": build.flow.site,
                "version": build.flow.told_version,
                "licenses": [{"license": {"id": id}} for id in ("EUPL-1.2", "CC-BY-4.0")],
            },
        },
        "components": [_component(part, site) for part in parts()],
    }
    text = json.dumps(told, indent=1, ensure_ascii=False)
    (site / LIST).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _component(part: Part, site: Path) -> dict[str, Any]:
    files = [
        {
            "type": "file",
            "name": path.relative_to(site).as_posix(),
            "hashes": [{"alg": "SHA-256", "content": sha256(path)}],
        }
        for path in files_of(part, site)
    ]
    found: dict[str, Any] = {
        "type": "library",
        "name": part["naam"],
        "licenses": [{"license": {"id": part["licentie"]}}],
    }
    found |= {"version": part["versie"]} if part["versie"] else {}
    found |= {"purl": purl} if (purl := _purl(part)) else {}
    return found | ({"components": files} if files else {})


def _purl(part: Part) -> str:
    """Return the address of a package as CycloneDX writes it."""
    if "pip" in part:
        return f"pkg:pypi/{part['pip']}@{part['versie']}"
    if "npm" in part:
        return f"pkg:npm/{part['npm'].replace('@', '%40')}@{part['versie']}"
    return ""


def files_of(part: Part, site: Path) -> Iterator[Path]:
    """Yield the files of a part in the site."""
    for pattern in part.get("bestanden", ()):
        yield from sorted(site.glob(pattern))


def write_sums(site: Path) -> None:
    """Write the hash of every file that is served, as `sha256sum --check` reads it."""
    files = (path for path in site.rglob("*") if path.is_file() and path.name != NOT_SERVED)
    paths = sorted(files)
    lines = (f"{sha256(path)}  {path.relative_to(site).as_posix()}\n" for path in paths)
    text = "".join(lines)
    (site / SUMS).write_text(text, encoding="utf-8", newline="\n")
