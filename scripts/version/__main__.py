"""Makes everything of a version but its publication: scripts/release --site-url ADDRESS."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from flow.rules.errors import RuleError
from scripts.faces.site.build_site import build_site
from scripts.faces.tools.build import Build, new_build
from scripts.faces.tools.cache import ROOT
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.in_place import put_in_place
from scripts.version.changelog import told_or_next
from scripts.version.lay_out import FILES, lay_out
from scripts.version.refusals import refuse

TARGET = ROOT / "build" / "release"


def main(arguments: Sequence[str] | None = None) -> int:
    """Lay the version out and name its files; a refusal is one clear message and exit code 1."""
    parser = argparse.ArgumentParser(prog="scripts/release", description=__doc__)
    parser.add_argument("--tag", default="", help="of this version; without it, it is a rehearsal")
    parser.add_argument("--site-url", default="", help="address the site has")
    parser.add_argument("--repository", default="", help="https://github.com/OWNER/NAME")
    parser.add_argument("--out", type=Path, default=TARGET, help="folder to lay it out in")
    chosen = parser.parse_args(arguments)
    try:
        build = new_build(chosen.site_url, repository=chosen.repository)
        refuse(build, chosen.tag, ROOT)
        make(build, chosen.out)
    except (FaceError, RuleError) as error:
        print(f"No version goes out: {error}", file=sys.stderr)
        return 1
    print(f"{build.flow.version} is in {chosen.out}", *_sizes(chosen.out / FILES), sep="\n  ")
    return 0


def make(build: Build, target: Path) -> None:
    """Build the site and lay the version out in `target`: whole, or what was there stays."""
    changed = told_or_next((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), build.flow.version)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        build_site(build, work / "stage", work / "site")
        lay_out(build, work / "site", changed, work / "release")
        put_in_place(work / "release", target)


def _sizes(files: Path) -> list[str]:
    sizes = {path.name: path.stat().st_size for path in sorted(files.iterdir())}
    return [f"{size / 1000:10,.0f} kB  {name}" for name, size in sizes.items()]


if __name__ == "__main__":
    sys.exit(main())
