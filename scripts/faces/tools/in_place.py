"""Puts a finished folder in the place of an old one, and lets one build at a time do so."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.faces.tools.cache import cache_dir
from scripts.faces.tools.errors import FaceError


def put_in_place(finished: Path, target: Path) -> None:
    """Move a folder to `target`: who looks there meanwhile sees the old one whole, or the new."""
    old = finished.with_name(f"{finished.name}-before")
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        shutil.move(target, old)
    shutil.move(finished, target)
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Refuse to work in a folder in which another build is at work; that one is left in peace."""
    name = hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:12]
    cache_dir().mkdir(parents=True, exist_ok=True)
    with (cache_dir() / f"build-{name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # the system lets go when we end
        except BlockingIOError:
            raise FaceError(
                f"another build is at work in {folder}: wait until it is done, "
                "or build with --stage in a folder of its own"
            ) from None
        yield
