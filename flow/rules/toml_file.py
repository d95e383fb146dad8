"""One file of a folder of rules: parsed, or refused with its name and what to do."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import Any, Protocol

from flow.rules.errors import RuleError

type Raw = dict[str, Any]


class Readable(Protocol):
    """A file, or a text that stands for one."""

    @property
    def name(self) -> str:
        """What it is called in a message."""

    def read_bytes(self) -> bytes:
        """Return what it holds, in UTF-8."""


def text_in(file: Readable) -> str:
    """Return the text of a file, without the mark that editors on Windows put before it."""
    return file.read_bytes().decode("utf-8-sig")


def read(folder: Traversable, name: str, allowed: set[str]) -> Raw:
    """Parse one file and refuse tables it may not hold."""
    try:
        raw = tomllib.loads((folder / name).read_bytes().decode())  # always UTF-8
    except FileNotFoundError:
        raise RuleError(name, "-", "-", "this file is missing; restore it") from None
    except OSError as error:
        raise RuleError(name, "-", "-", f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RuleError(name, "-", "-", "is not UTF-8 text; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise RuleError(name, "-", "-", f"is not valid TOML: {error}") from None
    for key in raw:
        if key not in allowed:
            raise RuleError(name, "-", key, f"unknown key; expected one of: {listed(allowed)}")
    return raw


def listed(words: Iterable[str]) -> str:
    """Return what a message may expect, in a fixed order."""
    return ", ".join(sorted(words))
