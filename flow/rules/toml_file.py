"""One file of a folder of rules: parsed, or refused with its name and what to do."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import Any

from flow.rules.errors import RuleError

type Raw = dict[str, Any]


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
