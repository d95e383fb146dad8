"""Makes a page at every address that was given out once, to lead on to where its text is now."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from scripts.faces.tools.errors import FaceError

LIST = Path(__file__).with_name("moved.toml")
SCRIPT = "assets/js/verhuisd.js"  # leads on with the heading that was asked for
PAGE = """\
<!doctype html>
<html lang="nl" data-naar="{target}" data-ankers="{anchors}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>Deze pagina is verhuisd</title>
    <noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
    <script src="{root}{script}"></script>
  </head>
  <body>
    <main>
      <h1>Deze pagina is verhuisd</h1>
      <p><a href="{target}">Ga naar de nieuwe plek</a></p>
    </main>
  </body>
</html>
"""


@dataclass(frozen=True)
class Move:
    """An old address and where it leads; `anchors` are headings that went to another page."""

    old: str
    new: str
    anchors: Mapping[str, str] = field(default_factory=dict)


def read_moves() -> tuple[Move, ...]:
    """Return all moves; addresses are paths in the site."""
    listed = tomllib.loads(LIST.read_text(encoding="utf-8"))["verhuisd"]
    return tuple(Move(one["van"], one["naar"], one.get("ankers", {})) for one in listed)


def lead_on(site: Path) -> None:
    """Add the pages that lead on to a built site; raises FaceError where one leads nowhere."""
    for move in read_moves():
        page = site / move.old / "index.html"
        if page.exists():
            raise FaceError(
                f"{LIST.name}: '{move.old}' is a page of the site; take it off the list"
            )
        if lost := next(_lost(site, move), None):
            raise FaceError(f"{LIST.name}: '{move.old}' leads to '{lost}', which is not there")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_page(move), encoding="utf-8", newline="\n")


def _lost(site: Path, move: Move) -> Iterator[str]:
    """Yield the addresses that no page of the site has, or no element of it."""
    for address in (move.new, *move.anchors.values()):
        path, _, anchor = address.partition("#")
        page = site / path / "index.html"
        if not page.is_file() or (anchor and f'id="{anchor}"' not in page.read_text("utf-8")):
            yield address


def _page(move: Move) -> str:
    root = "../" * move.old.count("/")
    anchors = {name: root + address for name, address in move.anchors.items()}
    return PAGE.format(
        target=escape(root + move.new),
        anchors=escape(json.dumps(anchors)),
        root=root,
        script=SCRIPT,
    )
