"""The feed of changes, read back by feedparser, and the versions it tells of."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest

from scripts.faces.open_rules.editions import versions
from scripts.faces.open_rules.feed import feed
from scripts.faces.tools.cache import ROOT
from tests.support import toy
from tests.support.build import FLOW
from tests.support.editions import without

SITE = "https://example.org/mas-wijzer/"
ADDRESS = f"{SITE}regels/wijzigingen.xml"
OLD = replace(without(toy.FLOW, "schade", "rook"), version="0.9.0")
READ = feedparser.parse(feed([OLD, toy.FLOW], SITE, ADDRESS))


def test_it_is_a_feed_that_knows_its_own_address() -> None:
    assert (READ.version, bool(READ.bozo)) == ("atom10", False)
    assert READ.feed.id == ADDRESS
    links = {link.rel: link.href for link in READ.feed.links}
    assert links == {"self": ADDRESS, "alternate": f"{SITE}mas/versies/#regels"}


def test_the_newest_version_comes_first_with_its_own_address_and_day() -> None:
    new, old = READ.entries
    assert (new.title, old.title) == (f"Regels versie {toy.FLOW.version}", "Regels versie 0.9.0")
    assert (new.id, old.link) == (f"{SITE}regels/{toy.FLOW.version}/", f"{SITE}regels/0.9.0/")
    assert new.updated == READ.feed.updated == f"{toy.FLOW.checked}T00:00:00Z"


def test_an_entry_tells_what_is_other_than_before() -> None:
    new, old = (entry.content[0].value for entry in READ.entries)
    assert old.startswith("De eerste versie: ")
    assert new == "Nieuw: 1 andere onderdelen."


def test_a_version_in_which_nothing_is_other_says_so() -> None:
    found = feedparser.parse(feed([replace(toy.FLOW, version="0.9.0"), toy.FLOW], SITE, ADDRESS))
    assert found.entries[0].content[0].value == "In de regels is niets veranderd."


def repository(folder: Path, *tags: str) -> Path:
    """Make a project with the toy rules at each tag, as that version."""

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=n", "-c", "user.email=n@example.org")
        subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)

    git("init", "--quiet")
    rules = folder / "flow" / "mas"
    rules.mkdir(parents=True)
    for tag in tags:
        for path in toy.FOLDER.glob("*.toml"):
            text = path.read_text(encoding="utf-8")
            text = text.replace(f'versie = "{toy.FLOW.version}"', f'versie = "{tag[1:]}"')
            (rules / path.name).write_text(text, encoding="utf-8")
        git("add", ".")
        git("commit", "--quiet", "--message", tag)
        git("tag", tag)
    return folder


NOW = replace(toy.FLOW, version="10.0.0")


def test_every_tag_of_an_older_version_counts_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    project = repository(tmp_path, "v2.0.0", "v9.1.0", "v9.0.0", "v11.0.0")
    assert [flow.version for flow in versions(NOW, project)] == [
        "2.0.0",
        "9.0.0",
        "9.1.0",
        "10.0.0",
    ]


def test_rules_that_cannot_be_read_any_more_are_left_out(tmp_path: Path) -> None:
    project = repository(tmp_path, "v2.0.0")
    kept = tmp_path / "scripts/faces/pages/eerder/1.0.0"
    kept.mkdir(parents=True)
    (kept / "vragen.toml").write_text("[[vraag]]\n", encoding="utf-8")
    assert [flow.version for flow in versions(NOW, project)] == ["2.0.0", "10.0.0"]


def test_a_tag_without_rules_is_no_version(tmp_path: Path) -> None:
    project = repository(tmp_path, "v2.0.0")
    for arguments in (
        ["rm", "-r", "--quiet", "flow"],
        ["-c", "user.name=n", "-c", "user.email=n@e.org", "commit", "--quiet", "-m", "none"],
        ["tag", "v3.0.0"],
    ):
        subprocess.run(["git", "-C", project, *arguments], check=True, capture_output=True)
    assert [flow.version for flow in versions(NOW, project)] == ["2.0.0", "10.0.0"]


def test_without_a_repository_there_is_this_version_only(tmp_path: Path) -> None:
    assert versions(NOW, tmp_path) == (NOW,)


def test_the_project_has_older_versions_to_show() -> None:
    every = versions(FLOW, ROOT)
    assert len(every) > 1
    assert every[-1] is FLOW


@pytest.mark.parametrize("version", ["10.0.0", "10.0.1"])
def test_a_tag_of_this_version_or_a_newer_one_is_not_older(tmp_path: Path, version: str) -> None:
    assert versions(NOW, repository(tmp_path, f"v{version}")) == (NOW,)
