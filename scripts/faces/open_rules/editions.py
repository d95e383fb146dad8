"""Every version of the rules there is: those kept as files, those with a git tag, and this one."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from flow.rules.model import Flow
from scripts.faces.pages.since_last_version import KEPT, RULES, numbers, sound_rules
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.process import run


def versions(flow: Flow, project: Path) -> tuple[Flow, ...]:
    """Return the rules of each version that today's code can read, oldest first, `flow` last.

    What is newer than `flow`, or has another shape, is left out; of two with the same version the
    tag counts.
    """
    found = {old.version: old for old in (*_kept(project / KEPT), *_tagged(project))}
    older = [old for old in found.values() if numbers(old.version) < numbers(flow.version)]
    return (*sorted(older, key=lambda old: numbers(old.version)), flow)


def _kept(folder: Path) -> Iterator[Flow]:
    for path in sorted(folder.glob("*.*.*")):
        if path.is_dir() and (flow := sound_rules(path)):
            yield flow


def _tagged(project: Path) -> Iterator[Flow]:
    """Yield the rules at every tag of a version; there are none without git or a repository."""
    try:
        tags = _git(project, "tag", "--list", "v*").split()
    except (FaceError, OSError):
        return
    for tag in tags:
        with tempfile.TemporaryDirectory() as folder:
            rules = Path(folder, "rules.zip")
            try:
                _git(project, "archive", "--output", str(rules), tag, RULES)
            except FaceError:  # no rules at that tag
                continue
            if flow := sound_rules(zipfile.Path(rules, RULES)):
                yield flow


def _git(project: Path, *arguments: str) -> str:
    return run("Reading older versions", "git", "-C", project, *arguments)
