"""Reads from CHANGELOG.md what changed in a version."""

from __future__ import annotations

import re

from scripts.faces.tools.errors import FaceError

NEXT = "Unreleased"
HEADING = re.compile(r"^## (\S+).*\n", re.MULTILINE)


def sections(text: str) -> dict[str, str]:
    """Return what stands under each heading of a version, newest first as they stand there."""
    parts = HEADING.split(text)[1:]
    return {name: told.strip() for name, told in zip(parts[::2], parts[1::2], strict=True)}


def told(text: str, version: str) -> str:
    """Return what changed in a version; raises FaceError when that is not told."""
    if found := sections(text).get(version):
        return found
    raise FaceError(
        f"CHANGELOG.md tells nothing under '## {version}': write there what changed; "
        f"most of it stands under '## {NEXT}'"
    )


def told_or_next(text: str, version: str) -> str:
    """Return what changed in a version, or what stands ready for the next one."""
    return told(text, version if version in sections(text) else NEXT)
