"""Builds the site with MkDocs, strictly, and makes it ready to publish."""

import os
import subprocess
import sys
from pathlib import Path

from scripts.faces.cache import ROOT
from scripts.faces.errors import FaceError
from scripts.faces.gather import gather
from scripts.faces.moment import build_timestamp
from scripts.faces.publish import publish
from scripts.faces.sheets import address_pages


def build_site(target: Path, site_url: str | None) -> None:
    """Build the site in `target`; its pages know `site_url` as their address."""
    build_pages(target, site_url)
    publish(target)


def build_pages(target: Path, site_url: str | None) -> None:
    """Build the pages, with those that hold a whole section and all that print needs."""
    run_mkdocs(target, site_url)
    gather(target)
    address_pages(target)


def run_mkdocs(target: Path, site_url: str | None) -> None:
    """Build the pages; any warning of MkDocs is an error."""
    settings = {
        "NO_MKDOCS_2_WARNING": "1",  # the theme's banner about its end of life
        "SOURCE_DATE_EPOCH": str(build_timestamp()),
    }
    if site_url:
        settings["SITE_URL"] = site_url
    # Neither -q nor -v: with them MkDocs 1.6 forgets that it is strict.
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", target.absolute())
    result = subprocess.run(
        command, cwd=ROOT, env=os.environ | settings, capture_output=True, encoding="utf-8"
    )
    if result.returncode:
        lines = result.stderr.splitlines()
        told = [line for line in lines if line and not line.startswith(("INFO", "Aborted"))]
        raise FaceError("\n".join(("MkDocs did not build the site:", *told)))
