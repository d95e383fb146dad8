"""The moment this version of the site is from, for the pages and documents that carry a date."""

import datetime
import os

from flow.rules.model import Flow
from scripts.faces.tools.cache import ROOT
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.process import run

LATEST = 253_402_300_799  # the last second of the year 9999


def build_timestamp(flow: Flow) -> int:
    """Return that moment in seconds UTC; two builds of one version have the same.

    SOURCE_DATE_EPOCH when it is set, else the last commit, else the check of the rules.
    """
    chosen = os.environ.get("SOURCE_DATE_EPOCH")
    if not chosen:
        return _last_commit() or _last_check(flow)
    if not chosen.isdecimal() or int(chosen) > LATEST:
        raise FaceError(f"SOURCE_DATE_EPOCH is {chosen!r}; set it to whole seconds since 1970")
    return int(chosen)


def _last_commit() -> int | None:
    try:
        return int(run("Reading the last commit", "git", "-C", ROOT, "log", "-1", "--format=%ct"))
    except (FaceError, OSError):  # no git, no repository or no commit
        return None


def _last_check(flow: Flow) -> int:
    midnight = datetime.datetime.combine(flow.checked, datetime.time(), datetime.UTC)
    return int(midnight.timestamp())
