"""Asks an address whether it is there: tries again, waits as it is told to, tells what it heard."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, LocationValueError, MaxRetryError

type Kind = Literal["there", "moved", "closed", "gone"]

AT_ONCE = 8  # hosts
BETWEEN = 1.0  # seconds between two questions to one host
ENOUGH = 3  # closed pages in a row: then the host is closed, and to go on takes hours
GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
FOR_GOOD = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
AGAIN = (429, 500, 502, 503, 504)  # a server that is busy, or broken for now
WHO = "mas-wijzer-links (checks once a week whether a cited source is still there)"


@dataclass(frozen=True)
class Answer:
    """What an address said: `said` is the status or the fault, and where it leads now.

    `closed` is all that tells nothing about the page: refused, too busy, broken, silent.
    """

    kind: Kind
    said: str


NOT_ASKED = Answer("closed", f"not asked: {ENOUGH} others on its host were closed")


def new_pool(backoff: float = 2.0, patience: float = 30.0) -> urllib3.PoolManager:
    """Return what asks: four more tries, each waiting longer, as long as `backoff` seconds says.

    A server that says how long to wait is believed, for a minute at most.
    """
    retries = urllib3.Retry(
        total=10,
        connect=2,
        read=2,
        status=4,
        redirect=6,
        backoff_factor=backoff,
        backoff_max=60,
        retry_after_max=60,
        status_forcelist=AGAIN,
        raise_on_status=False,
    )
    timeout = urllib3.Timeout(connect=patience, read=patience)
    return urllib3.PoolManager(retries=retries, timeout=timeout, headers={"User-Agent": WHO})


def ask(address: str, pool: urllib3.PoolManager) -> Answer:
    """Ask one address; never raises for what an address does."""
    try:
        response = pool.request("GET", address, preload_content=False)
    except (HTTPError, LocationValueError) as error:
        return Answer("closed", _fault(error))
    response.close()  # that it answers is enough
    if response.status in GONE:
        return Answer("gone", _status(response.status))
    if response.status >= HTTPStatus.BAD_REQUEST:
        return Answer("closed", _status(response.status))
    now = _moved_to(address, response)
    return Answer("moved", f"now {now}") if now else Answer("there", _status(response.status))


def _status(number: int) -> str:
    known = number in list(HTTPStatus)
    return f"{number} {HTTPStatus(number).phrase}" if known else str(number)


def _fault(error: Exception) -> str:
    """Return what went wrong, without where in the library it did."""
    reason = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    return type(reason).__name__.removesuffix("Error")


def _moved_to(address: str, response: urllib3.BaseHTTPResponse) -> str:
    """Return where an address moved to for good; nothing when it sends on for now."""
    now = address
    for step in response.retries.history if response.retries else ():
        if step.status in FOR_GOOD and step.redirect_location:
            now = urljoin(now, step.redirect_location)
        elif step.redirect_location:
            break  # from here on it may lead elsewhere tomorrow
    return "" if now == address else now


def ask_all(
    addresses: Iterable[str], pool: urllib3.PoolManager, between: float = BETWEEN
) -> dict[str, Answer]:
    """Ask every address: hosts side by side, the pages of one host one after the other.

    Of a host that is closed three times in a row, the rest is not asked.
    """
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[urlsplit(address).netloc].append(address)

    def in_turn(of_one_host: list[str]) -> Iterator[tuple[str, Answer]]:
        closed = 0
        for number, address in enumerate(of_one_host):
            if closed == ENOUGH:
                yield address, NOT_ASKED
                continue
            time.sleep(between if number else 0)
            answer = ask(address, pool)
            closed = closed + 1 if answer.kind == "closed" else 0
            yield address, answer

    with ThreadPoolExecutor(AT_ONCE) as workers:
        found = workers.map(lambda one: list(in_turn(one)), hosts.values())
        return dict(pair for pairs in found for pair in pairs)
