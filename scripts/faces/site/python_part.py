"""What a page knows of the Python it runs: where it is, what is right, and what to say when not."""

import base64
import gzip
import hashlib
import json
from html import escape
from pathlib import Path

from scripts.faces.documents.word_templates import FOLDER as TEMPLATES

GZIP_LEVEL = 6  # of GitHub Pages
MADE = "gemaakt"  # the folder of the site with all that is made from the rules

AGAIN = "Laad de pagina opnieuw om het nog eens te proberen."
# What the script says; it fills in how much has come. It chooses a reason when Python failed.
SENTENCES = {
    "binnen": "{binnen} van {alles} MB binnen.",
    "lijn": f"De verbinding is te langzaam of valt weg, dus rekenen lukt hier niet. {AGAIN}",
    "toestel": "Rekenen lukt op dit apparaat niet.",
    "zonder": f"De redenen zijn niet geladen. {AGAIN}",
    "storing": f"Rekenen lukt nu niet. {AGAIN}",
}
BROKEN = (
    "Een deel van deze pagina kwam niet mee. Laad de pagina opnieuw. "
    "Wat hieronder staat, kunt u wel lezen en printen."
)
MISSED = "Dat is niet gelukt. Wat u invulde, staat er nog. Probeer het nog eens."


def python_part(made: Path, runtime: str) -> str:
    """Return what pages with Python take in; `runtime` is the name of its folder in `made`."""
    files = sorted((made / "runtime" / runtime).iterdir())
    data = {
        "adres": f"{MADE}/runtime/{runtime}/",  # from the home page
        "vingerafdrukken": json.dumps({path.name: _integrity(path) for path in files}),
        "omvang": str(sum(path.stat().st_size for path in files)),
        "verzonden": str(sum(map(_on_the_line, files))),
        "sjablonen": json.dumps({p.stem: _integrity(p) for p in _templates(made)}),
        **SENTENCES,
    }
    told = " ".join(f'data-{name}="{escape(value)}"' for name, value in data.items())
    return (
        f'<div id="rw-runtime" {told} hidden></div>\n'
        f'<p id="rw-stuk" class="rw-melding" role="alert" hidden>{BROKEN}</p>\n'
        f'<p id="rw-mis" class="rw-melding" hidden>{MISSED}</p>'
    )


def _on_the_line(path: Path) -> int:
    """Return how many bytes of a file come over the line: a host compresses what is worth it."""
    return len(gzip.compress(path.read_bytes(), GZIP_LEVEL))


def _templates(made: Path) -> list[Path]:
    """Return the Word files that the forms fill in."""
    return sorted((made / TEMPLATES).glob("*.docx"))


def _integrity(path: Path) -> str:
    """Return the hash of a file in the form that fetch takes."""
    digest = hashlib.sha256(path.read_bytes()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
