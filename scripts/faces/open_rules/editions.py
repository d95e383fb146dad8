"""Every version of the rules there is: those kept as files, those with a git tag, and this one."""

from __future__ import annotations

from pathlib import Path

from flow.rules.model import Flow
from scripts.faces.pages.since_last_version import every_version, numbers


def versions(flow: Flow, project: Path) -> tuple[Flow, ...]:
    """Return the rules of each version that today's code can read, oldest first, `flow` last.

    What is newer than `flow`, or has another shape, is left out; of two with the same version the
    tag counts.
    """
    found = {old.version: old for old in every_version(project)}
    older = [old for old in found.values() if numbers(old.version) < numbers(flow.version)]
    return (*sorted(older, key=lambda old: numbers(old.version)), flow)
