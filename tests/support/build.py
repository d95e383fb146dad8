"""The build that the tests look at: the rules and texts of this project, at a fixed address."""

from dataclasses import replace

from flow.rules.edition import Edition
from flow.rules.model import Flow
from scripts.faces.documents.catalog import load_catalog
from scripts.faces.tools.build import Build, new_build
from scripts.faces.tools.cache import ROOT

SUB_PATH = "/mas-wijzer/"  # as on GitHub Pages
EDITION = Edition()
FLOW, HANDBOOK = EDITION.flow, EDITION.handbook
CATALOG = load_catalog(EDITION)
# Not where the tests serve it: a site tells the address it was built for, wherever it is looked at.
BUILD: Build = new_build(f"https://example.org{SUB_PATH}", EDITION, ROOT / "docs")
DOWNLOADS = "stage/docs/gemaakt/downloads"


def build_with(flow: Flow) -> Build:
    """Return the build with other rules, as if they had been read from the folder."""
    edition = Edition(EDITION.folder)
    edition.flow = flow
    return replace(BUILD, edition=edition)
