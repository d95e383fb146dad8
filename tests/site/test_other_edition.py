"""Another folder of rules, with other ids and five routes, builds a whole site."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from flow.doors import command
from flow.rules.edition import Edition
from scripts.faces.site.build_site import build_site
from scripts.faces.tools.build import new_build
from scripts.faces.tools.cache import ROOT
from tests.support.once import made_once
from tests.support.other_edition import FIFTH, RENAMED, moved, other_edition

REPOSITORY = "https://github.com/iemand/mas-wijzer"


@pytest.fixture(scope="session")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the rules of another edition, with the texts beside them."""
    return made_once(tmp_path_factory, "other-edition", other_edition) / "rules"


@pytest.fixture(scope="session")
def other(rules: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the other edition."""

    def build(folder: Path) -> None:
        beside = rules.parent
        made = new_build(
            "https://example.org/", Edition(rules), beside / "docs", REPOSITORY, is_draft=True
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("scripts.faces.site.moved.LIST", moved(beside))
            build_site(made, folder / "stage", folder / "site")

    return made_once(tmp_path_factory, "other-site", build) / "site"


def read(page: Path) -> str:
    return (page / "index.html").read_text(encoding="utf-8")


def test_every_route_has_its_page_and_its_place_in_the_picture(other: Path) -> None:
    plan = read(other / "mas" / "stappenplan")
    for id in ("vrijwillige-jeugdhulp", "bureau-halt", "bemiddeling", "strafrecht", FIFTH):
        assert "Wat nu" in read(other / "mas" / "routes" / id)
        assert f'href="../routes/{id}/"' in plan


def test_phases_and_circles_come_from_the_data(other: Path) -> None:
    css = (other / "assets" / "css" / "alles.css").read_text(encoding="utf-8")
    assert "--wijzer-kijken-ink" in css
    assert f"--wijzer-{FIFTH}-tint" in css
    assert "--wijzer-waarnemen" not in css


def test_no_old_id_is_left_in_what_was_made(other: Path) -> None:
    html = read(other / "routewijzer") + read(other / "mas" / "vastlopen")
    keys = set(re.findall(r'data-pad="(?:punt|trede)-([^"]+)"', html))
    assert FIFTH in keys
    assert not keys & RENAMED.keys()


@pytest.mark.parametrize("path", ["", "mas/routes/strafrecht/", "routewijzer/regels/"])
def test_page_asks_to_report_what_is_wrong_with_its_own_name(other: Path, path: str) -> None:
    (found,) = re.findall(rf'href="{REPOSITORY}/issues/new\?([^"]+)"', read(other / path))
    asked = {name: value for name, (value,) in parse_qs(unescape(found), True).items()}
    assert asked.keys() == {"template", "pagina", "versie"}
    form = (ROOT / ".github" / "ISSUE_TEMPLATE" / asked["template"]).read_text(encoding="utf-8")
    assert all(f"id: {name}\n" in form for name in ("pagina", "versie"))
    assert asked["pagina"] == path
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", asked["versie"])


def test_site_without_a_repository_asks_nothing(site: Path) -> None:
    assert not [page for page in site.rglob("*.html") if "Fout gezien" in page.read_text("utf-8")]


def without(rules: Path, folder: Path, file: str, id: str) -> Path:
    """Return a copy of the rules in which one table of a file is gone."""
    text = (rules / file).read_text(encoding="utf-8")
    table = re.compile(rf'\n\[\[\w+\]\]\nid = "{id}"\n.*?(?=\n\[\[|\Z)', re.DOTALL)
    assert table.search(text)
    for path in rules.rglob("*.toml"):
        copy = folder / path.relative_to(rules)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (folder / file).write_text(table.sub("", text, count=1), encoding="utf-8")
    return folder


MISSING = [
    ("kleuren.toml", FIFTH, f"kleuren.toml: id '{FIFTH}', field 'id': has no colour"),
    ("kleuren.toml", "kijken", "kleuren.toml: id 'kijken', field 'id': has no colour"),
    ("kaarten/routekaarten.toml", FIFTH, f"routekaarten.toml: id '{FIFTH}', field 'id': is mis"),
    ("kaarten/stapkaarten.toml", "stap-acht", "stapkaarten.toml: id 'stap-acht', field 'id': is"),
    ("kaarten/partnerkaarten.toml", "school", "partnerkaarten.toml: id 'school', field 'id': is m"),
    ("kaarten/bijeenkomst.toml", "regionaal", "bijeenkomst.toml: id 'regionaal', field 'genodig"),
]


@pytest.mark.parametrize(("file", "id", "told"), MISSING, ids=lambda value: str(value)[:24])
def test_what_is_missing_is_told_by_name(
    rules: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    file: str,
    id: str,
    told: str,
) -> None:
    assert command.main(["check", "--rules", str(without(rules, tmp_path, file, id))]) == 1
    assert told in capsys.readouterr().err
