"""The rules of the last version, by its git tag or as it was kept, to tell what changed since."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from flow.compare.difference import Diff, diff
from flow.rules.check import problems
from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from flow.rules.model import Flow
from scripts.faces.pages.changes import told
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.process import run

RULES = "flow/mas/"
KEPT = "scripts/faces/pages/eerder"  # versions from before there were tags, a folder each
FIRST = "Dit is de eerste versie van de regels. Er is nog geen oudere om mee te vergelijken.\n"
UNREADABLE = "De regels van {tag} hebben een andere vorm, dus vergelijken met nu kan niet.\n"


def since_last_version(flow: Flow, project: Path) -> str:
    """Tell what changed since the last older version; one sentence when that is not known."""
    return told_since(*last_difference(flow, project))


def told_since(tag: str, compared: Diff | None) -> str:
    """Tell a difference, or why there is none."""
    if compared:
        return told(compared, tag)
    return UNREADABLE.format(tag=tag) if tag else FIRST


def last_difference(flow: Flow, project: Path) -> tuple[str, Diff | None]:
    """Return the tag of the last older version, if it has one, and what differs since."""
    tag, tagged = _tagged(project, f"v{flow.version}")
    if not tagged or tagged.version == flow.version:
        kept = _kept(flow, project / KEPT)
        if kept:
            return "", diff(kept, flow)
    return tag, diff(tagged, flow) if tagged else None


def _tagged(project: Path, own: str) -> tuple[str, Flow | None]:
    """Return the last tag of a version with rules, and its rules when they can be walked today.

    `own` is the tag of this version: a release differs in nothing from itself.
    """
    try:
        tag = last_tag(project, own)
        return tag, rules_at(project, tag)
    except (FaceError, OSError):  # no git, no repository, no tag, or no rules at that tag
        return "", None


def rules_at(project: Path, tag: str) -> Flow | None:
    """Return the rules of a tag when they can be walked today; fails when it has none."""
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder, "rules.zip")
        git(project, "archive", "--output", str(rules), tag, RULES)
        return sound_rules(zipfile.Path(rules, RULES))


def _kept(flow: Flow, folder: Path) -> Flow | None:
    """Return the last older version that is kept as files."""
    versions = {numbers(path.name): path for path in folder.glob("*.*.*") if path.is_dir()}
    older = [number for number in versions if number < numbers(flow.version)]
    return sound_rules(versions[max(older)]) if older else None


def numbers(version: str) -> tuple[int, ...]:
    """Return a version as numbers, which sort as people count: 10 after 9."""
    return tuple(int(part) for part in version.split("."))


def last_tag(project: Path, but: str) -> str:
    """Return the last tag of a version before this commit, or on it, but that one."""
    named = ("--match", "v*", "--exclude", but)
    return git(project, "describe", "--tags", "--abbrev=0", *named).strip()


def git(project: Path, *arguments: str) -> str:
    """Ask git about the versions of a project; raises FaceError or OSError when it cannot tell."""
    return run("Reading the last version", "git", "-C", project, *arguments)


def sound_rules(folder: Traversable) -> Flow | None:
    """Load rules; None when today's code can't walk them."""
    try:
        flow = Edition(folder).flow
    except RuleError:
        return None
    return None if problems(flow) else flow


def every_version(project: Path) -> Iterator[Flow]:
    """Yield the rules of each version that today's code can read: those kept, then by their tags.

    Only tags up to this commit count; without git there are none.
    """
    kept = sorted(path for path in (project / KEPT).glob("*.*.*") if path.is_dir())
    yield from filter(None, map(sound_rules, kept))
    for tag in _tags(project):
        try:
            older = rules_at(project, tag)
        except FaceError:  # no rules at that tag
            continue
        if older:
            yield older


def _tags(project: Path) -> list[str]:
    try:
        return git(project, "tag", "--list", "v*", "--merged", "HEAD").split()
    except (FaceError, OSError):
        return []
