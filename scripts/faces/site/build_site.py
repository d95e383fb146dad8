"""Builds the site with MkDocs, strictly, and makes it ready to publish."""

import os
import subprocess
import sys
from pathlib import Path

from scripts.faces.site.addresses import address_pages
from scripts.faces.site.aloud import mend_pages
from scripts.faces.site.generate import generate_all
from scripts.faces.site.moved import lead_on
from scripts.faces.site.notes import place_notes
from scripts.faces.site.offline import keep_offline
from scripts.faces.site.publish import publish
from scripts.faces.site.search import build_search
from scripts.faces.site.shipped import list_parts, write_sums
from scripts.faces.tools.build import Build
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.in_place import alone_in, put_in_place


def build_site(build: Build, stage: Path, target: Path) -> None:
    """Build the site in `target`, ready to publish; `stage` is where it is laid out before.

    Only a finished site comes in the place of the one that was there.
    """
    with alone_in(stage):
        generate_all(build, stage)
        finished = stage / "site"
        build_pages(build, stage, finished)
        publish(finished)
        list_parts(build, finished)
        keep_offline(finished)
        write_sums(finished)
        put_in_place(finished, target)


def build_pages(build: Build, stage: Path, target: Path) -> None:
    """Build the pages, with what they cite, what print and search need, and old addresses."""
    run_mkdocs(build, stage, target)
    place_notes(build.flow.sources, target)
    mend_pages(target)
    lead_on(target)
    address_pages(build, target)
    build_search(target)


def run_mkdocs(build: Build, stage: Path, target: Path) -> None:
    """Build the pages; any warning of MkDocs is an error."""
    settings = {
        "NO_MKDOCS_2_WARNING": "1",  # the theme's banner about its end of life
        "SOURCE_DATE_EPOCH": str(build.built),
        "SITE_NAME": build.site_name,
        "FOOTER": build.flow.region.footer,
        "SITE_URL": build.site_url,
        "REPOSITORY": build.repository,
        "RULES_VERSION": build.flow.told_version,
    }
    # Neither -q nor -v: with them MkDocs 1.6 forgets that it is strict.
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", target.absolute())
    result = subprocess.run(
        command, cwd=stage, env=os.environ | settings, capture_output=True, encoding="utf-8"
    )
    if result.returncode:
        lines = result.stderr.splitlines()
        if any(line.startswith("Traceback") for line in lines):
            lines = lines[-1:]  # what went wrong; where in MkDocs helps nobody
        told = [line for line in lines if line and not line.startswith(("INFO", "Aborted"))]
        raise FaceError("\n".join(("MkDocs did not build the site:", *told)))
