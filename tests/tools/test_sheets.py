"""A sheet that looks other than it did is found, and what nobody sees is not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import typst
from PIL import Image

from scripts.faces.tools.errors import FaceError
from scripts.sheets import commit
from scripts.sheets.__main__ import tell
from scripts.sheets.difference import Difference, differences

TEXT = "De jongere is 13 jaar. "
LINE = "#place(dx: {}mm, dy: 50mm, line(length: 60mm))"
DOTLESS = "\u0131"  # an i without its dot
RED = (208, 0, 0)


def pdf(*sheets: str, ground: str = "#ffffff", title: str = "", paper: str = "a4") -> bytes:
    """Return a document with these sheets."""
    settings = (
        f'#set page(paper: "{paper}", fill: rgb("{ground}"))\n#set document(title: "{title}")\n'
    )
    made = typst.compile((settings + "\n#pagebreak()\n".join(sheets)).encode())
    assert isinstance(made, bytes)
    return made


def told(before: bytes, after: bytes) -> list[str]:
    return [one.told for one in differences({"a.pdf": before}, {"a.pdf": after})]


def test_sheets_that_look_the_same_are_equal() -> None:
    one, other = pdf(TEXT, TEXT, title="een"), pdf(TEXT, TEXT, title="twee")
    assert one != other
    assert told(one, other) == []


def test_line_that_moved_is_found_on_its_sheet_and_shown_in_red() -> None:
    before = {"a.pdf": pdf(TEXT, LINE.format(20))}
    (found,) = differences(before, {"a.pdf": pdf(TEXT, LINE.format(20.1))})
    assert found.name == "a.pdf"
    assert found.told.startswith("sheet 2: ")
    then, now, marked = found.pictures
    assert then.size == now.size == marked.size
    colours = marked.get_flattened_data()
    assert 2 <= sum(colour == RED for colour in colours) < 300


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(pdf(TEXT.replace(". ", " ")), id="a full stop"),
        pytest.param(pdf(TEXT.replace("i", DOTLESS, 1)), id="the dot of an i"),
        pytest.param(pdf(TEXT, ground="#fafafa"), id="a ground"),
    ],
)
def test_least_that_somebody_can_see_is_found(other: bytes) -> None:
    assert len(told(pdf(TEXT), other)) == 1


def test_shade_that_nobody_sees_is_not_told() -> None:
    assert told(pdf(TEXT), pdf(TEXT, ground="#fefefe")) == []


def test_other_number_of_sheets_is_told_and_those_of_both_are_compared() -> None:
    assert told(pdf(TEXT, TEXT), pdf(TEXT)) == ["1 sheets, was 2"]
    more = told(pdf(TEXT), pdf(LINE.format(20), TEXT))
    assert more[0] == "2 sheets, was 1"
    assert more[1].startswith("sheet 1: ")


def test_other_size_of_a_sheet_is_told() -> None:
    assert told(pdf(TEXT), pdf(TEXT, paper="a5")) == ["sheet 1: another size"]


def test_what_is_new_or_gone_is_named() -> None:
    one = pdf(TEXT)
    found = differences({"a.pdf": one, "/rollen/": one}, {"a.pdf": one, "b.pdf": one})
    assert [(name, said) for name, said, _ in found] == [("/rollen/", "gone"), ("b.pdf", "new")]


def test_each_difference_is_printed_and_its_pictures_are_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures = tuple(Image.new("RGB", (2, 2), colour) for colour in ("white", "black", "red"))
    found = [Difference("/mas/routes/", "sheet 1: 3.00", pictures), Difference("b.pdf", "new")]
    assert tell(found, tmp_path / "looks") == 1
    assert capsys.readouterr().out.splitlines()[:2] == ["/mas/routes/: sheet 1: 3.00", "b.pdf: new"]
    names = [f"001-mas_routes-{part}.png" for part in ("after", "before", "difference")]
    assert sorted(file.name for file in (tmp_path / "looks").iterdir()) == names


def test_nothing_that_differs_keeps_no_pictures(tmp_path: Path) -> None:
    assert tell([], tmp_path / "looks") == 0
    assert not (tmp_path / "looks").exists()


# --- a commit beside the working tree ------------------------------------------------------------


def git(folder: Path, *command: str) -> str:
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    whole = ("git", "-C", str(folder), *who, *command)
    return subprocess.run(whole, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with two commits, which stands in for the project."""
    monkeypatch.setattr(commit, "ROOT", tmp_path)
    git(tmp_path, "init", "--quiet")
    setup, pins = tmp_path / "scripts" / "setup", tmp_path / commit.PINS
    pins.parent.mkdir(parents=True)
    setup.write_text('#!/bin/sh\necho ready >"$(dirname $0)/../$1"\n')
    setup.chmod(0o755)
    for text in ("first", "second"):
        pins.write_text(text)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "--message", text)
    (tmp_path / ".venv").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("name", "pins", "shared"), [("HEAD", "second", True), ("HEAD~1", "first", False)]
)
def test_commit_is_laid_out_prepared_and_removed(
    project: Path, name: str, pins: str, shared: bool
) -> None:
    with commit.laid_out(name) as folder:
        assert (folder / commit.PINS).read_text() == pins
        assert (folder / "build").read_text() == "ready\n"
        assert (folder / ".venv").is_symlink() == shared  # other pins need other packages
    assert not folder.exists()
    assert len(git(project, "worktree", "list").splitlines()) == 1
    assert (project / ".venv").is_dir()


def test_last_tag_is_usual_and_without_one_the_commit_before(project: Path) -> None:
    assert commit.usual() == "HEAD~1"
    git(project, "tag", "v1")
    git(project, "commit", "--quiet", "--allow-empty", "--message", "third")
    assert commit.usual() == "v1"


def test_commit_that_is_not_there_is_told(project: Path) -> None:
    with pytest.raises(FaceError, match="Laying out nothing"), commit.laid_out("nothing"):
        pass
