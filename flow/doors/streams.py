"""What comes in and goes out as text: whatever the terminal, it is read and shown."""

from __future__ import annotations

import codecs
import io
import sys
import unicodedata

# What stands for signs that are no letter with an accent.
SIGNS = str.maketrans("–—‘’“”→", "--''\"\">")


def open_up() -> None:
    """Let no sign stop a command: neither one that is typed nor one that is shown."""
    codecs.register_error("plainer", _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="plainer")
    if isinstance(sys.stdin, io.TextIOWrapper):
        # What is asked for are digits and letters; the mark that some programs put first goes.
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")


def send(text: str) -> None:
    """Send a piece of a file out: as it is, whatever the terminal shows or ends a line with."""
    sys.stdout.buffer.write(text.encode())


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Return what a terminal without these signs can show: é as e, – as -, and ? for the rest."""
    assert isinstance(error, UnicodeEncodeError)  # only what is shown comes here
    signs = unicodedata.normalize("NFKD", error.object[error.start : error.end].translate(SIGNS))
    letters = (sign for sign in signs if not unicodedata.combining(sign))
    return "".join(sign if sign.isascii() else "?" for sign in letters), error.end
