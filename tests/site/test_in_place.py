"""A build that ends half-way, or beside another one, costs nobody the site that was there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.faces.site import build_site
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.in_place import alone_in, put_in_place
from tests.support.build import BUILD

STEPS = (
    "generate_all",
    "build_pages",
    "publish",
    "list_parts",
    "keep_offline",
    "write_sums",
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a site that was built before."""
    return _folder(tmp_path / "site", "old")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAS_WIJZER_CACHE", str(tmp_path / "cache"))


def _folder(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text)
    return folder


def _text(site: Path) -> str:
    return (site / "index.html").read_text()


def _steps(monkeypatch: pytest.MonkeyPatch, **others: Callable[..., object]) -> None:
    """Let each step of a build do nothing, but those that are given."""
    made = {"build_pages": lambda _build, _stage, target: _folder(target, "new")}
    for step in STEPS:
        monkeypatch.setattr(build_site, step, (made | others).get(step, lambda *_: None))


def test_a_finished_site_takes_the_place_of_the_old_one(
    tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _steps(monkeypatch)
    (site / "page-that-went").touch()
    build_site.build_site(BUILD, tmp_path / "stage", site)
    assert _text(site) == "new"
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert not list((tmp_path / "stage").iterdir())


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("trouble", [OSError("disk full"), KeyboardInterrupt(), FaceError("wrong")])
def test_the_old_site_stays_whole_when_a_step_fails(
    tmp_path: Path,
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    trouble: BaseException,
) -> None:
    def fail(*_: object) -> None:
        raise trouble

    _steps(monkeypatch, **{step: fail})
    with pytest.raises(type(trouble)):
        build_site.build_site(BUILD, tmp_path / "stage", site)
    assert _text(site) == "old"


def test_a_first_site_needs_no_folder(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b"
    put_in_place(_folder(tmp_path / "finished", "new"), target)
    assert _text(target) == "new"


def test_second_build_in_the_same_folder_is_refused_by_name(tmp_path: Path) -> None:
    stage = tmp_path / "stage"
    refused = pytest.raises(FaceError, match=rf"at work in {stage}.*--stage")
    with alone_in(stage), refused, alone_in(stage):
        pass


def test_builds_in_folders_of_their_own_do_not_wait(tmp_path: Path) -> None:
    with alone_in(tmp_path / "a"), alone_in(tmp_path / "b"):
        pass
    with alone_in(tmp_path / "a"):
        pass
