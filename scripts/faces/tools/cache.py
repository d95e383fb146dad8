"""Where downloaded and compiled files are kept: outside the tree, so every clone can use them."""

import hashlib
import os
from functools import cache
from pathlib import Path

from scripts.faces.tools.checksums import damaged
from scripts.faces.tools.errors import FaceError

ROOT = Path(__file__).parents[3]
NPM_LOCK = ROOT / "scripts" / "npm" / "package-lock.json"


def cache_dir() -> Path:
    """Return the folder for files that can always be made again."""
    chosen = os.environ.get("MAS_WIJZER_CACHE")
    shared = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return (Path(chosen) if chosen else Path(shared) / "mas-wijzer").absolute()


def npm_dir() -> Path:
    """Return the folder of the npm files; another lock file means another folder."""
    return cache_dir() / f"npm-{hashlib.sha256(NPM_LOCK.read_bytes()).hexdigest()[:12]}"


def npm_package(name: str) -> Path:
    """Return the folder of one npm package, with every file as it was downloaded."""
    return _whole_package(npm_dir(), name)


@cache
def _whole_package(npm: Path, name: str) -> Path:
    folder = npm / "node_modules" / name
    remedy = f"remove {npm} if it is there, and run scripts/setup build"
    if not folder.is_dir():
        raise FaceError(f"The npm package {name} is not installed: {remedy}")
    for path in damaged(npm, f"node_modules/{name}/"):
        raise FaceError(f"{path} is gone or was damaged after it was downloaded: {remedy}")
    return folder


if __name__ == "__main__":
    print(npm_dir())  # for scripts/setup, so that the place is decided here only
