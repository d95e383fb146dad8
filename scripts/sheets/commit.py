"""Lays out a commit beside the working tree, ready to build."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.faces.tools.cache import ROOT
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.process import run

PINS = "scripts/requirements/build.txt"


def usual() -> str:
    """Return the commit to compare with: the last tag, or else the one before the last."""
    try:
        return _git("Looking for a tag", "describe", "--tags", "--abbrev=0").strip()
    except FaceError:  # there is none
        return "HEAD~1"


@contextmanager
def laid_out(commit: str) -> Iterator[Path]:
    """Give the folder of a commit with all that it needs to be built; it is removed afterwards."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "then"
        _git(f"Laying out {commit}", "worktree", "add", "--detach", folder, commit)
        try:
            _prepare(folder)
            yield folder
        finally:
            _git("Removing it again", "worktree", "remove", "--force", folder)


def _prepare(folder: Path) -> None:
    """Let it use the packages of the working tree, unless it pins others."""
    if (folder / PINS).read_bytes() == (ROOT / PINS).read_bytes():
        (folder / ".venv").symlink_to(ROOT / ".venv")
    run("Preparing it", folder / "scripts" / "setup", "build")


def _git(step: str, *command: str | Path) -> str:
    return run(step, "git", "-C", ROOT, *command)
