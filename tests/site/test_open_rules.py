"""What the site gives other programs, as it is published."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

from scripts.faces.open_rules.editions import versions
from scripts.faces.open_rules.files import EDITORS
from scripts.faces.open_rules.pages import size
from scripts.faces.open_rules.plain import whole
from scripts.faces.open_rules.toml_shapes import toml_schemas
from scripts.faces.tools.cache import ROOT
from scripts.faces.tools.checksums import sha256
from tests.support.build import BUILD, EDITION, FLOW

VERSIONS = {flow.version: flow for flow in versions(FLOW, ROOT)}
OF_RULES = {"regels.json", "regels.schema.json", "paden.jsonl.gz", "regels.dmn", "regels-1.3.dmn"}


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_stands_whole_at_its_own_address(site: Path, version: str) -> None:
    folder = site / "regels" / version
    names = {path.name for path in folder.iterdir() if path.is_file()} - {"index.html"}
    if version == FLOW.version:
        assert names > OF_RULES
        assert {Path(name).suffix for name in names - OF_RULES} == {".ttl", ".whl"}
    else:
        assert names == OF_RULES


@pytest.mark.parametrize("version", VERSIONS)
def test_rules_and_schema_are_those_of_the_version(site: Path, version: str) -> None:
    folder = site / "regels" / version
    rules = json.loads((folder / "regels.json").read_bytes())
    assert rules == json.loads(json.dumps(whole(VERSIONS[version], "regels.schema.json")))
    schema = json.loads((folder / rules["$schema"]).read_bytes())
    assert schema["$id"] == f"{BUILD.site_url}regels/{version}/regels.schema.json"
    assert list(Draft202012Validator(schema).iter_errors(rules)) == []
    tables = (folder / "regels.dmn").read_text("utf-8")
    assert f'namespace="{BUILD.site_url}regels/{version}/"' in tables
    paths = gzip.decompress((folder / "paden.jsonl.gz").read_bytes()).splitlines()
    assert {json.loads(line)["outcome"] for line in paths} == set(VERSIONS[version].outcomes)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_page_of_a_version_lists_its_files_with_their_sizes(site: Path, version: str) -> None:
    folder = site / "regels" / version
    rows = BeautifulSoup((folder / "index.html").read_text("utf-8"), "html.parser").select(
        "tbody tr"
    )
    listed = {(str(row.select("a")[0]["href"]), [*row.stripped_strings][1]) for row in rows}
    names = {path.name for path in folder.iterdir() if path.is_file()} - {"index.html"}
    assert {(name, size(folder / name)) for name in names} == listed


def test_the_pages_of_single_rules_are_still_there(site: Path) -> None:
    assert (site / "regels" / "vraag-veiligheid" / "index.html").is_file()


def test_every_page_leads_programs_for_news_to_the_feed(site: Path) -> None:
    feed = site / "regels" / "wijzigingen.xml"
    titles = [entry.title for entry in feedparser.parse(feed.read_bytes()).entries]
    assert titles == [f"Regels versie {version}" for version in reversed(VERSIONS)]
    for page in (site / "index.html", site / "mas" / "versies" / "index.html"):
        link = re.search(r'<link rel="alternate feed"[^>]*href="([^"]*)"', page.read_text("utf-8"))
        assert link
        assert (page.parent / link[1]).resolve() == feed.resolve()


def test_the_list_of_sums_has_every_file(site: Path) -> None:
    lines = (site / "sha256sums.txt").read_text("utf-8").splitlines()
    sums = {path: digest for digest, path in (line.split("  ") for line in lines)}
    files = [path for path in (site / "regels").rglob("*") if path.is_file()]
    assert {path.name for path in files} > OF_RULES
    for path in files:
        assert sums[path.relative_to(site).as_posix()] == sha256(path)


def test_editors_find_a_schema_for_every_file_that_has_one(built: Path) -> None:
    told = tomllib.loads((ROOT / ".taplo.toml").read_text(encoding="utf-8"))["rule"]
    found = {path: rule["schema"]["path"] for rule in told for path in rule["include"]}
    assert {path.removeprefix("flow/mas/") for path in found} == set(toml_schemas(EDITION, ""))
    for path, schema in found.items():
        stem = Path(path).stem
        assert schema == f"build/{EDITORS}/{stem}.schema.json"
        made = built / "stage" / EDITORS / f"{stem}.schema.json"
        published = built / "site" / "regels" / FLOW.version / "toml" / made.name
        assert made.read_bytes() == published.read_bytes()
