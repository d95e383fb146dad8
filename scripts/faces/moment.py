"""The moment this version of the site is from, for the pages and documents that carry a date."""

import datetime
import os

from flow.load import load
from scripts.faces.cache import ROOT
from scripts.faces.errors import FaceError
from scripts.faces.process import run

LATEST = 253_402_300_799  # the last second of the year 9999


def build_timestamp() -> int:
    """Return that moment in seconds UTC; two builds of one version have the same.

    SOURCE_DATE_EPOCH when it is set, else the last commit, else the check of the rules.
    """
    chosen = os.environ.get("SOURCE_DATE_EPOCH")
    if not chosen:
        return _last_commit() or _last_check()
    if not chosen.isdecimal() or int(chosen) > LATEST:
        raise FaceError(f"SOURCE_DATE_EPOCH is {chosen!r}; set it to whole seconds since 1970")
    return int(chosen)


def build_date() -> datetime.date:
    """Return the day of that moment, UTC."""
    return datetime.datetime.fromtimestamp(build_timestamp(), datetime.UTC).date()


def _last_commit() -> int | None:
    try:
        return int(run("Reading the last commit", "git", "-C", ROOT, "log", "-1", "--format=%ct"))
    except (FaceError, OSError):  # no git, no repository or no commit
        return None


def _last_check() -> int:
    midnight = datetime.datetime.combine(load().checked, datetime.time(), datetime.UTC)
    return int(midnight.timestamp())
