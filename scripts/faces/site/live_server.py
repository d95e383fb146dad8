"""Shows a built site on localhost, and tells every open page when there is a newer one."""

from __future__ import annotations

import sys
import threading
import time
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scripts.faces.site.offline import WORKER

NEWS = "/_reload"
SCRIPT = Path(__file__).with_name("reload.js")
HEARTBEAT = 10.0  # seconds; a page that was closed is noticed only by telling it something


def _now() -> str:
    """Return a name for a site that no other has had, also not before this program started."""
    return f"built={time.time_ns()}"


class LiveServer(ThreadingHTTPServer):
    """Serves the folder `site`; `show` puts another one in its place."""

    def __init__(self, port: int, site: Path) -> None:
        """Take the port; raises OSError when that can't be."""
        super().__init__(("localhost", port), _Handler)
        self.site = site
        self.built = _now()
        self.news = threading.Condition()

    def show(self, site: Path) -> None:
        """Serve another folder, and let every open page load again."""
        with self.news:
            self.site, self.built = site, _now()
            self.news.notify_all()

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Answer from the folder that is the site now."""
        _Handler(request, client_address, self, directory=str(self.site))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep silent about a browser that leaves before the answer is complete."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    server: LiveServer

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        file = Path(self.translate_path(self.path))
        if asked.path.endswith("/"):
            file /= "index.html"
        if asked.path == NEWS:
            self._tell_news(asked.query)
        elif asked.path == f"{NEWS}.js":
            self._send(HTTPStatus.OK, "text/javascript", SCRIPT.read_bytes())
        elif file.name == WORKER:  # it would keep what changes here all the time
            self.send_error(HTTPStatus.NOT_FOUND)
        elif not file.exists():
            self._send_page(HTTPStatus.NOT_FOUND, Path(self.directory, "404.html"))
        elif file.suffix == ".html":
            self._send_page(HTTPStatus.OK, file)
        else:
            super().do_GET()

    def _tell_news(self, seen: str) -> None:
        """Wait until there is another site than the page has seen, and say so."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with self.server.news:
            while not self.server.news.wait_for(lambda: self.server.built != seen, HEARTBEAT):
                self.wfile.write(b":\n\n")
        self.wfile.write(b"data: built\n\n")

    def _send_page(self, status: HTTPStatus, file: Path) -> None:
        script = f'<script type="module" src="{NEWS}.js?{self.server.built}"></script></body>'
        page = file.read_text(encoding="utf-8").replace("</body>", script)
        self._send(status, "text/html; charset=utf-8", page.encode())

    def _send(self, status: HTTPStatus, type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: what matters in the terminal is what the build says."""
