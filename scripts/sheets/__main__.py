"""Shows what looks other on paper than at a commit: scripts/looks [COMMIT]."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from scripts.faces.tools.cache import ROOT
from scripts.faces.tools.errors import FaceError
from scripts.published import build
from scripts.sheets.commit import laid_out, usual
from scripts.sheets.difference import Difference, differences
from scripts.sheets.paper import chromium, papers

SITE_URL = "https://voorbeeld.github.io/mas-wijzer/"
TARGET = ROOT / "build" / "looks"
PARTS = ("before", "after", "difference")


def main() -> int:
    """Build both, put them on paper, and tell which sheets differ; 0 when none does."""
    parser = argparse.ArgumentParser(prog="scripts/looks", description=__doc__)
    parser.add_argument("commit", nargs="?", help="the last tag, or else HEAD~1, unless told")
    commit = parser.parse_args().commit or usual()
    try:
        before, after = both(commit)
    except FaceError as error:
        parser.error(str(error))  # ends with 2: nothing was compared
    except subprocess.CalledProcessError:
        parser.error("that site cannot be built; why stands above this")
    shutil.rmtree(TARGET, ignore_errors=True)
    return tell(differences(before, after), TARGET)


def both(commit: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return everything on paper as the commit makes it, and as the working tree does."""
    with tempfile.TemporaryDirectory() as name, laid_out(commit) as then, chromium() as browser:
        now = f"{time.time():.0f}"  # one moment for both, or every sheet has another date
        made = []
        for part, root in (("before", then), ("after", ROOT)):
            print(f"Building {commit if root == then else 'the working tree'} …", flush=True)
            site = Path(name) / part / "site"
            site.parent.mkdir()
            build(site, SITE_URL, "", root, SOURCE_DATE_EPOCH=now)
            made.append(papers(site, browser))
    before, after = made
    return before, after


def tell(found: Iterable[Difference], target: Path) -> int:
    """Print each difference and keep its pictures in a folder; return 1 when there are any."""
    number = 0
    for number, (name, told, pictures) in enumerate(found, 1):
        print(f"{name}: {told}")
        for part, picture in zip(PARTS, pictures, strict=False):
            target.mkdir(parents=True, exist_ok=True)
            picture.save(target / f"{number:03}-{file_name(name)}-{part}.png")
    if target.is_dir():
        where = os.path.relpath(target)
        print(f"What differs is in {where}: before, after, and in red what is other.")
    elif not number:
        print("Everything on paper looks as it did.")
    return int(number > 0)


def file_name(name: str) -> str:
    """Return a name that can be one of a file."""
    return name.strip("/").replace("/", "_") or "home"


if __name__ == "__main__":
    sys.exit(main())
