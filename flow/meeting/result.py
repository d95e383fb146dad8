"""What a filled-in form gives back: something to look at, text to copy, files to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Result:
    """The preview in HTML, the same as text, values for the Word document, and an appointment.

    `mistakes` tells by field what to do about it; while there are any, no file is made. `name` is
    that of the files and of the Word template, where it is not that of the form. `unread` are the
    mistakes in what was typed, where the form does not know them by itself; `toml` is the file that
    some forms make.
    """

    html: str
    text: str
    values: Mapping[str, str]
    mistakes: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    calendar: str = ""
    unread: Mapping[str, str] | None = None
    toml: str = ""
