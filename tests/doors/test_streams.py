"""Every command ends quietly when nobody reads on, and writes and reads in any terminal."""

from __future__ import annotations

import codecs
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from flow.doors import command
from flow.doors.streams import open_up
from tests.support.toy import FLOW, FOLDER, ROOT

TOY = ["--rules", str(FOLDER)]
COMMANDS: dict[str, list[str]] = {
    "interview": ["interview", *TOY],
    "case": ["--casus", "noor", *TOY],
    "check": ["check", *TOY],
    "json": ["json", *TOY],
    "diff": ["diff", str(FOLDER), str(FOLDER)],
    "help": ["--help"],
    "wrong": ["check", "--rules", "één – ‘twee’"],
}
STOPPED_BY_PIPE = 128 + 13  # as a shell tells it
every_command = pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
# Terminals that cannot show every sign, as people set them up.
POOR = [
    {"PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "latin-1"},
]


def run(
    arguments: list[str], typed: bytes = b"", settings: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "flow", *arguments],
        input=typed,
        cwd=ROOT,
        env=os.environ | (settings or {}),
        capture_output=True,
        check=False,
    )


@every_command
@pytest.mark.parametrize("lines", [0, 1])
def test_command_ends_quietly_when_nobody_reads_on(arguments: list[str], lines: int) -> None:
    words = " ".join(f"'{word}'" for word in [sys.executable, "-m", "flow", *arguments])
    # More than fits in a pipe, so that the command is still writing when its reader is gone.
    script = f"yes '{{}}' | head -n 2000 | {words} 2>&1 | head -n {lines}; echo ${{PIPESTATUS[2]}}"
    ran = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, check=True)
    *shown, status = ran.stdout.decode().splitlines()
    assert len(shown) <= lines
    assert "Traceback" not in "".join(shown)
    assert int(status) in (0, 1, STOPPED_BY_PIPE)
    assert ran.stderr == b""


def test_reader_that_leaves_stops_the_command() -> None:
    script = f"yes '{{}}' | '{sys.executable}' -m flow json | head -n 1; echo ${{PIPESTATUS[1]}}"
    ran = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, check=True)
    assert ran.stdout.splitlines()[1:] == [str(STOPPED_BY_PIPE).encode()]


@every_command
@pytest.mark.parametrize("settings", POOR, ids=str)
def test_command_writes_in_a_poor_terminal(arguments: list[str], settings: dict[str, str]) -> None:
    rich, poor = run(arguments), run(arguments, settings=settings)
    assert b"Traceback" not in poor.stderr
    assert poor.returncode == rich.returncode
    assert len(poor.stdout.splitlines()) == len(rich.stdout.splitlines())
    assert len(poor.stderr.splitlines()) == len(rich.stderr.splitlines())


def shown(text: str, encoding: str) -> str:
    """Print in a terminal that has this encoding."""
    written = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
        open_up()
        print(text, end="", flush=True)
        return written.getvalue().decode(encoding)


@pytest.mark.parametrize(
    ("text", "ascii"),
    [
        ("één België", "een Belgie"),
        ("ie\u0301s", "ies"),
        ("‘zo’ “zo” – zo — zo …", "'zo' \"zo\" - zo - zo ..."),
        ("1 → 2", "1 > 2"),
        ("☂ 中", "? ?"),
        ("\udcff", "?"),
    ],
)
def test_what_cannot_be_shown_is_written_plainer(text: str, ascii: str) -> None:
    assert shown(text, "ascii") == ascii


def test_what_can_be_shown_stays() -> None:
    assert shown("één – ‘zo’", "utf-8") == "één – ‘zo’"
    assert shown("één – ‘zo’", "latin-1") == "één - 'zo'"


def test_way_of_writing_plainer_is_that_of_the_command_whatever_was_there() -> None:
    codecs.register_error("plainer", codecs.strict_errors)
    assert shown("één", "ascii") == "een"


def test_what_is_typed_is_read_as_utf8_without_a_mark_whatever_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed = io.BytesIO("\ufeffé".encode() + b"\xff\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(typed, encoding="ascii"))
    open_up()
    assert sys.stdin.read() == "é\ufffd\n"


def test_streams_of_another_kind_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, io.StringIO("x"))
    open_up()
    assert sys.stdin.read() == "x"


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_mark_before_the_first_line_loses_nothing(mark: bytes) -> None:
    ran = run(["json", *TOY], mark + b'{"rem": "ja"}\n' + mark + b"{}\n")
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [item["path"] for item in found] == [[["rem", "ja"]], []]
    ran = run(["interview", *TOY], mark + b"1\n4\n")
    assert FLOW.outcomes["niets-kapot"].title in ran.stdout.decode()
    assert b"Kies een nummer" not in ran.stdout


STRANGE = [
    *('{"rem": "één"}'.encode(name) for name in ("latin-1", "cp1252")),
    *('{"rem": "ja"}'.encode(name) for name in ("utf-16", "utf-16-le", "utf-16-be")),
    b"\xff\xfe\x00",
    b"\x80",
]


@pytest.mark.parametrize("line", STRANGE, ids=repr)
def test_line_in_another_encoding_is_told_and_the_rest_goes_on(line: bytes) -> None:
    ran = run(["json", *TOY], line + b"\n{}\n")
    wrong, right = map(json.loads, ran.stdout.splitlines())
    assert wrong == {"error": "this line is no text in UTF-8"}
    assert right["question"] == "rem"
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("settings", [{}, POOR[0]], ids=str)
@pytest.mark.parametrize("line", STRANGE, ids=repr)
def test_strange_signs_at_a_question_are_asked_again(line: bytes, settings: dict[str, str]) -> None:
    ran = run(["interview", *TOY], line + b"\n1\n4\n", settings)
    assert ran.stdout.count(b"Kies een nummer van 1 tot en met 3.") == 1
    assert FLOW.outcomes["niets-kapot"].title.encode() in ran.stdout
    assert (ran.returncode, ran.stderr) == (0, b"")


class Interrupted(io.RawIOBase):
    """A keyboard on which Ctrl+C is pressed."""

    def readable(self) -> bool:
        """Tell that there is a keyboard."""
        return True

    def readinto(self, buffer: object) -> int:
        """Stop instead of reading."""
        raise KeyboardInterrupt


def test_ctrl_c_stops_a_command_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Interrupted())))
    assert command.main(["json"]) == command.INTERRUPTED


@pytest.fixture(autouse=True)
def streams_as_they_were() -> Iterator[None]:
    """Give back the streams of the tests as they were."""
    kept = [(s, s.errors) for s in (sys.stdout, sys.stderr) if isinstance(s, io.TextIOWrapper)]
    yield
    for stream, errors in kept:
        stream.reconfigure(errors=errors)
