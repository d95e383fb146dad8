"""A version goes out whole and the same every time, or not at all and with one clear message."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import typst

from scripts.faces.documents.downloads import ALL, FOLDER
from scripts.faces.site.python_part import MADE
from scripts.faces.tools.build import Build
from scripts.faces.tools.cache import ROOT
from scripts.faces.tools.errors import FaceError
from scripts.published import sums
from scripts.version import __main__ as command
from scripts.version.changelog import NEXT, sections, told, told_or_next
from scripts.version.lay_out import DOCUMENTS, FILES, NOTES, lay_out
from scripts.version.own_computer import leads_here
from scripts.version.refusals import refuse
from tests.support.build import BUILD, EDITION
from tests.support.once import made_once

HERE = "https://github.com/iemand/mas-wijzer"
ADDRESS = "https://iemand.github.io/mas-wijzer/"
VERSION = EDITION.flow.version
TAG = f"v{VERSION}"
CHANGELOG = f"""# Changelog

Said before all.

## {NEXT}

* Later.

## {VERSION} (1 December 2026)

### For readers

* Now.

## 0.9.0

* Long ago.
"""


@pytest.fixture
def ours() -> Build:
    return replace(BUILD, site_url=ADDRESS, repository=HERE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder from which a version may go out."""
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    (tmp_path / "publiccode.yml").write_text(f'name: x\nurl: "{HERE}.git" # here\n')
    return tmp_path


# --- the list of changes --------------------------------------------------------------------------


def test_each_version_has_what_stands_below_its_heading() -> None:
    assert sections(CHANGELOG) == {
        NEXT: "* Later.",
        VERSION: "### For readers\n\n* Now.",
        "0.9.0": "* Long ago.",
    }


@pytest.mark.parametrize("text", ["# Changelog\n", f"## {VERSION}\n\n## 0.9.0\n\n* Long ago.\n"])
def test_version_of_which_nothing_is_told_is_refused(text: str) -> None:
    with pytest.raises(FaceError, match=f"tells nothing under '## {VERSION}': write there"):
        told(text, VERSION)


@pytest.mark.parametrize(("version", "found"), [(VERSION, "* Now."), ("9.0.0", "* Later.")])
def test_rehearsal_tells_what_stands_ready(version: str, found: str) -> None:
    assert told_or_next(CHANGELOG, version).endswith(found)


def test_the_list_of_this_project_is_one_of_versions_newest_first() -> None:
    names = [*sections((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))]
    versions = [tuple(map(int, name.split("."))) for name in names if name != NEXT]
    assert NEXT not in names[1:]
    assert versions == sorted(versions, reverse=True)


# --- what is refused ------------------------------------------------------------------------------


def test_version_that_is_told_everywhere_may_go_out(ours: Build, project: Path) -> None:
    refuse(ours, TAG, project)


def test_rehearsal_asks_for_no_tag_and_no_repository(tmp_path: Path, ours: Build) -> None:
    refuse(replace(ours, repository=""), "", tmp_path)


@pytest.mark.parametrize("tag", ["v9.0.0", VERSION, "v2", f"{TAG}-rc1", f"V{VERSION}"])
def test_other_tag_than_that_of_the_rules_is_refused(ours: Build, project: Path, tag: str) -> None:
    why = f"the tag is '{tag}' and flow/mas/regels.toml says versie '{VERSION}': change versie"
    with pytest.raises(FaceError) as refused:
        refuse(ours, tag, project)
    assert why in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8000/",
        "https://localhost/mas-wijzer/",
        "http://127.0.0.1:8000/",
        "http://0.0.0.0/",
        "http://[::1]:8000/",
        "http://laptop.local:8000/",
    ],
)
def test_address_of_ones_own_computer_is_refused_also_in_a_rehearsal(
    ours: Build, project: Path, address: str
) -> None:
    with pytest.raises(FaceError, match="which nobody else can open"):
        refuse(replace(ours, site_url=address), "", project)


def test_address_without_https_is_refused(ours: Build, project: Path) -> None:
    with pytest.raises(FaceError, match="give --site-url an address with https"):
        refuse(replace(ours, site_url="http://example.org/"), TAG, project)


@pytest.mark.parametrize(
    ("repository", "publiccode", "why"),
    [
        ("", f"url: {HERE}\n", "add --repository"),
        (HERE, "url: https://github.com/NAME/x\n", "says url 'https://github.com/NAME/x' and this"),
        (HERE, "name: x\n", f"says url '' and this is {HERE}: change that line"),
    ],
)
def test_code_that_would_be_looked_for_elsewhere_is_refused(
    ours: Build, project: Path, repository: str, publiccode: str, why: str
) -> None:
    (project / "publiccode.yml").write_text(publiccode)
    with pytest.raises(FaceError) as refused:
        refuse(replace(ours, repository=repository), TAG, project)
    assert why in str(refused.value)


def test_all_that_is_wrong_is_told_at_once(ours: Build, project: Path) -> None:
    (project / "CHANGELOG.md").write_text("# Changelog\n")
    with pytest.raises(FaceError) as refused:
        refuse(replace(ours, repository=""), "v9.0.0", project)
    assert len(str(refused.value).splitlines()) == 3


def test_refusal_is_one_message_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--site-url", "http://localhost:8000/"]) == 1
    assert capsys.readouterr().err.startswith("No version goes out: sheets and QR codes would")


# --- what leads to one's own computer -------------------------------------------------------------


