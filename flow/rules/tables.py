"""The files of a folder of rules, table by table, and what was read from them so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Protocol

from flow.rules.errors import RuleError
from flow.rules.model import Action, Outcome, Question
from flow.rules.plan import Circle, Part, Phase, Step
from flow.rules.region import NATIONAL, Region
from flow.rules.register import Partner, Source, Threshold
from flow.rules.toml_file import read
from flow.rules.toml_table import TomlTable

# Each file with the tables and keys it may hold.
FILES = {
    "bronnen.toml": {"bron", "plaats"},
    "drempels.toml": {"drempel"},
    "partners.toml": {"partner"},
    "acties.toml": {"actie"},
    "uitkomsten.toml": {"uitkomst"},
    "regels.toml": {"site", "versie", "gecontroleerd", "begin", "deel"},
    "vragen.toml": {"vraag"},
    "stappen.toml": {"fase", "kring", "stap"},
    "overgangen.toml": {"einde", "overgang"},
    "casussen.toml": {"casus"},
    "voorbeelden.toml": {"groepen", "leeftijden", "voorbeeld"},
}
# Examples test the rules; who only follows the rules, such as a browser, can do without.
MAY_BE_MISSING = {"voorbeelden.toml"}
# Tables of which there may be none: older rules have no places.
MAY_BE_NONE = {"voorbeeld", "plaats"}


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


class Tables:
    """Reads the tables in the order in which they refer to each other; the results stay here."""

    region: Region
    tried: Mapping[str, int]  # other values for thresholds, to see what would follow
    values: Mapping[str, int]  # what a {threshold} in a text stands for
    sources: Mapping[str, Source]
    thresholds: Mapping[str, Threshold]
    partners: Mapping[str, Partner]
    actions: Mapping[str, Action]
    outcomes: Mapping[str, Outcome]
    parts: Mapping[str, Part]
    questions: Mapping[str, Question]
    phases: Mapping[str, Phase]
    circles: Mapping[str, Circle]
    steps: Mapping[str, Step]
    origins: Mapping[str, str]
    closings: Mapping[str, str]

    def __init__(self, folder: Traversable) -> None:
        self._raw = {
            name: read(folder, name, allowed)
            for name, allowed in FILES.items()
            if name not in MAY_BE_MISSING or (folder / name).is_file()
        }
        self.region, self.values, self.tried = NATIONAL, {}, {}

    @cached_property
    def targets(self) -> list[str]:
        """Where an answer may lead: any question or outcome."""
        return [row.id for row in self.rows("vragen.toml", "vraag")] + list(self.outcomes)

    @cached_property
    def answers(self) -> dict[str, list[str]]:
        """The ids of all options by that of their question, as they stand in the file."""
        rows = self.rows("vragen.toml", "vraag")
        return {row.id: [option.id for option in row.children("optie")] for row in rows}

    def head(self, file: str) -> TomlTable:
        """Return the keys of a file that stand in no table."""
        return TomlTable(file, self._raw.get(file, {}))

    def rows(self, file: str, table: str) -> list[TomlTable]:
        """Return the tables of one name; a missing or empty list is refused."""
        found = self._raw.get(file, {}).get(table)
        if table in MAY_BE_NONE and not found:
            return []
        if not isinstance(found, list) or not found:
            raise RuleError(file, "-", table, f"expected one or more [[{table}]] tables")
        return [TomlTable(file, row, values=self.values) for row in found]

    def keyed[T: _HasId](
        self, file: str, table: str, build: Callable[[TomlTable, Tables], T]
    ) -> dict[str, T]:
        """Build every table of one name; refuses a duplicate id and unknown keys."""
        return by_id(table, ((row, build(row, self)) for row in self.rows(file, table)))


def by_id[T: _HasId](table: str, built: Iterable[tuple[TomlTable, T]]) -> dict[str, T]:
    """Key what was built by id; refuses a duplicate id and keys nobody read."""
    found: dict[str, T] = {}
    for row, item in built:
        if item.id in found:
            raise RuleError(row.file, item.id, "id", f"this id stands in two [[{table}]] tables")
        row.done()
        found[item.id] = item
    return found
