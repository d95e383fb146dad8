"""What one build of the site is made of: rules, texts, an address and a moment."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from flow.rules.edition import Edition
from flow.rules.fingerprint import told_rules
from flow.rules.handbook import Handbook
from flow.rules.model import Flow
from scripts.faces.tools.cache import ROOT
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.moment import build_timestamp

ADDRESS = re.compile(r"https?://[^\s/?#\"'<>&]+(/[^\s?#\"'<>&]*)?")

REPOSITORY = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+/?")


@dataclass(frozen=True)
class Build:
    """Handed down to everything that makes a part of the site.

    `docs` is the folder with the texts; `site_url` the address the site will have, with a slash at
    the end; `built` is in seconds since 1970 and is no clock: see moment. `repository` is where
    visitors report what is wrong, on GitHub; without it no page asks for that. A draft is to be
    looked at here: Python comes in a larger file, which is made sooner.
    """

    edition: Edition
    docs: Path
    site_url: str
    built: int
    repository: str = ""
    is_draft: bool = False

    @property
    def flow(self) -> Flow:
        """The decision rules and the step plan."""
        return self.edition.flow

    @property
    def handbook(self) -> Handbook:
        """The cards."""
        return self.edition.handbook

    @property
    def site_name(self) -> str:
        """The name of the site, with that of the region whose edition it is."""
        return f"{self.flow.site} {self.flow.region_name}".strip()

    @property
    def date(self) -> datetime.datetime:
        """The moment this version is from, in UTC."""
        return datetime.datetime.fromtimestamp(self.built, datetime.UTC)

    @property
    def rules_line(self) -> str:
        """Which rules these are, and when they were checked."""
        flow = self.flow
        return f"regels versie {told_rules(flow)}, gecontroleerd op {flow.checked:%d-%m-%Y}"

    @property
    def line(self) -> str:
        """What stands on every sheet about the version."""
        return f"{self.rules_line}, gemaakt op {self.date:%d-%m-%Y}"


def new_build(
    site_url: str,
    edition: Edition | None = None,
    docs: Path | None = None,
    repository: str = "",
    is_draft: bool = False,
) -> Build:
    """Return a build of these rules and texts, by default those of this project, as of now."""
    edition = edition or Edition()
    address, built = told_address(site_url), build_timestamp(edition.flow)
    texts = docs or ROOT / "docs"
    return Build(edition, texts, address, built, told_repository(repository), is_draft)


def told_address(given: str) -> str:
    """Return the address with a slash at the end; raises FaceError for what is no address."""
    if not ADDRESS.fullmatch(given):
        raise FaceError(
            f"sheets, QR codes and documents tell the address of the site, and '{given}' is none: "
            "add --site-url https://NAME.github.io/mas-wijzer/, "
            "or look at the site on this computer with ./scripts/serve"
        )
    return f"{given.rstrip('/')}/"


def told_repository(given: str) -> str:
    """Return the address of the repository, or nothing; raises FaceError for another address."""
    if given and not REPOSITORY.fullmatch(given):
        raise FaceError(
            f"visitors report what is wrong in a repository on GitHub, and '{given}' is none: "
            "add --repository https://github.com/OWNER/NAME, or leave it out"
        )
    return given.rstrip("/")
