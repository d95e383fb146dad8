"""What GitHub runs and reads is of the form it asks for, safe, and of one piece."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema import main
from click.testing import CliRunner
from ruamel.yaml import YAML

from scripts.faces.tools.cache import ROOT
from scripts.weekly import ASKS

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
USED = re.compile(r"uses: (\S+)(.*)$", re.MULTILINE)
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")
COMMAND = re.compile(r"\./scripts/(\w+)")

SCHEMAS = {
    "github-workflows": [f"workflows/{path.name}" for path in WORKFLOWS],
    "github-issue-forms": [
        f"ISSUE_TEMPLATE/{name}.yml" for name in ("bron", "fout", "regio", "voorstel")
    ],
    "github-issue-config": ["ISSUE_TEMPLATE/config.yml"],
    "dependabot": ["dependabot.yml"],
    "citation-file-format": ["../CITATION.cff"],
}

BAD = """
name: bad
on: pull_request_target
jobs:
  one:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - run: echo ${{ github.event.pull_request.title }}
"""


def zizmor(place: Path) -> tuple[int, str]:
    """Look for what makes workflows unsafe; return 0 when nothing does, and what was said."""
    program = Path(sys.executable).with_name("zizmor")
    settings = ("--offline", "--no-progress", "--config", GITHUB / "zizmor.yml")
    done = subprocess.run(
        (program, *settings, place), capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout + done.stderr


def schema(kind: str, *files: Path) -> tuple[int, str]:
    """Hold files against the schema of their kind; return 0 when they are of it."""
    told = CliRunner().invoke(main, ["--builtin-schema", f"vendor.{kind}", *map(str, files)])
    return told.exit_code, told.output


def parsed(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def test_no_workflow_is_unsafe() -> None:
    code, told = zizmor(GITHUB)
    assert code == 0, told


def test_unsafe_workflow_is_found(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text(BAD)
    code, told = zizmor(tmp_path / "bad.yml")
    assert code
    asked = ("dangerous-triggers", "template-injection", "unpinned-uses", "excessive-permissions")
    assert [name for name in asked if name not in told] == []


@pytest.mark.parametrize("kind", SCHEMAS)
def test_files_have_the_form_that_is_asked_for(kind: str) -> None:
    code, told = schema(kind, *(GITHUB / file for file in SCHEMAS[kind]))
    assert code == 0, told


@pytest.mark.parametrize("kind", SCHEMAS)
def test_file_of_another_form_is_found(kind: str, tmp_path: Path) -> None:
    (tmp_path / "wrong.yml").write_text(
        "on: {push: {}}\nversion: 2\nbody: none\ncontact_links: [a]\n"
    )
    assert schema(kind, tmp_path / "wrong.yml")[0] == 1


def test_every_form_is_judged() -> None:
    found = {f"ISSUE_TEMPLATE/{path.name}" for path in (GITHUB / "ISSUE_TEMPLATE").iterdir()}
    assert found == {*SCHEMAS["github-issue-forms"], *SCHEMAS["github-issue-config"]}


def test_what_others_made_is_pinned_to_one_commit_with_its_version() -> None:
    used = {pair for path in WORKFLOWS for pair in USED.findall(path.read_text(encoding="utf-8"))}
    theirs = {(name, told) for name, told in used if not name.startswith("./")}
    assert all(PINNED.fullmatch(name) for name, _ in theirs)
    assert all(re.fullmatch(r" # v\d+\.\d+\.\d+", told) for _, told in theirs)
    assert len({name.split("@")[0] for name, _ in theirs}) == len(theirs)


def test_workflow_calls_what_is_there() -> None:
    texts = [path.read_text(encoding="utf-8") for path in WORKFLOWS]
    called = {name for text in texts for name in COMMAND.findall(text)}
    assert called >= {"build", "release", "test"}
    assert all(os.access(ROOT / "scripts" / name, os.X_OK) for name in called)
    own = {name for text in texts for name, _ in USED.findall(text) if name.startswith("./")}
    assert all((ROOT / name).is_file() for name in own)


def test_weekly_run_looks_at_all_there_is_to_look_at() -> None:
    jobs = parsed(GITHUB / "workflows" / "weekly.yml")["jobs"]
    assert jobs["look"]["strategy"]["matrix"]["command"] == sorted(ASKS)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_who_may_write_runs_nothing_that_was_built(path: Path) -> None:
    for name, job in parsed(path)["jobs"].items():
        may = job["permissions"]
        writes = {what for what, how in may.items() if how == "write"}
        if "contents" in writes:
            assert not COMMAND.search(str(job)), name
    assert parsed(path)["permissions"] == {}
