"""Serves a built site as GitHub Pages does, and listens to what a page complains about."""

import sys
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

from scripts.faces.documents.catalog import FORMATS
from scripts.faces.tools.cache import ROOT
from tests.support.build import SUB_PATH

NOWHERE = "deze/pagina/bestaat/niet"
NO_PAGES = ("adr", "gemaakt", "theme")  # as exclude_docs in mkdocs.yml
# Of the pages of single rules, one of each sort, with much and with little on it.
RULE_PAGES = ["regels/vraag-hulp/", "regels/uitkomst-halt/", "regels/drempel-halt_min_uren/"]


def page_paths() -> list[str]:
    """Return the path of every page, as visitors type it, and one that does not exist."""
    docs = ROOT / "docs"
    found = (text.relative_to(docs) for text in sorted(docs.rglob("*.md")))
    texts = [text for text in found if text.parts[0] not in NO_PAGES]
    folders = [text.parent if text.stem == "index" else text.with_suffix("") for text in texts]
    written = [f"{folder.as_posix()}/".removeprefix("./") for folder in folders]
    return [*written, *RULE_PAGES, NOWHERE]


class SiteServer(ThreadingHTTPServer):
    """A server on a free port; `paths` holds every path that was asked for."""

    def __init__(self, site: Path) -> None:
        super().__init__(("localhost", 0), partial(_Handler, directory=str(site)))
        self.paths: list[str] = []

    def serve_forever(self, poll_interval: float = 0.05) -> None:
        """Serve until it is told to stop, and then stop at once."""
        super().serve_forever(poll_interval)

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep silent about a browser that leaves before the answer is complete."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(SimpleHTTPRequestHandler):
    server: SiteServer
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        **{f".{kind}": type for kind, type in FORMATS.items()},
    }

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.server.paths.append(path)
        if path.startswith(SUB_PATH):
            self.path = self.path.removeprefix(SUB_PATH.rstrip("/"))
            super().do_GET()
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: `paths` has it."""


def complain_into(complaints: list[str], page: Page, host: str) -> Callable[[], None]:
    """Add console errors (blocked content is one), page errors and requests to other hosts.

    Return what stops this, for a page in a context that others use after it.
    """
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(f"page error: {error}"))

    def elsewhere(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme.startswith(("http", "ws")) and parts.netloc != host:
            complaints.append(f"request to another host: {request.url}")

    page.context.on("request", elsewhere)
    return lambda: page.context.remove_listener("request", elsewhere)
