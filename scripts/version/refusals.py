"""What keeps a version from going out: each refusal names the thing and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from scripts.faces.tools.build import Build
from scripts.faces.tools.errors import FaceError
from scripts.version.changelog import told

OWN = ("localhost", "127.", "0.0.0.0", "[::1]")  # how an address of one's own computer begins
SOURCE = re.compile(r"^url: *[\"']?([^\"'\s]+)", re.MULTILINE)


def refuse(build: Build, tag: str, root: Path) -> None:
    """Raise FaceError with all that is wrong; `root` holds CHANGELOG.md and publiccode.yml.

    Without a tag it is a rehearsal: then only the address must be one that others can reach.
    """
    found = [*_address(build.site_url), *(_tagged(build, tag, root) if tag else ())]
    if found:
        raise FaceError("\n".join(found))


def _address(address: str) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.netloc.startswith(OWN) or parts.netloc.partition(":")[0].endswith(".local"):
        yield f"sheets and QR codes would lead to {address}, which nobody else can open"
    elif parts.scheme != "https":
        yield f"'{address}' is not safe on the way: give --site-url an address with https"


def _tagged(build: Build, tag: str, root: Path) -> Iterator[str]:
    version = build.flow.version
    if tag != f"v{version}":
        yield (
            f"the tag is '{tag}' and flow/mas/regels.toml says versie '{version}': "
            f"change versie, or tag v{version}"
        )
    try:
        told((root / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    except FaceError as error:
        yield str(error)
    yield from _source(build.repository, (root / "publiccode.yml").read_text(encoding="utf-8"))


def _source(repository: str, publiccode: str) -> Iterator[str]:
    """Yield why catalogues would be led elsewhere, when they would be."""
    found = SOURCE.search(publiccode)
    named = found[1] if found else ""
    if not repository:
        yield "a version tells where its code is: add --repository https://github.com/OWNER/NAME"
    elif named.removesuffix(".git") != repository:
        yield f"publiccode.yml says url '{named}' and this is {repository}: change that line"
