"""Serves the site while you write: every change in a text or a rule shows at once."""

from __future__ import annotations

import contextlib
import itertools
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from watchfiles import watch

from scripts.faces.site.live_server import LiveServer
from scripts.faces.tools.cache import ROOT
from scripts.faces.tools.errors import FaceError

SETTINGS = ROOT / "mkdocs.yml"
WATCHED = (ROOT / "docs", ROOT / "flow", ROOT / "scripts" / "faces", SETTINGS)


def serve(port: int) -> None:
    """Build the site, show it on localhost and build again after every change, until Ctrl+C."""
    _refuse_taken_port(port)
    url = f"http://localhost:{port}/"
    with tempfile.TemporaryDirectory() as name, contextlib.suppress(KeyboardInterrupt):
        folders = (Path(name, f"site-{number}") for number in itertools.count())
        site = next(folders)
        print("Making the faces from the rules, then the pages …", flush=True)
        if not build(site, url):
            raise FaceError("There is nothing to show until this is mended.")
        with LiveServer(port, site) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print(f"MAS-wijzer is on {url} (stop with Ctrl+C)", flush=True)
            follow(changes(), server, folders, url)


def follow(changes: Iterable[None], server: LiveServer, folders: Iterator[Path], url: str) -> None:
    """Build again after every change; after a mistake the last good site stays."""
    for _ in changes:
        old, new = server.site, next(folders)
        if build(new, url):
            server.show(new)
            shutil.rmtree(old, ignore_errors=True)
            print("Built again.", flush=True)
        else:
            print("The site is unchanged until this is mended.", file=sys.stderr, flush=True)


def build(site: Path, url: str) -> bool:
    """Build a draft in a folder; tell whether it went well, and say what did not."""
    # A fresh interpreter: this one has all modules in memory as they were at the start.
    # It leaves no bytecode, which would look like a change in the folders we watch.
    command = (sys.executable, "-B", "-m", "scripts.faces", "build", "--draft", "--site-url", url)
    places = ("--stage", site.with_name("stage"), "--out", site)
    return not subprocess.run((*command, *places), cwd=ROOT, stdout=subprocess.DEVNULL).returncode


def changes() -> Iterator[None]:
    """Yield after every change of a source; those that come together count once."""
    while True:
        for changed in watch(*WATCHED):
            yield
            # An editor puts a new file in the place of the old one; of a folder that is seen.
            if any(Path(path) == SETTINGS for _, path in changed):
                break


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex(("localhost", port)) == 0:
            raise FaceError(
                f"Port {port} is taken by another program. "
                f"Choose another one: ./scripts/serve --port {port + 1}"
            )
