"""`flow diff` compares two folders, and refuses what it cannot compare in one line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from flow.doors import command
from tests.support.edit_rules import edited
from tests.support.toy import FOLDER, ROOT


def test_command_says_that_there_are_no_differences(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["diff", str(FOLDER), str(FOLDER)]) == 0
    assert capsys.readouterr().out.endswith("\nNo differences.\n")


def test_cards_and_colours_do_not_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edited(tmp_path, "kleuren.toml", "fabriek", "inkt", 'inkt = "rood"')
    assert command.main(["diff", str(FOLDER), str(tmp_path)]) == 0
    assert capsys.readouterr().out.endswith("\nNo differences.\n")


@pytest.mark.parametrize("broken_first", [True, False])
def test_broken_folder_is_one_line_that_names_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], broken_first: bool
) -> None:
    broken = edited(tmp_path, "vragen.toml", "rem/ja", "naar", 'naar = "nergens"')
    folders = [str(broken), str(FOLDER)][:: 1 if broken_first else -1]
    assert command.main(["diff", *folders]) == 1
    shown, error = capsys.readouterr()
    assert (shown, error.count("\n")) == ("", 1)
    start = f"{broken}/vragen.toml: id 'rem/ja', field 'naar': unknown question"
    assert error.startswith(start)


def test_loop_is_refused_before_anything_is_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loop = edited(tmp_path, "vragen.toml", "bon/foto", "naar", 'naar = "garantie"')
    assert command.main(["diff", str(loop), str(FOLDER)]) == 1
    assert "the questions form a loop: garantie → bon → garantie" in capsys.readouterr().err


def test_older_rules_without_clauses_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = edited(tmp_path, "vragen.toml", "rem/half", "omdat", "")
    assert command.main(["diff", str(old), str(FOLDER)]) == 0
    assert capsys.readouterr().out.endswith("\nNo differences.\n")


@pytest.mark.parametrize("folder", [FOLDER / "nowhere", FOLDER / "vragen.toml"])
def test_folder_that_is_none_is_refused(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert command.main(["diff", str(folder), str(FOLDER)]) == 1
    shown, error = capsys.readouterr()
    assert (shown, error.count("\n")) == ("", 1)
    assert error.startswith(f"{folder}/")


@pytest.mark.parametrize("arguments", [["diff"], ["diff", "one"], ["check", "one"]])
def test_wrong_number_of_folders_is_explained(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        command.main(arguments)
    assert stop.value.code == 2
    told = capsys.readouterr().err
    assert told.endswith("error: diff takes two folders, the other commands none\n")


def test_real_command_compares_two_folders(tmp_path: Path) -> None:
    folder = edited(tmp_path, "drempels.toml", "weinig_euro", "waarde", "waarde = 45")
    arguments = [sys.executable, "-m", "flow", "diff", str(FOLDER), str(folder)]
    ran = subprocess.run(arguments, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "weinig_euro, value: 40 → 45" in ran.stdout
