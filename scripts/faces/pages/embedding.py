"""The routewijzer in a frame on another site: its page, and the line that puts it there."""

from __future__ import annotations

import re
from functools import partial
from html import escape
from pathlib import Path

from scripts.faces.pages.markdown import Fragments
from scripts.faces.tools.errors import FaceError

PLACE = "inbedden"  # in the site
SOURCE = "routewijzer/index.md"  # as deep in the site, so its links are right here too
# What shows the screens, with all that its script asks for.
SCREENS = re.compile(r'^<div class="rw-links">$.*?^<script [^\n]*</script>$', re.M | re.S)
HEIGHT = 700  # pixels: a question with its answers, where a column of text is this wide
TITLE = "Routewijzer schoolverzuim van de {site}"
# What a frame may do. Without forms an answer would not reach its script, without modals nothing is
# printed, and a link opens a tab that is as free as any other.
RIGHTS = (
    "allow-scripts allow-same-origin allow-forms allow-modals "
    "allow-popups allow-popups-to-escape-sandbox"
)
PAGE = """\
---
title: Routewijzer
description: De routewijzer van de {site}, voor in een andere website.
template: inbedden.html
stijl: assets/css/inbedden.css
search:
  exclude: true
---

# Routewijzer

De uitkomst is een advies: de leerplichtambtenaar beslist.
Uw antwoorden blijven op dit apparaat.
{{ .rw-inleiding }}

<p class="rw-melding ib-zonder">Hier werkt de routewijzer alleen met JavaScript. \
Op de {site} staan alle vragen ook onder elkaar.</p>

{screens}

<div class="ib-voet" markdown>

[Open op de {site}](../routewijzer/index.md)

Links openen in een nieuw tabblad.

--8<-- "regels.md"

</div>
"""


def texts(docs: Path, site: str) -> dict[str, str]:
    """Return the page for in a frame, by its path in `docs`: with the screens of the routewijzer.

    Raises FaceError when these are not to be found there.
    """
    found = SCREENS.search((docs / SOURCE).read_text(encoding="utf-8"))
    if not found:
        raise FaceError(
            f"docs/{SOURCE}: the screens that {PLACE}/ shows too are not there, "
            "from the line with rw-links to the script below it"
        )
    page = PAGE.format(site=site, screens=found[0])
    return {f"{PLACE}/index.md": page}


def fragments(site_url: str, site: str) -> Fragments:
    """Return the line to copy, and what it shows."""
    return {
        "inbedden-regel.html": partial(_told, site_url, site),
        "inbedden-voorbeeld.html": partial(_example, site),
    }


def frame(address: str, site: str, size: str = "") -> str:
    """Return the line that shows the routewijzer of a site in another page."""
    title = escape(TITLE.format(site=site))
    return (
        f'<iframe src="{escape(address)}{PLACE}/" title="{title}"{size} loading="lazy" '
        f'referrerpolicy="no-referrer" sandbox="{RIGHTS}" allow="clipboard-write"></iframe>'
    )


def _told(site_url: str, site: str) -> str:
    line = frame(site_url, site, f' width="100%" height="{HEIGHT}"')
    return f'<p><code id="ib-regel">{escape(line)}</code></p>'


def _example(site: str) -> str:
    return f'<div id="ib-voorbeeld">{frame("../../", site)}</div>'
