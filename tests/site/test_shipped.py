"""What the site ships of others is named, with its version and licence, and so is every file."""

import hashlib
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from scripts.faces.site.shipped import FOLDER, LIST, SUMS, files_of, list_parts, parts
from scripts.published import differences, sums
from tests.browser.host import SiteServer
from tests.support.build import BUILD, SUB_PATH

# Where the files of others are; what else stands there is ours.
THEIRS = ("assets/javascripts/*", "assets/stylesheets/*", "gemaakt/runtime/*/*", "gemaakt/fonts/*")
TEXTS = {"OFL.txt", "minisearch-LICENSE.txt", "nederlands-LICENSE.md"}


def test_every_file_of_others_is_of_a_named_part(site: Path) -> None:
    named = {path for part in parts() for path in files_of(part, site)}
    found = {path for pattern in THEIRS for path in site.glob(pattern) if path.name not in TEXTS}
    assert found <= named


def test_every_part_has_the_files_that_it_names(site: Path) -> None:
    for part in parts():
        for pattern in part.get("bestanden", ()):
            assert list(site.glob(pattern)), (part["naam"], pattern)


def test_every_part_with_a_text_of_its_licence_ships_it(site: Path) -> None:
    page = (site / "over/licenties/index.html").read_text()
    texts = sorted(path.name for path in (site / FOLDER).iterdir())
    assert len(texts) == len([part for part in parts() if "tekst" in part])
    for name in texts:
        assert f'href="../../{FOLDER}/{name}"' in page
        assert len((site / FOLDER / name).read_text()) > 500


def test_part_is_in_another_one_that_is_named() -> None:
    names = {part["naam"] for part in parts()}
    assert {part["in"] for part in parts() if "in" in part} <= names


def test_list_for_machines_is_cyclonedx(site: Path) -> None:
    text = (site / LIST).read_text()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    told = json.loads(text)
    hashes = {
        file["name"]: file["hashes"][0]["content"]
        for part in told["components"]
        for file in part.get("components", ())
    }
    assert len(hashes) > 8
    for name, digest in hashes.items():
        assert hashlib.sha256((site / name).read_bytes()).hexdigest() == digest


def test_list_is_the_same_every_time(site: Path, tmp_path: Path) -> None:
    (tmp_path / "gemaakt").mkdir()
    list_parts(BUILD, tmp_path)
    again = json.loads((tmp_path / LIST).read_text())
    told = json.loads((site / LIST).read_text())
    assert again["metadata"] == told["metadata"]


def test_every_file_that_is_served_has_its_hash(site: Path) -> None:
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    listed = sums(site)
    assert {*listed, SUMS, ".nojekyll"} == {*files}
    for name, digest in listed.items():
        assert hashlib.sha256(files[name].read_bytes()).hexdigest() == digest


@pytest.fixture
def published(server: SiteServer) -> str:
    return f"http://localhost:{server.server_port}{SUB_PATH}"


def test_published_site_that_is_the_same_has_no_differences(site: Path, published: str) -> None:
    assert urlsplit(published).port
    assert list(differences(site, published)) == []


def test_published_site_that_differs_is_told_by_file(
    site: Path, published: str, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    made.mkdir()
    lines = (site / SUMS).read_text().splitlines(keepends=True)
    changed = lines[1].replace(lines[1][:4], "0000")
    (made / SUMS).write_text("".join([lines[0], changed, f"{'0' * 64}  nieuw.html\n"]))
    found = list(differences(made, published))
    assert found[:2] == [f"{changed.split()[1]}: differs", "nieuw.html: not there"]
    assert f"{lines[2].split()[1]}: this commit does not make it" in found
