"""Serves files over a line of a chosen speed, as GitHub Pages sends them."""

from __future__ import annotations

import gzip
import threading
import time
from functools import cache
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".wasm", ".py", ".txt"}
LEVEL = 6
TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm"}
PIECE = 16 * 1024  # bytes


class Speed(NamedTuple):
    """A line: megabits per second, None for as fast as it goes, and the delay of an answer (s)."""

    name: str
    megabits: float | None
    delay: float


SPEEDS = (
    Speed("vol", None, 0),
    Speed("100", 100, 0.015),
    Speed("20", 20, 0.040),
    Speed("5", 5, 0.080),
)


class Line(ThreadingHTTPServer):
    """Serves a folder; all answers share the line, and `bytes` and `requests` count them."""

    request_queue_size = 64

    def __init__(self, folder: Path) -> None:
        """Take a free port."""
        super().__init__(("localhost", 0), _Handler)
        self.folder, self.speed = folder, SPEEDS[0]
        self.bytes = self.requests = 0
        self.busy = threading.Lock()

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Answer from the folder."""
        _Handler(request, client_address, self, directory=str(self.folder))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep silent about a browser that leaves before the answer is complete."""

    @property
    def address(self) -> str:
        """The address of the folder."""
        return f"http://localhost:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    server: Line
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES

    def do_GET(self) -> None:
        file = Path(self.translate_path(urlsplit(self.path).path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body, encoding = _sent(file)
        time.sleep(self.server.speed.delay)
        tag = f'"{hash(body)}"'
        is_known = self.headers.get("If-None-Match") == tag
        self.send_response(HTTPStatus.NOT_MODIFIED if is_known else HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("ETag", tag)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(0 if is_known else len(body)))
        self.end_headers()
        self._send(b"" if is_known else body)

    def _send(self, body: bytes) -> None:
        self.server.requests += 1
        for start in range(0, len(body), PIECE):
            piece = body[start : start + PIECE]
            if self.server.speed.megabits:
                with self.server.busy:  # one line for all
                    time.sleep(len(piece) * 8 / self.server.speed.megabits / 1e6)
            self.wfile.write(piece)
            self.server.bytes += len(piece)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""


@cache
def _sent(file: Path) -> tuple[bytes, str]:
    """Return what goes over the line for a file, and how it is encoded."""
    data = file.read_bytes()
    if file.suffix in COMPRESSED:
        return gzip.compress(data, LEVEL), "gzip"
    return data, ""
