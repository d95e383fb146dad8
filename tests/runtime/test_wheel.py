"""The package installs by itself, in an empty environment without a network, and works there."""

from __future__ import annotations

import email
import json
import subprocess
import venv
import zipfile
from pathlib import Path

import pytest

import flow
from flow.doors.json_lines import result
from scripts.faces.runtime.pyodide_files import build_wheel
from tests.support.build import EDITION, FLOW
from tests.support.once import made_once


def _install(folder: Path) -> None:
    """Put the wheel in `folder`, and a new environment that has nothing else."""
    name, data = build_wheel(EDITION)
    (folder / name).write_bytes(data)
    venv.create(folder / "venv", with_pip=True)
    pip = (folder / "venv" / "bin" / "python", "-m", "pip", "install", "--no-index", "--quiet")
    subprocess.run([*pip, folder / name], check=True, env={"PIP_DISABLE_PIP_VERSION_CHECK": "1"})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "installed-wheel", _install)


def python(made: Path, *arguments: str, stdin: str = "") -> str:
    """Run the Python of that environment where nothing of this project is near."""
    command: list[str | Path] = [made / "venv" / "bin" / "python", "-I", *arguments]
    found = subprocess.run(
        command, input=stdin, cwd=made / "venv", check=True, capture_output=True, encoding="utf-8"
    )
    return found.stdout


def wheel(made: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(next(made.glob("*.whl")))


def test_it_checks_its_own_rules(made: Path) -> None:
    assert "no problems" in python(made, "-m", "flow", "check")


def test_it_answers_json_lines_as_here(made: Path) -> None:
    answers = {"veiligheid": "acuut"}
    told = python(made, "-m", "flow", "json", stdin=f"{json.dumps(answers)}\n")
    assert json.loads(told) == result(FLOW, answers)


def test_it_gives_out_what_it_promises(made: Path) -> None:
    code = "import flow; print(*flow.__all__, flow.load().version)"
    assert python(made, "-c", code).split() == [*flow.__all__, FLOW.version]


def test_it_needs_no_other_package_and_says_what_it_is(made: Path) -> None:
    metadata = next(name for name in wheel(made).namelist() if name.endswith("/METADATA"))
    told = email.message_from_bytes(wheel(made).read(metadata))
    assert told.get_all("Requires-Dist") is None
    assert told["License-Expression"] == "EUPL-1.2"
    readme = str(told.get_payload())
    assert all(f"`flow.{name}`" in readme for name in flow.__all__)
    assert all(f"`{key}`" in readme for key in result(FLOW, {}))


def test_it_holds_code_and_rules_only(made: Path) -> None:
    inside = [name for name in wheel(made).namelist() if ".dist-info/" not in name]
    assert {Path(name).suffix for name in inside} == {".py", ".toml"}


def test_it_is_built_the_same_every_time(made: Path) -> None:
    name, data = build_wheel(EDITION)
    assert (made / name).read_bytes() == data
