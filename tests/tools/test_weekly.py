"""The weekly looks come together in one issue, which is written anew and never made twice."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from scripts import weekly
from scripts.weekly import ASKS, NOT_DONE, SHOWN, Looked, body, found_in, look, read, report

RUN = "https://github.com/iemand/mas-wijzer/actions/runs/1"
NOTHING = dict.fromkeys(ASKS, Looked(0, "All is well.\n"))
SOME = NOTHING | {"links": Looked(1, "1 gone\n"), "audit": Looked(2, "weak\n")}

# Stands in for GitHub's own command: tells the issue of issue.json, writes down what it is asked.
GH = f"""#!{sys.executable}
import json, pathlib, sys
here = pathlib.Path(__file__).parent
if sys.argv[1:3] == ["issue", "list"]:
    print((here / "issue.json").read_text())
else:
    told = sys.stdin.read() if "-" in sys.argv else ""
    with (here / "asked").open("a") as asked:
        asked.write(json.dumps([sys.argv[1:], told]) + "\\n")
"""


class GitHub:
    """The one issue as it is, and what was asked of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "gh").write_text(GH)
        (folder / "gh").chmod(0o755)
        self.has()

    def has(self, *found: str, state: str = "OPEN") -> None:
        """Let it have an issue that tells of these looks; without a word, let it have none."""
        issue = {"number": 7, "state": state, "body": f"<!-- found: {' '.join(found)} -->\ntext"}
        (self.folder / "issue.json").write_text(json.dumps([issue] if found else []))

    @property
    def asked(self) -> list[tuple[list[str], str]]:
        """Return each command with what it was told."""
        file = self.folder / "asked"
        return (
            [tuple(json.loads(line)) for line in file.read_text().splitlines()]
            if file.is_file()
            else []
        )

    @property
    def verbs(self) -> list[str]:
        """Return what was done, in short."""
        return [" ".join(command[:2]) for command, _ in self.asked]


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GitHub:
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return GitHub(tmp_path)


def test_what_was_found_stands_first_with_what_was_said() -> None:
    text = body(SOME, RUN)
    headings = [line[3:].split(":")[0] for line in text.splitlines() if line.startswith("## ")]
    assert headings == ["audit", "links", "accessible", "generators", "mutate", "outdated"]
    assert "```text\n1 gone\n```" in text
    assert text.count("<details>") == 4
    assert RUN in text


def test_look_that_never_ended_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text('{"code": 0, "said": "fine"}')
    looks = read(tmp_path)
    assert looks["links"] == Looked(0, "fine")
    assert looks["mutate"] == NOT_DONE
    assert found_in(looks) == [name for name in ASKS if name != "links"]


def test_what_was_said_cannot_break_out_of_its_frame() -> None:
    text = body(NOTHING | {"links": Looked(1, "```\n@iedereen\n````\n")}, RUN)
    assert "`````text\n```\n@iedereen\n````\n`````" in text


def test_end_of_a_long_story_is_told_and_all_of_them_fit_in_an_issue() -> None:
    long = Looked(1, "a" * 100_000 + "the end")
    text = body(dict.fromkeys(ASKS, long), RUN)
    assert text.count("the end") == len(ASKS)
    assert f"(the last of {len(long.said)} signs)" in text
    assert SHOWN * len(ASKS) < len(text) < 65_536


def test_first_find_makes_the_issue(github: GitHub) -> None:
    report(SOME, RUN)
    assert github.verbs == ["label create", "issue create"]
    command, told = github.asked[1]
    assert weekly.TITLE in command
    assert told == body(SOME, RUN)


def test_nothing_found_makes_no_issue(github: GitHub) -> None:
    report(NOTHING, RUN)
    assert github.verbs == []


@pytest.mark.parametrize(
    ("before", "state", "looks", "verbs"),
    [
        (["audit", "links"], "OPEN", SOME, ["issue edit"]),
        (["links"], "OPEN", SOME, ["issue edit", "issue comment"]),
        (["links"], "OPEN", NOTHING, ["issue edit", "issue close"]),
        (["audit", "links"], "CLOSED", SOME, ["issue edit", "issue reopen", "issue comment"]),
        (["links"], "CLOSED", NOTHING, ["issue edit"]),
    ],
)
def test_issue_that_is_there_is_written_anew(
    github: GitHub, before: list[str], state: str, looks: dict[str, Looked], verbs: list[str]
) -> None:
    github.has(*before, state=state)
    report(looks, RUN)
    assert github.verbs == verbs
    assert all(command[2] == "7" for command, _ in github.asked)
    assert github.asked[0][1] == body(looks, RUN)


def test_what_is_written_is_what_the_next_week_reads(github: GitHub) -> None:
    github.has("links")
    issue = [{"number": 7, "state": "OPEN", "body": body(SOME, RUN)}]
    (github.folder / "issue.json").write_text(json.dumps(issue))
    report(SOME, RUN)
    assert github.verbs == ["issue edit"]


@pytest.mark.parametrize("code", [0, 3])
def test_look_shows_what_a_command_says_and_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], code: int
) -> None:
    monkeypatch.setattr(weekly, "ROOT", tmp_path)
    (tmp_path / "scripts").mkdir()
    program = tmp_path / "scripts" / "links"
    program.write_text(f"#!/bin/sh\necho one\necho two >&2\nexit {code}\n")
    program.chmod(0o755)
    assert look("links", tmp_path / "looked") == code
    assert capfd.readouterr().out == "one\ntwo\n"
    assert read(tmp_path / "looked")["links"] == Looked(code, "one\ntwo\n")


def test_every_look_is_a_command() -> None:
    assert all(os.access(weekly.ROOT / "scripts" / name, os.X_OK) for name in ASKS)
