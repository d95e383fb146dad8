"""The rules of the last version with a git tag, to tell what changed since."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

from flow.compare.difference import diff
from flow.rules.check import problems
from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from flow.rules.model import Flow
from scripts.faces.pages.changes import told
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.process import run

RULES = "flow/mas/"
FIRST = "Dit is de eerste versie van de regels. Er is nog geen oudere om mee te vergelijken.\n"
UNREADABLE = "De regels van {tag} hebben een andere vorm, dus vergelijken met nu kan niet.\n"


def since_last_tag(flow: Flow, project: Path) -> str:
    """Tell what changed since the last version; one sentence when that is not known."""
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder, "rules.zip")
        try:
            tag = last_tag(project)
            _git(project, "archive", "--output", str(rules), tag, RULES)
        except (FaceError, OSError):  # no git, no repository, no tag, or no rules at that tag
            return FIRST
        old = _sound_rules(rules)
    return told(diff(old, flow), tag) if old else UNREADABLE.format(tag=tag)


def last_tag(project: Path) -> str:
    """Return the last tag of a version before this commit, or on it."""
    return _git(project, "describe", "--tags", "--abbrev=0", "--match", "v*").strip()


def _git(project: Path, *arguments: str) -> str:
    return run("Reading the last version", "git", "-C", project, *arguments)


def _sound_rules(archive: Path) -> Flow | None:
    """Load the rules in an archive; None when today's code can't walk them."""
    try:
        flow = Edition(zipfile.Path(archive, RULES)).flow
    except RuleError:
        return None
    return None if problems(flow) else flow
