"""What the site refers to elsewhere is asked for, and told as there, moved, closed or gone."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import urllib3

from flow.rules.edition import Edition
from scripts.faces.tools.cache import ROOT
from scripts.reach import __main__ as command
from scripts.reach.ask import NOT_ASKED, Answer, Kind, ask, ask_all, new_pool
from scripts.reach.referred import Referred, referred
from tests.support.build import EDITION

# For each path what the server says, in turn; the last one stays.
SAYS = {
    "/there": [200],
    "/missing": [404],
    "/withdrawn": [410],
    "/refused": [403],
    "/busy": [429],
    "/busy-once": [429, 200],
    "/broken": [500],
    "/broken-once": [500, 200],
    "/twice": [503, 502, 200],
    "/strange": [418],
    "/odd": [499],
}
LEADS = {
    "/moved": (301, "/there"),
    "/moved-twice": (308, "/moved"),
    "/for-now": (302, "/there"),
    "/for-now-first": (302, "/moved"),
    "/moved-then-for-now": (301, "/for-now"),
    "/moved-and-gone": (301, "/missing"),
    "/round": (302, "/round"),
}


class Server(ThreadingHTTPServer):
    """Says what SAYS and LEADS tell; `asked` counts how often each path was asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.released = threading.Event()

    def at(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server

    def do_GET(self) -> None:
        """Answer as SAYS and LEADS tell."""
        path = self.path.partition("?")[0]
        number = self.server.asked[self.path]
        self.server.asked[self.path] += 1
        if path == "/silent":
            self.server.released.wait()
        elif path == "/hangs-up":
            self.connection.close()
        elif path in LEADS:
            status, target = LEADS[path]
            self._say(status, ("Location", target))
        else:
            says = SAYS[path]
            self._say(says[min(number, len(says) - 1)], ("Retry-After", "0"))

    def _say(self, status: int, header: tuple[str, str]) -> None:
        self.send_response(status)
        self.send_header(*header)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep silent."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.released.set()
        server.shutdown()


@pytest.fixture
def pool() -> urllib3.PoolManager:
    """Return what asks, without waiting between tries."""
    return new_pool(backoff=0)


@pytest.mark.parametrize(
    ("path", "kind", "said"),
    [
        ("/there", "there", "200 OK"),
        ("/missing", "gone", "404 Not Found"),
        ("/withdrawn", "gone", "410 Gone"),
        ("/refused", "closed", "403 Forbidden"),
        ("/busy", "closed", "429 Too Many Requests"),
        ("/busy-once", "there", "200 OK"),
        ("/broken", "closed", "500 Internal Server Error"),
        ("/broken-once", "there", "200 OK"),
        ("/twice", "there", "200 OK"),
        ("/strange", "closed", "418 I'm a Teapot"),
        ("/odd", "closed", "499"),
        ("/for-now", "there", "200 OK"),
        ("/for-now-first", "there", "200 OK"),
        ("/moved-and-gone", "gone", "404 Not Found"),
        ("/round", "closed", "Response"),
        ("/hangs-up", "closed", "Protocol"),
    ],
)
def test_what_an_address_says_is_told_apart(
    server: Server, pool: urllib3.PoolManager, path: str, kind: Kind, said: str
) -> None:
    assert ask(server.at(path), pool) == Answer(kind, said)


@pytest.mark.parametrize(
    ("path", "now"),
    [("/moved", "/there"), ("/moved-twice", "/there"), ("/moved-then-for-now", "/for-now")],
)
def test_address_that_moved_for_good_is_told_with_the_new_one(
    server: Server, pool: urllib3.PoolManager, path: str, now: str
) -> None:
    assert ask(server.at(path), pool) == Answer("moved", f"now {server.at(now)}")


@pytest.mark.parametrize(("path", "times"), [("/broken", 5), ("/busy", 5), ("/missing", 1)])
def test_only_what_may_pass_is_tried_again(
    server: Server, pool: urllib3.PoolManager, path: str, times: int
) -> None:
    ask(server.at(path), pool)
    assert server.asked[path] == times


def test_server_that_stays_silent_is_closed_and_not_gone(server: Server) -> None:
    assert ask(server.at("/silent"), new_pool(0, patience=0.2)).kind == "closed"
    assert server.asked["/silent"] == 3


def test_nobody_at_the_address_is_closed_and_not_gone(pool: urllib3.PoolManager) -> None:
    with Server() as closed:
        address = closed.at("/there")
    assert ask(address, pool) == Answer("closed", "NewConnection")


@pytest.mark.parametrize("address", ["https://", "http://[::1"])
def test_what_is_no_address_is_told_and_stops_nothing(
    pool: urllib3.PoolManager, address: str
) -> None:
    assert ask(address, pool).kind == "closed"


def test_every_address_gets_its_own_answer(server: Server, pool: urllib3.PoolManager) -> None:
    paths = ["/there", "/missing", "/refused"]
    found = ask_all(map(server.at, paths), pool, between=0)
    assert [found[server.at(path)].kind for path in paths] == ["there", "gone", "closed"]


def test_host_that_is_closed_three_times_in_a_row_is_left_alone(
    server: Server, pool: urllib3.PoolManager
) -> None:
    paths = ["/refused?1", "/refused?2", "/missing", *(f"/refused?{n}" for n in "3456")]
    found = ask_all(map(server.at, paths), pool, between=0)
    said = [found[server.at(path)].said for path in paths]
    refused = "403 Forbidden"
    assert said == [refused, refused, "404 Not Found", *[refused] * 3, NOT_ASKED.said]
    assert "/refused?6" not in server.asked


FOUND = [
    Referred("https://a.nl/", ("a",), ("Halt", "Bronnen")),
    Referred("https://b.nl/", ("b", "c"), tuple("123456789")),
    Referred("https://d.nl/", (), ("README.md:3",)),
    Referred("https://e.nl/", ("e",), ()),
    Referred("https://f.nl/", ("f",), ("Halt",)),
]
ANSWERS = {
    "https://a.nl/": Answer("gone", "404 Not Found"),
    "https://b.nl/": Answer("closed", "403 Forbidden"),
    "https://d.nl/": Answer("moved", "now https://g.nl/"),
    "https://e.nl/": Answer("closed", "ConnectTimeout"),
    "https://f.nl/": Answer("there", "200 OK"),
}


def test_report_names_the_source_and_who_cites_it_and_ends_with_what_is_gone() -> None:
    assert command.report(FOUND, ANSWERS) == [
        "2 gave no page to a program; look yourself, it may well be there:",
        "  source b, c: https://b.nl/",
        "    403 Forbidden; cited in 1, 2, 3, 4, 5 and 4 more",
        "  source e: https://e.nl/",
        "    ConnectTimeout; cited by its places only",
        "1 moved for good; see whether it is the same text, then change the address:",
        "  https://d.nl/",
        "    now https://g.nl/; cited in README.md:3",
        "1 gone; find it elsewhere, or take the claims back that rest on it:",
        "  source a: https://a.nl/",
        "    404 Not Found; cited in Halt, Bronnen",
        "1 of 5 addresses are there.",
    ]


@pytest.mark.parametrize(
    ("kinds", "code", "told"),
    [
        (("there", "gone"), 1, "1 of 2 addresses are there."),
        (("gone", "gone"), 1, "0 of 2 addresses are there."),
        (("there", "closed"), 0, "1 of 2 addresses are there."),
        (("moved", "closed"), 0, "0 of 2 addresses are there."),
        (("closed", "closed"), 1, "Not one gave a page: has this computer a network?"),
    ],
)
def test_only_what_is_gone_is_a_fault_and_a_network_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    kinds: tuple[Kind, Kind],
    code: int,
    told: str,
) -> None:
    answers = {one.address: Answer(kind, "so") for one, kind in zip(FOUND, kinds, strict=False)}
    monkeypatch.setattr(command, "referred", lambda edition, root: FOUND[:2])
    monkeypatch.setattr(command, "ask_all", lambda these, pool: answers)
    assert command.main() == code
    assert capsys.readouterr().out.splitlines()[-1] == told


def test_every_source_and_every_link_is_asked_for_once() -> None:
    found = referred(EDITION, ROOT)
    assert len({one.address for one in found}) == len(found)
    assert {id for one in found for id in one.sources} == set(EDITION.flow.sources)
    assert not [one.address for one in found if "#" in one.address]
    assert "README.md" in {place.split(":")[0] for one in found for place in one.places}


def test_link_in_a_text_is_told_with_its_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere: dict[str, list[str]] = {id: [] for id in EDITION.flow.sources}
    monkeypatch.setattr("scripts.reach.referred.used", lambda *_: nowhere)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# A\n[b](https://b.example/#c) <https://d.example>\n")
    (tmp_path / "README.md").write_text("`https://NAME.github.io/` [b](https://b.example/)\n")
    texts = [one for one in referred(Edition(), tmp_path) if not one.sources]
    assert texts == [
        Referred("https://b.example/", (), ("README.md:1", "docs/a.md:2")),
        Referred("https://d.example", (), ("docs/a.md:2",)),
    ]
