"""What changes while you write shows at once; after a mistake the last good site stays."""

from __future__ import annotations

import itertools
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from scripts.faces import __main__ as command
from scripts.faces.site import live_server, serve
from scripts.faces.site.live_server import NEWS, LiveServer
from scripts.faces.site.publish import FIRST, publish
from scripts.faces.tools.errors import FaceError

PAGE = '<!doctype html><html><head><meta charset="utf-8"></head><body><h1>{}</h1></body></html>'
SOON = 10  # seconds; nothing below takes one


def made(site: Path, text: str) -> Path:
    """Make a site of one page, ready to publish."""
    site.mkdir()
    (site / "index.html").write_text(PAGE.format(text), encoding="utf-8")
    (site / "404.html").write_text(PAGE.format("Deze pagina is er niet"), encoding="utf-8")
    (site / "weg").mkdir()
    (site / FIRST).parent.mkdir(parents=True)
    (site / FIRST).touch()
    publish(site)
    return site


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """Serve a site of one page on a free port."""
    with LiveServer(0, made(tmp_path / "site-0", "Een")) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def url(server: LiveServer) -> str:
    return f"http://localhost:{server.server_port}"


def read(address: str) -> str:
    with urlopen(address, timeout=SOON) as answer:
        return str(answer.read().decode())


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Stand in for the build: it makes the texts of this list, and refuses an empty one."""
    texts: list[str] = []

    def build(site: Path, url: str) -> bool:
        text = texts.pop(0)
        return bool(text) and made(site, text).is_dir()

    monkeypatch.setattr(serve, "build", build)
    yield texts
    assert not texts


def follow(server: LiveServer, builds: list[str], *texts: str) -> None:
    """Let `serve` follow as many changes as there are texts."""
    builds += texts
    folders = (server.site.with_name(f"site-{number}") for number in itertools.count(1))
    serve.follow([None] * len(texts), server, folders, "http://localhost/")


def test_a_change_is_followed(server: LiveServer, url: str, builds: list[str]) -> None:
    follow(server, builds, "Twee", "Drie")
    assert "<h1>Drie</h1>" in read(f"{url}/")
    assert [path.name for path in server.site.parent.iterdir()] == ["site-2"]


def test_after_a_mistake_the_last_good_site_stays(
    server: LiveServer, url: str, builds: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    follow(server, builds, "Twee", "")
    assert "<h1>Twee</h1>" in read(f"{url}/")
    assert "The site is unchanged until this is mended." in capsys.readouterr().err


def test_an_address_without_a_page_shows_the_page_for_that(url: str) -> None:
    for address in ("/nergens/", "/weg/", "/nergens.png"):
        with pytest.raises(HTTPError) as told, closing(urlopen(url + address, timeout=SOON)):
            pass
        with told.value as answer:
            assert answer.code == 404
            assert "Deze pagina is er niet" in answer.read().decode()


def test_a_page_is_told_when_there_is_a_newer_one(server: LiveServer, url: str) -> None:
    with urlopen(f"{url}{NEWS}?{server.built}", timeout=SOON) as news:
        server.show(server.site)
        assert news.readline() == b"data: built\n"


def test_a_page_of_an_older_site_is_told_at_once(url: str) -> None:
    assert read(f"{url}{NEWS}?built=1") == "data: built\n\n"


def test_a_page_that_was_closed_is_forgotten(
    server: LiveServer, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_server, "HEARTBEAT", 0.01)
    before = threading.active_count()
    urlopen(f"{url}{NEWS}?{server.built}", timeout=SOON).close()
    waiting = threading.enumerate()[before:]
    for thread in waiting:
        thread.join(SOON)
    assert waiting
    assert not any(thread.is_alive() for thread in waiting)


def test_an_open_page_loads_again_under_its_content_security_policy(
    server: LiveServer, url: str, browser: Browser, tmp_path: Path
) -> None:
    page = browser.new_page()
    with page.expect_response(lambda response: NEWS + "?" in response.url):
        page.goto(url)
    server.show(made(tmp_path / "new", "Twee"))
    expect(page.locator("h1")).to_have_text("Twee")
    page.close()


@pytest.mark.parametrize("file", ["docs/index.md", "mkdocs.yml"])
def test_a_change_of_a_source_is_seen_also_when_an_editor_replaces_the_file(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").touch()
    monkeypatch.setattr(serve, "SETTINGS", tmp_path / "mkdocs.yml")
    monkeypatch.setattr(serve, "WATCHED", (tmp_path / "docs", tmp_path / "mkdocs.yml"))
    changes = serve.changes()
    seen = threading.Thread(target=lambda: (next(changes), next(changes)), daemon=True)
    seen.start()
    for _ in range(SOON * 10):
        (tmp_path / "new").write_text("# Nieuw\n", encoding="utf-8")
        (tmp_path / "new").replace(tmp_path / file)
        seen.join(0.1)
        if not seen.is_alive():
            break
    assert not seen.is_alive()


def test_the_build_is_that_for_publication_in_folders_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def run(arguments: list[object], **_: object) -> subprocess.CompletedProcess[str]:
        asked.extend(map(str, arguments[4:]))
        return subprocess.CompletedProcess([], 1)

    monkeypatch.setattr(subprocess, "run", run)
    assert not serve.build(tmp_path / "site", "http://localhost:1/")
    options = command._parser().parse_args(asked)
    assert (options.run, options.site_url) == (command._build, "http://localhost:1/")
    assert (options.out, options.stage) == (tmp_path / "site", tmp_path / "stage")


def test_taken_port_is_refused_with_a_way_out() -> None:
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(FaceError, match=f"--port {port + 1}"):
            serve.serve(port)


def test_ctrl_c_ends_it_without_a_word(
    builds: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> Iterator[None]:
        raise KeyboardInterrupt
        yield

    builds.append("Een")
    monkeypatch.setattr(serve, "changes", interrupted)
    serve.serve(0)
    assert capsys.readouterr().err == ""


def test_a_mistake_at_the_start_is_one_message(builds: list[str]) -> None:
    builds.append("")
    with pytest.raises(FaceError, match="nothing to show"):
        serve.serve(0)
