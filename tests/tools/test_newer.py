"""Pins that were overtaken are told, but for those that are held back on purpose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts import newer
from scripts.faces.tools.cache import ROOT
from scripts.newer import HELD_BACK, Old, held_back, is_held, of_npm, of_python, pinned

DEPENDABOT = """
updates:
  - package-ecosystem: pip
    ignore:
      - dependency-name: mkdocs
        versions: [">=2"]
  - package-ecosystem: github-actions
"""
PIP = json.dumps(
    [
        {"name": "MkDocs", "version": "1.6.1", "latest_version": "1.7", "latest_filetype": "wheel"},
        {"name": "pip", "version": "24.2", "latest_version": "26.3", "latest_filetype": "wheel"},
    ]
)
NPM = json.dumps({"pyodide": {"current": "0.29.5", "wanted": "0.29.5", "latest": "314.0.7"}})


def test_of_the_python_packages_only_what_we_pin_is_told() -> None:
    assert list(of_python(PIP, frozenset({"mkdocs"}))) == [Old("MkDocs", "1.6.1", "1.7")]


@pytest.mark.parametrize(
    ("told", "found"), [(NPM, [Old("pyodide", "0.29.5", "314.0.7")]), ("", [])]
)
def test_what_npm_says_is_read(told: str, found: list[Old]) -> None:
    assert list(of_npm(told)) == found


@pytest.mark.parametrize(
    ("name", "newest", "held"),
    [
        ("mkdocs", "2.0", True),
        ("mkdocs", "2.1.0rc1", True),
        ("mkdocs", "1.6.2", False),
        ("other", "2.0", False),
    ],
)
def test_only_the_versions_that_are_held_back_are_left_out(
    name: str, newest: str, held: bool
) -> None:
    assert is_held(Old(name, "1.6.1", newest), held_back(DEPENDABOT)) == held


def test_pins_are_read_with_their_extras(tmp_path: Path) -> None:
    (tmp_path / "a.in").write_text("# a==1\n-r b.txt\none==1.0 # why\nTwo.x[more,less]==2\nthree\n")
    assert pinned(tmp_path) == {"one", "two.x"}


def test_what_is_held_back_is_something_that_we_pin() -> None:
    npm = json.loads((ROOT / "scripts/npm/package.json").read_text(encoding="utf-8"))
    ours = pinned() | npm["dependencies"].keys() | npm["devDependencies"].keys()
    assert set(held_back(HELD_BACK.read_text(encoding="utf-8"))) <= ours


@pytest.mark.parametrize(("npm", "code"), [(NPM, 0), (NPM.replace("314.0.7", "0.29.6"), 1)])
def test_what_is_overtaken_is_printed_with_both_versions(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], npm: str, code: int
) -> None:
    monkeypatch.setattr(newer, "_asked", lambda *command: npm if "--json" in command else "[]")
    assert newer.main() == code
    told = capsys.readouterr().out
    assert ("pyodide 0.29.5: 0.29.6 has been out for more than 30 days" in told) == bool(code)
    assert f"{code} pins were overtaken" in told
