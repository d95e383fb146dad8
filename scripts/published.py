"""Compares a published site with what this commit makes of it: scripts/verify ADDRESS."""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts.faces.site.shipped import SUMS
from scripts.faces.tools.cache import ROOT

AT_ONCE = 8  # files
PATIENCE = 60  # seconds


def main() -> int:
    """Build, fetch every file that was published, and tell which differ; 0 when none does."""
    parser = argparse.ArgumentParser(prog="scripts/verify", description=__doc__)
    parser.add_argument("address", help="of the home page")
    parser.add_argument("--repository", default="", help="that it was built with")
    parser.add_argument("--site-url", default="", help="that it was built for; ADDRESS unless told")
    chosen = parser.parse_args()
    address = f"{chosen.address.rstrip('/')}/"
    with tempfile.TemporaryDirectory() as name:
        made = Path(name) / "site"
        build(made, chosen.site_url or address, chosen.repository)
        found = sorted(differences(made, address))
        total = len(sums(made))
    print("\n".join(found) or f"All {total} files of {address} are those of this commit.")
    return int(bool(found))


def build(target: Path, address: str, repository: str, root: Path = ROOT, **env: str) -> None:
    """Build the site as it was published, from this folder or that of another commit."""
    command = (root / ".venv/bin/python", "-m", "scripts.faces", "build", "--out", target)
    told = ("--site-url", address, "--stage", target.with_name("stage"))
    reported = ("--repository", repository) if repository else ()  # older commits do not know it
    subprocess.run(
        (*command, *told, *reported),
        cwd=root,
        env=os.environ | env,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def sums(site: Path) -> dict[str, str]:
    """Return the hash of every file that a site lists."""
    lines = (site / SUMS).read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def differences(made: Path, address: str) -> Iterator[str]:
    """Yield a line for every file that is other than this commit makes it, gone, or extra."""
    wanted = sums(made)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        fetched = pool.map(lambda name: _digest(f"{address}{name}"), wanted)
        for name, found in zip(wanted, fetched, strict=True):
            if found != wanted[name]:
                yield f"{name}: {'not there' if found is None else 'differs'}"
    try:
        with urllib.request.urlopen(f"{address}{SUMS}", timeout=PATIENCE) as answer:
            listed = answer.read().decode().splitlines()
    except urllib.error.URLError as error:
        yield f"{SUMS}: {error.reason}"
        return
    extra = {line.partition("  ")[2] for line in listed} - wanted.keys()
    yield from (f"{name}: this commit does not make it" for name in extra)


def _digest(address: str) -> str | None:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return hashlib.sha256(answer.read()).hexdigest()
    except urllib.error.URLError:
        return None


if __name__ == "__main__":
    sys.exit(main())
