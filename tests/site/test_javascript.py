"""What the scripts of the pages promise in their comments is checked, by TypeScript."""

import json
import re
import shutil
from pathlib import Path

import pytest

from scripts.faces.tools import javascript
from scripts.faces.tools.cache import ROOT
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.javascript import PROJECTS, find_mistakes

FOLDER = ROOT / "docs" / "assets" / "js"
SCRIPTS = sorted(FOLDER.glob("**/*.js"))
LONGEST = 200  # lines, as for a module of Python
PAGE, WORKER = PROJECTS


def refused(tmp_path: Path, settings: Path, names: list[str], more: str) -> str:
    """Return what is said of these scripts when each has one more line."""
    shutil.copytree(FOLDER, tmp_path / "js")
    for name in names:
        with (tmp_path / "js" / name).open("a", encoding="utf-8") as script:
            script.write(f"{more}\n")
    project = {"extends": str(settings), "include": [f"js/{name}" for name in names]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(project), encoding="utf-8")
    return find_mistakes(tmp_path / "tsconfig.json")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_editors_check_the_script_too(script: Path) -> None:
    assert script.read_text(encoding="utf-8").startswith("// @ts-check\n")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_script_is_short_enough_to_read(script: Path) -> None:
    assert len(script.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_comment_switches_the_check_off(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert not [sign for sign in ("@ts-ignore", "@ts-nocheck", "@ts-expect-error") if sign in text]


def test_the_scripts_keep_what_their_types_promise() -> None:
    assert find_mistakes(*PROJECTS) == ""


def test_a_wrong_type_is_refused_in_every_script_of_a_page(tmp_path: Path) -> None:
    names = [path.name for path in SCRIPTS if path.name not in ("worker.js", "sw.js")]
    told = refused(tmp_path, PAGE, names, "document.title = 1;")
    assert set(re.findall(r"([\w-]+\.js)\(\d+,1\): error TS2322", told)) == set(names)


@pytest.mark.parametrize("name", ["worker.js", "sw.js"])
def test_the_worker_may_not_touch_the_page(tmp_path: Path, name: str) -> None:
    told = refused(tmp_path, WORKER, [name], "document.querySelector('p');")
    assert re.search(rf"{name}\(\d+,1\): error TS.* 'document'", told)


def test_the_types_of_pyodide_are_known(tmp_path: Path) -> None:
    line = '/** @type {import("pyodide").Nothing} */ export let nothing;'
    assert "no exported member 'Nothing'" in refused(tmp_path, WORKER, ["worker.js"], line)


def test_a_missing_compiler_is_one_clear_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAS_WIJZER_CACHE", str(tmp_path))
    with pytest.raises(FaceError, match=r"npm package typescript is not installed: .* run scripts"):
        find_mistakes(*PROJECTS)


@pytest.mark.parametrize("compiler", ["throw new Error('half a file')", "process.exit(3)"])
def test_a_broken_compiler_is_one_clear_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compiler: str
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "tsc").write_text(compiler, encoding="utf-8")
    monkeypatch.setattr(javascript, "npm_package", lambda _: tmp_path)
    with pytest.raises(FaceError, match=r"TypeScript does not work.*\n.*run scripts/setup test"):
        find_mistakes(PAGE)
