"""Another edition, made of the national one: other ids for what the code may know by data only."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from flow.rules.card_files import CHOICE
from scripts.faces.site.moved import LIST
from scripts.faces.tools.cache import ROOT
from tests.support.build import EDITION

# Routes, phases, steps and partners under other ids.
RENAMED = {
    "dwang-civiel": "bemiddeling",
    "dwang-straf": "strafrecht",
    "halt": "bureau-halt",
    "waarnemen": "kijken",
    "evalueren": "terugkijken",
    "stap-8": "stap-acht",
    "om": "openbaar-ministerie",
}
# Circles; "intern" is the id of a meeting too, which the documents ask for.
CIRCLES = {"intern": "binnen", "keten": "buitenshuis"}
FIFTH = "herstelrecht"
OUTCOME = f"""
[[uitkomst]]
id = "{FIFTH}"
soort = "route"
trede = 2
titel = "Herstelrecht"
tekst = "Wie schade deed, herstelt die samen met de ander."
nu = [{{ wie = "school", doet = "Nodig beide partijen uit." }}]
daarna = "Sluit af als de afspraak is nagekomen."
bronnen = ["handreiking"]
status = "nakijken"
"""
SHORT = "\n".join(
    f'{key} = [{{ tekst = "Kort.", makkelijk = "Kort.", pictogram = "sync", '
    'bronnen = ["handreiking"], status = "nakijken" }]'
    for key in CHOICE
)
CARD = f"""
[[route]]
id = "{FIFTH}"
{SHORT}
voor_wie = [{{ tekst = "Voor wie goed wil doen.", bronnen = ["handreiking"], status = "nakijken" }}]
beslist = [{{ tekst = "De school kiest.", bronnen = ["handreiking"], status = "nakijken" }}]
vast = [{{ tekst = "Kies een andere route.", bronnen = ["handreiking"], status = "nakijken" }}]
"""
COLOUR = f"""
[[kleur]]
id = "{FIFTH}"
inkt = "#284385"
vlak = "#e9f0ff"
inkt_donker = "#c1d4fd"
vlak_donker = "#24304a"
"""
PAGE = f"""---
title: Herstelrecht
description: De route waarin iemand herstelt wat er misging.
---

# Herstelrecht

--8<-- "route-kop-{FIFTH}.md"

--8<-- "routekaarten-{FIFTH}.md"

--8<-- "overgangen-{FIFTH}.md"
"""


def other_edition(folder: Path) -> tuple[Path, Path]:
    """Make the rules and the texts of another edition; return both folders."""
    rules, docs = folder / "rules", folder / "docs"
    shutil.copytree(Path(str(EDITION.folder)), rules)
    shutil.copytree(ROOT / "docs", docs)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    for path in [*rules.rglob("*.toml")]:
        _rewrite(path, RENAMED, r'"{}"(?!\s*=)', '"{}"')
    _rewrite(rules / "stappen.toml", CIRCLES, '"{}"', '"{}"')
    _rewrite(rules / "documenten" / "presentatie.toml", CIRCLES, 'kring = "{}"', 'kring = "{}"')
    for path in [*(docs / "regio").glob("*.toml")]:
        _rewrite(path, RENAMED, r"(?<![\w-]){}(?![\w-])", "{}")
    _add_route(rules)
    (rules / "voorbeelden.toml").unlink()  # they tell how the national rules end
    longer = {'"\nbladen = 1\n': '"\nbladen = 2\n'}  # a route more to tell
    _rewrite(rules / "documenten" / "lijst.toml", longer, "{}", "{}")
    for path in [folder / "mkdocs.yml", *docs.rglob("*.md")]:
        # In names of files and parts, but for names that only look like these.
        _rewrite(path, RENAMED, r"(?<=[/(\" -]){}(?=\.md)", "{}")
        _rewrite(path, RENAMED, r"(?<=#){}(?=\))", "{}")
    for path in [*docs.rglob("*.md")]:
        if path.stem in RENAMED and path.parent.name != "handreiking":
            path.rename(path.with_stem(RENAMED[path.stem]))
    (docs / "mas" / "routes" / f"{FIFTH}.md").write_text(PAGE, encoding="utf-8")
    routes = "- mas/routes.md"
    menu = {routes: f"{routes}\n          - mas/routes/{FIFTH}.md"}
    _rewrite(folder / "mkdocs.yml", menu, "{}", "{}")
    return rules, docs


def moved(folder: Path) -> Path:
    """Write the list of old addresses with the new ids, for pages are named after them."""
    listed = folder / LIST.name
    shutil.copyfile(LIST, listed)
    _rewrite(listed, RENAMED, r'(?<== "rollen/){}(?=/)', "{}")
    return listed


def _add_route(rules: Path) -> None:
    """Add a fifth route, and let the second answer of the last question lead to it."""
    for file, text in (
        ("uitkomsten.toml", OUTCOME),
        ("kaarten/routekaarten.toml", CARD),
        ("kleuren.toml", COLOUR),
    ):
        with (rules / file).open("a", encoding="utf-8") as added:
            added.write(text)
    asked = rules / "vragen.toml"
    before, found, after = asked.read_text(encoding="utf-8").rpartition("naar = ")
    asked.write_text(before + found + re.sub(r'"[^"]*"', f'"{FIFTH}"', after, count=1), "utf-8")


def _rewrite(path: Path, names: Mapping[str, str], pattern: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    for old, other in names.items():
        text = re.sub(pattern.format(re.escape(old)), new.format(other), text)
    path.write_text(text, encoding="utf-8")
