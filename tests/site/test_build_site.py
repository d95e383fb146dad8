"""A mistake while building is one clear message, and a page knows the address it will have."""

import errno
import os
import re
import shutil
from pathlib import Path

import pytest

from scripts.faces import __main__ as command
from scripts.faces.site import serve
from scripts.faces.site.build_site import run_mkdocs
from scripts.faces.tools.build import told_address, told_repository
from scripts.faces.tools.errors import FaceError
from tests.support.build import BUILD


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    """Return a stage of one page, which stands in for the real one."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    settings = "site_name: !ENV SITE_NAME\nsite_url: !ENV SITE_URL\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return tmp_path


def test_site_gets_the_name_and_the_address_it_will_have(stage: Path) -> None:
    run_mkdocs(BUILD, stage, stage / "site")
    html = (stage / "site" / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{BUILD.site_url}">' in html
    assert BUILD.flow.site in html


def test_a_warning_of_mkdocs_is_an_error_that_names_the_file(stage: Path) -> None:
    (stage / "docs" / "index.md").write_text("[weg](nergens.md)\n", encoding="utf-8")
    with pytest.raises(FaceError, match=r"index\.md.*nergens\.md"):
        run_mkdocs(BUILD, stage, stage / "site")


def test_trouble_inside_mkdocs_is_its_last_line(stage: Path) -> None:
    (stage / "site").touch()  # a file where a folder must come
    with pytest.raises(FaceError) as refused:
        run_mkdocs(BUILD, stage, stage / "site")
    start, why = str(refused.value).splitlines()
    assert start == "MkDocs did not build the site:"
    assert "Error: " in why
    assert str(stage / "site") in why


def test_command_turns_a_known_error_into_one_line_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(port: int) -> None:
        raise FaceError("Port 8000 is taken.")

    monkeypatch.setattr(serve, "serve", fail)
    assert command.main(["serve"]) == 1
    assert capsys.readouterr().err == "Error: Port 8000 is taken.\n"


@pytest.mark.parametrize("verb", ["build", "generate"])
@pytest.mark.parametrize(
    "address", ["", "/", "example.org", "//example.org/", "ftp://example.org/", "https:///mas/",
                "https://example.org/?a=1", "https://example.org/#kop", 'https://example.org/"',
                "https://exam ple.org/"]
)  # fmt: skip
def test_site_without_an_address_is_not_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str, address: str
) -> None:
    places = ["--stage", str(tmp_path / "stage")]
    assert command.main([verb, *places, *(["--site-url", address] if address else [])]) == 1
    told = capsys.readouterr().err
    assert told.startswith("Error: sheets, QR codes and documents tell the address of the site")
    assert f"'{address}' is none: add --site-url https://" in told
    assert told.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("end", ["", "/", "//"])
@pytest.mark.parametrize("start", ["https://example.org", "http://localhost:8000/mas/wijzer"])
def test_address_gets_one_slash_at_its_end(start: str, end: str) -> None:
    assert told_address(start + end) == f"{start}/"


@pytest.mark.parametrize("end", ["", "/"])
def test_repository_has_no_slash_at_its_end(end: str) -> None:
    assert told_repository(f"https://github.com/a/b{end}") == "https://github.com/a/b"


@pytest.mark.parametrize("given", ["a/b", "https://github.com/a", "https://elders.nl/a/b", "."])
def test_address_that_is_no_repository_is_named_with_the_remedy(given: str) -> None:
    with pytest.raises(FaceError, match=rf"'{re.escape(given)}' is none: add --repository https"):
        told_repository(given)


@pytest.mark.parametrize(
    ("trouble", "remedy"),
    [
        (errno.ENOSPC, "make room on the disk; the site that was there is unharmed"),
        (errno.EROFS, "choose folders you may write in, with --out and --stage"),
        (errno.EACCES, "choose folders you may write in, with --out and --stage"),
        (errno.ENOENT, "see whether that folder is there and may be used"),
    ],
)
@pytest.mark.parametrize("copying", [False, True])
def test_what_the_disk_refuses_is_one_line_with_the_place_and_the_remedy(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    trouble: int,
    remedy: str,
    copying: bool,
) -> None:
    refused = OSError(trouble, os.strerror(trouble), "site/index.html")

    def fail(port: int) -> None:
        raise shutil.Error([("a", "b", str(refused)), ("c", "d", "more")]) if copying else refused

    monkeypatch.setattr(serve, "serve", fail)
    assert command.main(["serve"]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"Error: [Errno {trouble}] {os.strerror(trouble)}")
    assert told.endswith(f"'site/index.html'; {remedy}\n")
    assert told.count("\n") == 1


@pytest.mark.parametrize("port", ["99999", "65536", "0", "-1", "x", "1e3", ""])
def test_port_that_does_not_exist_is_named(capsys: pytest.CaptureFixture[str], port: str) -> None:
    with pytest.raises(SystemExit):
        command.main(["serve", f"--port={port}"])
    assert f"'{port}' is no port: choose a number" in capsys.readouterr().err
