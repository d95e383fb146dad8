"""Serves the site while you write: every change in a text or a rule shows at once."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from scripts.faces.site.build_site import build_pages
from scripts.faces.tools.build import new_build
from scripts.faces.tools.cache import ROOT
from scripts.faces.tools.errors import FaceError

WATCHED = ("docs", "flow", "scripts/faces")


def serve(port: int) -> None:
    """Build the site, show it on localhost and build again after every change, until Ctrl+C."""
    _refuse_taken_port(port)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        print("Making the faces and the pages …", flush=True)
        url = f"http://localhost:{port}/"
        _build(site, url)
        server = LiveReloadServer(lambda: _rebuild(site, url), "localhost", port, str(site))
        server.error_handler = lambda code: (site / "404.html").read_bytes()
        for watched in WATCHED:
            server.watch(str(ROOT / watched))
        server.watch(os.fspath(ROOT / "mkdocs.yml"))
        print(f"MAS-wijzer is on {url} (stop with Ctrl+C)", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            server.serve()  # type: ignore[no-untyped-call]  # MkDocs left it without types
        server.shutdown()


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex(("localhost", port)) == 0:
            raise FaceError(
                f"Port {port} is taken by another program. "
                f"Choose another one: ./scripts/serve --port {port + 1}"
            )


def _build(site: Path, url: str) -> None:
    """Make the faces and the pages; `site` changes only when all went well."""
    # A fresh interpreter: this one has the rules of flow/ in memory as they were at the start.
    # It leaves no bytecode, which would look like a change in the folders we watch.
    stage = site.with_name("stage")
    command = (sys.executable, "-B", "-m", "scripts.faces", "generate", "--stage", stage)
    if subprocess.run((*command, "--site-url", url), cwd=ROOT).returncode:
        raise FaceError("The site is unchanged until this is mended.")
    new = site.with_name("new")
    # No content security policy here: live reload puts a script of its own in every page.
    build_pages(new_build(url), stage, new)
    shutil.rmtree(site, ignore_errors=True)
    new.rename(site)


def _rebuild(site: Path, url: str) -> None:
    # After an error in this function LiveReloadServer would answer no more requests.
    try:
        _build(site, url)
    except FaceError as error:
        print(error, file=sys.stderr, flush=True)
    else:
        print("Built again.", flush=True)
