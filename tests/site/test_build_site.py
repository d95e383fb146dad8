"""A mistake while building or serving is one clear message, and the last good site stays."""

import socket
from pathlib import Path

import pytest

from scripts.faces import __main__ as command
from scripts.faces.site import build_site, serve
from scripts.faces.tools.errors import FaceError


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of one page, which stands in for the real one."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Proef\n", encoding="utf-8")
    monkeypatch.setattr(build_site, "ROOT", tmp_path)
    return tmp_path


def test_site_gets_the_address_it_will_have(project: Path) -> None:
    (project / "mkdocs.yml").write_text(
        "site_name: Proef\nsite_url: !ENV SITE_URL\n", encoding="utf-8"
    )
    build_site.run_mkdocs(project / "site", "https://example.org/mas/")
    html = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert "https://example.org/mas/" in html


def test_a_warning_of_mkdocs_is_an_error_that_names_the_file(project: Path) -> None:
    (project / "docs" / "index.md").write_text("[weg](nergens.md)\n", encoding="utf-8")
    with pytest.raises(FaceError, match=r"index\.md.*nergens\.md"):
        build_site.run_mkdocs(project / "site", None)


def test_command_turns_a_known_error_into_one_line_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(port: int) -> None:
        raise FaceError("Port 8000 is taken.")

    monkeypatch.setattr(serve, "serve", fail)
    assert command.main(["serve"]) == 1
    assert capsys.readouterr().err == "Error: Port 8000 is taken.\n"


def test_taken_port_is_refused_with_a_way_out() -> None:
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(FaceError, match=f"--port {port + 1}"):
            serve.serve(port)


def test_mistake_while_serving_is_shown_and_the_last_good_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(target: Path, site_url: str) -> None:
        raise FaceError("vragen.toml: id 'leeftijd' is used twice")

    (tmp_path / "index.html").write_text("the last good site", encoding="utf-8")
    monkeypatch.setattr(serve, "_build", fail)
    serve._rebuild(tmp_path, "http://localhost/")
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "the last good site"
    assert "id 'leeftijd' is used twice" in capsys.readouterr().err
