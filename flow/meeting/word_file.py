"""Fills a Word document: each {{name}} in its texts becomes a value. Standard library only."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from html import escape

PARTS = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
PLACEHOLDER = re.compile(r"\{\{([a-z0-9_-]+)\}\}")
BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
# What XML 1.0 cannot hold: Word would refuse the whole file.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fill(template: bytes, values: Mapping[str, str]) -> bytes:
    """Return the document with every placeholder filled; the same bytes for the same values.

    A new line in a value becomes a line break. Raises KeyError for a placeholder without value.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if PARTS.fullmatch(name):
                data = _filled(data.decode("utf-8"), values).encode("utf-8")
            entry = zipfile.ZipInfo(name)  # dated 1980: today would make other bytes tomorrow
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            new.writestr(entry, data, zipfile.ZIP_DEFLATED, compresslevel=9)
    return target.getvalue()


def placeholders(template: bytes) -> set[str]:
    """Return the names that a template asks for."""
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        parts = (archive.read(name) for name in archive.namelist() if PARTS.fullmatch(name))
        return {name for part in parts for name in PLACEHOLDER.findall(part.decode())}


def _filled(xml: str, values: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda found: _text(values[found[1]]), xml)


def _text(value: str) -> str:
    """Make a value safe to stand inside a <w:t>."""
    lines = FORBIDDEN.sub("", value).splitlines() or [""]
    return BREAK.join(escape(line, quote=False) for line in lines)
