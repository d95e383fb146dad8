"""What a filled-in form gives back: something to look at, text to copy, files to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Result:
    """The preview in HTML, the same as text, values for the Word document, and an appointment.

    `mistakes` tells by field what to do about it; while there are any, no file is made. `name` is
    that of the files and of the Word template, where it is not that of the form.
    """

    html: str
    text: str
    values: Mapping[str, str]
    mistakes: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    calendar: str = ""