def pdf(text: str, link: str = "https://example.org", title: str = "A") -> bytes:
    made = typst.compile(f'#set document(title: "{title}")\n{text} #link("{link}")[here]'.encode())
    assert isinstance(made, bytes)
    return made


def packed(folder: Path, **files: bytes) -> bytes:
    with zipfile.ZipFile(folder / "packed", "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return (folder / "packed").read_bytes()


def test_what_leads_to_ones_own_computer_is_found_in_any_file(tmp_path: Path) -> None:
    site, work = tmp_path / "site", tmp_path / "work"
    site.mkdir()
    work.mkdir()
    files = {
        "a.html": b'<a href="http://LOCALHOST:8000/">',
        "b.pdf": pdf("look at 127.0.0.1"),
        "c.pdf": pdf("look", "http://localhost:8000/"),
        "d.docx": packed(work, inside=b"http://localhost/"),
        "e.zip": packed(work, deep=packed(work, deeper=pdf("localhost"))),
        "f.html": b"<p>https://example.org and notlocalhosted</p>",
        "g.pdf": pdf("nothing"),
        "i.pdf": pdf("nothing", title="localhost"),
        "h.wasm": b"localhost",
    }
    for name, data in files.items():
        (site / name).write_bytes(data)
    found = ["a.html", "b.pdf", "c.pdf", "d.docx: inside", "e.zip: deep: deeper", "i.pdf"]
    assert leads_here(site) == found


# --- what goes out --------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def made(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay the built site out as a version, once for all workers of this run."""

    def make(folder: Path) -> None:
        lay_out(replace(BUILD, repository=HERE), site, "* Now.", folder / "release")

    return made_once(tmp_path_factory, "version", make) / "release"


def test_version_has_its_files_and_a_hash_of_each(made: Path) -> None:
    names = {
        f"mas-wijzer-{VERSION}-site.zip",
        f"mas-wijzer-{VERSION}-documenten.zip",
        f"mas-wijzer-{VERSION}-sbom.cdx.json",
        f"mas_flow-{VERSION}-py3-none-any.whl",
    }
    listed = sums(made / FILES)
    assert set(listed) == names
    assert {path.name for path in (made / FILES).iterdir()} == {*names, "sha256sums.txt"}
    assert {path.name for path in made.iterdir()} == {FILES, NOTES}
    for name, digest in listed.items():
        assert hashlib.sha256((made / FILES / name).read_bytes()).hexdigest() == digest


def test_zip_of_the_site_is_the_whole_site_in_one_folder(made: Path, site: Path) -> None:
    with zipfile.ZipFile(made / FILES / f"mas-wijzer-{VERSION}-site.zip") as archive:
        there = {name: archive.read(name) for name in archive.namelist()}
    paths = [path for path in site.rglob("*") if path.is_file()]
    here = {f"mas-wijzer-{VERSION}/{path.relative_to(site).as_posix()}": path for path in paths}
    assert there.keys() == here.keys()
    assert all(there[name] == path.read_bytes() for name, path in here.items())


def test_documents_are_those_of_the_site(made: Path, site: Path) -> None:
    assert f"{MADE}/{FOLDER}/{ALL}" == DOCUMENTS
    packed = made / FILES / f"mas-wijzer-{VERSION}-documenten.zip"
    assert packed.read_bytes() == (site / DOCUMENTS).read_bytes()


def test_wheel_and_list_of_parts_are_of_this_version(made: Path) -> None:
    with zipfile.ZipFile(made / FILES / f"mas_flow-{VERSION}-py3-none-any.whl") as wheel:
        told = wheel.read(f"mas_flow-{VERSION}.dist-info/METADATA").decode()
        assert "flow/mas/vragen.toml" in wheel.namelist()
    assert f"\nVersion: {VERSION}\n" in told
    parts = json.loads((made / FILES / f"mas-wijzer-{VERSION}-sbom.cdx.json").read_bytes())
    assert parts["metadata"]["component"]["version"] == VERSION


def test_notes_tell_what_changed_and_how_to_check_it(made: Path) -> None:
    told = (made / NOTES).read_text()
    assert told.startswith("* Now.\n")
    assert "sha256sum --check sha256sums.txt" in told
    assert "gh attestation verify FILE --repo iemand/mas-wijzer" in told
    assert BUILD.site_url in told


def test_same_site_is_laid_out_in_the_same_bytes(
    made: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = tmp_path / "again"
    monkeypatch.setattr("scripts.version.lay_out.leads_here", lambda _: [])  # as `made` found
    lay_out(replace(BUILD, repository=HERE), site, "* Now.", again)
    for path in (made / NOTES, *(made / FILES).iterdir()):
        assert (again / path.relative_to(made)).read_bytes() == path.read_bytes()


def test_site_that_leads_to_ones_own_computer_is_not_laid_out(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text("http://localhost:8000/")
    with pytest.raises(FaceError, match=r"computer they were made on: a\.html"):
        lay_out(BUILD, tmp_path / "site", "* Now.", tmp_path / "release")
    assert not (tmp_path / "release").exists()


def test_what_was_laid_out_before_stays_when_nothing_goes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ours: Build
) -> None:
    (tmp_path / "release").mkdir()
    (tmp_path / "release" / "before").touch()

    def broken(build: Build, stage: Path, target: Path) -> None:
        raise FaceError("broken")

    monkeypatch.setattr(command, "build_site", broken)
    assert command.main(["--site-url", ADDRESS, "--out", str(tmp_path / "release")]) == 1
    assert (tmp_path / "release" / "before").is_file()
