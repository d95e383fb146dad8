"""One table of a rule file: typed access that names file, id and field when something is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flow.rules.errors import RuleError
from flow.rules.toml_file import listed

ID = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
# What others do elsewhere does not follow the number of a region: {te_laat_melding.landelijk}.
NATIONAL = ".landelijk"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class TomlTable:
    """Reads the fields of one table and remembers which keys were read."""

    def __init__(
        self,
        file: str,
        raw: object,
        *,
        id: str = "",
        inside: str = "",
        values: Mapping[str, int] | None = None,
    ) -> None:
        self.file, self._id, self._inside, self._values = file, id, inside, values or {}
        self._read: set[str] = set()
        self._mentioned: list[str] = []
        if not isinstance(raw, dict):
            raise RuleError(file, id or "-", "-", f"expected a table, found {_kind(raw)}")
        self._raw: dict[str, Any] = raw

    @property
    def id(self) -> str:
        """The id of this row; refuses anything but small letters, digits, - and _."""
        if not self._id:
            value = self.get("id", str, "a text")
            if not ID.fullmatch(value):
                raise self.wrong("id", f"'{value}' may hold only small letters, digits, - and _")
            self._id = value
        return self._id

    @property
    def keys(self) -> list[str]:
        """The keys of this row."""
        return list(self._raw)

    def wrong(self, field: str, problem: str) -> RuleError:
        """Make the error for a field of this row."""
        own = self._id or str(self._raw.get("id", ""))
        name = "/".join(part for part in (self._inside, own) if part)
        return RuleError(self.file, name or "-", field, problem)

    def done(self, *optional: str) -> None:
        """Refuse keys nobody read and that are not among the optional ones."""
        known = self._read | set(optional)
        for key in self._raw:
            if key not in known:
                raise self.wrong(key, f"unknown key; expected one of: {listed(known)}")

    def get[T](self, field: str, kind: type[T], expected: str, default: T | None = None) -> T:
        """Return a field of exactly this type; a missing one gets the default or is refused."""
        self._read.add(field)
        if field not in self._raw:
            if default is None:
                raise self.wrong(field, f"is missing; expected {expected}")
            return default
        value = self._raw[field]
        # bool is an int to isinstance, and a datetime a date: neither is meant here.
        if type(value) is not kind:
            raise self.wrong(field, f"expected {expected}, found {_kind(value)}")
        return value

    def text(self, field: str, default: str | None = None) -> str:
        """Return a text with every {threshold} replaced by its value."""
        value = self.get(field, str, "a text", default)
        if not value.strip() and field in self._raw:
            raise self.wrong(field, "is empty; write a text or remove the line")
        return self._filled(field, value)

    def _filled(self, field: str, text: str) -> str:
        """Put the values of thresholds into a text."""
        filled = _PLACEHOLDER.sub(lambda match: self._fill(field, match[1]), text)
        if "{" in filled or "}" in filled:
            raise self.wrong(field, "has a loose { or }; a threshold is written as {id}")
        return filled

    def _fill(self, field: str, threshold: str) -> str:
        if threshold not in self._values:
            raise self.wrong(
                field, f"threshold '{{{threshold}}}' is not defined; add it to drempels.toml"
            )
        self._mentioned.append(threshold.removesuffix(NATIONAL))
        return str(self._values[threshold])

    def mentioned(self, *children: TomlTable) -> tuple[str, ...]:
        """Return the thresholds that the texts of this row and its children mention."""
        every = [id for row in (self, *children) for id in row._mentioned]
        return tuple(dict.fromkeys(every))

    def texts(self, field: str) -> tuple[str, ...]:
        """Return a list of texts, none of them empty."""
        texts = self._strings(field)
        if not all(text.strip() for text in texts):
            raise self.wrong(field, "holds an empty text; write it or remove it")
        return tuple(self._filled(field, text) for text in texts)

    def number(self, field: str) -> int:
        """Return a whole number above zero."""
        value = self.get(field, int, "a whole number")
        if value < 1:
            raise self.wrong(field, f"expected a whole number above zero, found {value}")
        return value

    def flag(self, field: str, default: bool | None = None) -> bool:
        """Return true or false."""
        return self.get(field, bool, "true or false", default)

    def date(self, field: str, default: date | None = None) -> date:
        """Return a date without a time."""
        return self.get(field, date, "a date like 2026-11-21", default)

    def url(self, field: str) -> str:
        """Return an address that starts with http:// or https://."""
        value = self.text(field)
        if not value.startswith(("https://", "http://")):
            raise self.wrong(field, f"expected an address with https://, found '{value}'")
        return value

    def choice[T: str](self, field: str, allowed: tuple[T, ...], default: T | None = None) -> T:
        """Return one of the allowed words."""
        value = self.get(field, str, f"one of: {listed(allowed)}", default)
        found = next((word for word in allowed if word == value), None)
        if found is None:
            raise self.wrong(field, f"'{value}' is unknown; expected one of: {listed(allowed)}")
        return found

    def ref(self, field: str, known: Iterable[str], what: str) -> str:
        """Return the id of something that exists."""
        return self._known(field, self.get(field, str, f"the id of a {what}"), known, what)

    def refs(
        self,
        field: str,
        known: Iterable[str],
        what: str,
        default: tuple[str, ...] | None = None,
    ) -> tuple[str, ...]:
        """Return ids of things that exist; a required list has at least one."""
        ids = self._strings(field, default)
        if not ids and default != ():
            raise self.wrong(field, f"is empty; expected the id of at least one {what}")
        return tuple(self._known(field, id, known, what) for id in ids)

    def children(self, field: str) -> list[TomlTable]:
        """Return the tables inside this one; at least one."""
        raw = self.get(field, list, "a list of tables")
        if not raw:
            raise self.wrong(field, "is empty; expected at least one table")
        for child in raw:
            if not isinstance(child, dict):
                raise self.wrong(field, f"expected a list of tables, found {_kind(child)}")
        return [TomlTable(self.file, child, inside=self.id, values=self._values) for child in raw]

    def child(self, field: str) -> TomlTable:
        """Return the one table inside this one; it holds ids, and no texts with thresholds."""
        id = self.id if "id" in self._raw else "-"
        return TomlTable(self.file, self.get(field, dict, "a table"), id=id)

    def _strings(self, field: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        values = tuple(self.get(field, list, "a list of texts", default and list(default)))
        for value in values:
            if not isinstance(value, str):
                raise self.wrong(field, f"expected a list of texts, found {_kind(value)}")
        return values

    def _known(self, field: str, id: str, known: Iterable[str], what: str) -> str:
        every = list(known)
        if id not in every:
            raise self.wrong(field, f"unknown {what} '{id}'; expected one of: {listed(every)}")
        return id


def _kind(value: object) -> str:
    """Name a TOML type in plain words."""
    names = {str: "a text", bool: "true or false", int: "a whole number", float: "a number"}
    names |= {list: "a list", dict: "a table", date: "a date"}
    return names.get(type(value), "a date with a time")
