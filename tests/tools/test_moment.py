"""The site is of one moment, which does not depend on when or where it is built."""

import datetime
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.faces.tools import moment
from scripts.faces.tools.errors import FaceError
from tests.support.build import BUILD, FLOW

NEW_YEAR = 1_767_225_600  # 1 January 2026, 00:00 UTC


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, which stands in for the project; no moment is set."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setattr(moment, "ROOT", tmp_path)
    return tmp_path


def commit(folder: Path, seconds: int) -> None:
    git = ("git", "-C", str(folder), "-c", "user.name=T", "-c", "user.email=t@example.org")
    date = f"@{seconds} +0000"
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run(
        [*git, "commit", "--quiet", "--allow-empty", "--message", "One"],
        check=True,
        env=os.environ | {"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date},
    )


def test_moment_that_is_set_comes_first(monkeypatch: pytest.MonkeyPatch, project: Path) -> None:
    commit(project, 1_000_000_000)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NEW_YEAR))
    assert moment.build_timestamp(FLOW) == NEW_YEAR


@pytest.mark.parametrize(("late", "day"), [(0, 1), (86_399, 1), (86_400, 2)])
def test_the_day_of_a_build_is_that_of_its_moment_in_utc(late: int, day: int) -> None:
    build = replace(BUILD, built=NEW_YEAR + late)
    assert build.date.date() == datetime.date(2026, 1, day)
    assert build.line.endswith(f"gemaakt op 0{day}-01-2026")


def test_else_it_is_the_last_commit(project: Path) -> None:
    commit(project, NEW_YEAR)
    assert moment.build_timestamp(FLOW) == NEW_YEAR


def test_without_a_commit_it_is_the_check_of_the_rules() -> None:
    checked = datetime.datetime.fromtimestamp(moment.build_timestamp(FLOW), datetime.UTC)
    assert (checked.date(), checked.time()) == (FLOW.checked, datetime.time())


@pytest.mark.parametrize("wrong", ["today", "-1", "1.5"])
def test_moment_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
    with pytest.raises(FaceError, match=f"SOURCE_DATE_EPOCH is '{wrong}'"):
        moment.build_timestamp(FLOW)
