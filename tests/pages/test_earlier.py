"""The page that looks up papers holds every older version that can be walked, once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flow.compare.record import record
from flow.rules.fingerprint import fingerprint
from flow.rules.model import Flow
from scripts.faces.pages.earlier import fragments, older_editions
from scripts.faces.pages.since_last_version import KEPT
from scripts.faces.tools.cache import ROOT
from tests.pages.test_since_last_version import Project
from tests.support.edit_rules import copied, edited
from tests.support.living import FLOW as LIVING
from tests.support.toy import FLOW


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


def found(project: Project) -> list[str]:
    return [older.version for older in older_editions(FLOW, project.folder)]


def kept(project: Project, version: str) -> None:
    """Keep an older version as files."""
    folder = project.folder / KEPT / version
    folder.mkdir(parents=True)
    edited(folder, "regels.toml", "-", "versie", f'versie = "{version}"')


def tagged(project: Project, version: str, euro: int) -> None:
    edited(project.rules, "regels.toml", "-", "versie", f'versie = "{version}"')
    edited(project.rules, "drempels.toml", "weinig_euro", "waarde", f"waarde = {euro}")
    project.tag(f"v{version}")


def test_versions_that_are_kept_and_those_with_a_tag_are_there_newest_first(
    project: Project,
) -> None:
    kept(project, "1.9.0")
    kept(project, "1.10.0")
    tagged(project, "2.0.0", 45)
    tagged(project, "2.0.1", 40)
    assert found(project) == ["2.0.1", "2.0.0", "1.10.0", "1.9.0"]


def test_rules_of_now_are_left_out_and_nothing_is_there_twice(project: Project) -> None:
    kept(project, "2.0.0")
    tagged(project, "2.0.0", 40)
    tagged(project, "2.1.0", 40)
    assert found(project) == ["2.0.0"]


def test_version_of_now_that_decided_otherwise_is_kept(project: Project) -> None:
    tagged(project, "2.1.0", 45)
    assert found(project) == ["2.1.0"]


def test_what_cannot_be_walked_or_has_no_rules_is_left_out(project: Project) -> None:
    project.tag("v0.1.0")
    edited(project.rules, "vragen.toml", "geld", "kort", 'korte_naam = "Geld"')
    project.tag("v0.9.0")
    copied(project.rules)
    for file in project.rules.glob("*.toml"):
        file.unlink()
    project.tag("v0.9.1")
    assert found(project) == []


def test_without_git_what_is_kept_is_there(tmp_path: Path) -> None:
    (tmp_path / KEPT / "1.0.0").mkdir(parents=True)
    assert older_editions(FLOW, tmp_path) == []
    copied(tmp_path / KEPT / "1.0.0")
    edited(tmp_path / KEPT / "1.0.0", "regels.toml", "-", "versie", 'versie = "1.0.0"')
    assert [older.version for older in older_editions(FLOW, tmp_path)] == ["1.0.0"]


def block(flow: Flow, project: Path) -> str:
    return fragments(flow, project)["eerdere-regels.html"]()


def test_block_is_json_in_a_tag_and_the_same_each_time() -> None:
    made = block(LIVING, ROOT)
    start, end = '<script type="application/json" id="kp-eerder">', "</script>"
    assert made.startswith(start)
    assert made.count("</") == 1
    data = json.loads(made.removeprefix(start).removesuffix(end))
    editions = older_editions(LIVING, ROOT)
    assert data == json.loads(json.dumps([record(older) for older in editions]))
    assert block(LIVING, ROOT) == made


def test_every_older_version_of_this_project_can_be_told_apart_by_three_signs() -> None:
    """Else a code could be taken for one of other rules: then publish under another fingerprint."""
    heads = {fingerprint(flow)[:3] for flow in (LIVING, *older_editions(LIVING, ROOT))}
    every = {fingerprint(flow) for flow in (LIVING, *older_editions(LIVING, ROOT))}
    assert len(heads) == len(every)
    assert "1.0.0" in [older.version for older in older_editions(LIVING, ROOT)]
