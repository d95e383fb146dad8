"""A file of the cache that was damaged after its download is named, and never published."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.faces.runtime import library
from scripts.faces.tools import cache
from scripts.faces.tools.checksums import LIST, damaged, main, record
from scripts.faces.tools.errors import FaceError

FONT = "node_modules/font/files/a.woff2"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of downloaded files."""
    for name in (FONT, "node_modules/font-more/b.js", "node_modules/other/c.js"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(name.encode())
    record(tmp_path)
    return tmp_path


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[0] ^= 1
    path.write_bytes(data)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "one bit": _flip,
    "gone": Path.unlink,
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "empty": lambda path: path.write_bytes(b""),
}


def test_what_was_recorded_is_whole(folder: Path) -> None:
    assert not list(damaged(folder))
    assert main("check", str(folder)) == 0


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damaged_file_is_named(
    folder: Path, damage: Callable[[Path], object], capsys: pytest.CaptureFixture[str]
) -> None:
    damage(folder / FONT)
    assert list(damaged(folder)) == [folder / FONT]
    assert main("check", str(folder)) == 1
    assert capsys.readouterr().out == f"{folder / FONT} is damaged\n"


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_without_its_list_nothing_is_certain(
    folder: Path, damage: Callable[[Path], object]
) -> None:
    damage(folder / LIST)
    assert list(damaged(folder)) == [folder / LIST]


def test_folder_that_is_not_there_is_not_whole(tmp_path: Path) -> None:
    assert main("check", str(tmp_path / "nowhere")) == 1


def test_recorded_again_what_came_anew_is_whole(folder: Path) -> None:
    _flip(folder / FONT)
    assert main("record", str(folder)) == 0
    assert not list(damaged(folder))


def test_damaged_package_is_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "npm_dir", lambda: folder)
    _flip(folder / FONT)
    assert cache.npm_package("font-more") == folder / "node_modules/font-more"
    with pytest.raises(FaceError, match=r"a\.woff2 is gone or was damaged .* scripts/setup build"):
        cache.npm_package("font")


def test_damaged_library_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "cache_dir", lambda: tmp_path)
    made = tmp_path / "made.zip"
    made.write_bytes(b"whole")
    kept = Path(shutil.copy(made, library._named("key", made)))
    assert library._kept("key") == kept
    assert library._kept("other") is None
    _flip(kept)
    assert library._kept("key") is None
