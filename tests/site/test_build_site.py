"""A mistake while building is one clear message, and a page knows the address it will have."""

from pathlib import Path

import pytest

from scripts.faces import __main__ as command
from scripts.faces.site import serve
from scripts.faces.site.build_site import run_mkdocs
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


def test_command_turns_a_known_error_into_one_line_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(port: int) -> None:
        raise FaceError("Port 8000 is taken.")

    monkeypatch.setattr(serve, "serve", fail)
    assert command.main(["serve"]) == 1
    assert capsys.readouterr().err == "Error: Port 8000 is taken.\n"
