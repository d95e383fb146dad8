"""The form for the edition of a region: every field of its file, and no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from flow.meeting.form import Field, Form, Group, read_field
from flow.rules.edition import Edition
from flow.rules.region_shape import EACH, TABLES_OF_EACH, Known, Place
from flow.rules.toml_table import TomlTable

ID, FILE = "regio-editie", "regio-editie.toml"
YES_OR_NO = {"": "Weten wij nog niet", "ja": "Ja", "nee": "Nee"}


@dataclass(frozen=True, slots=True)
class RegionForm:
    """The form, what it can be about, and the place in the file of each of its fields, by id."""

    form: Form
    known: Known
    places: Mapping[str, Place]

    def id_of(self, place: Place) -> str:
        """Return the id of the field for a place, or nothing when it has none."""
        return field_id(place) if field_id(place) in self.places else ""


def field_id(place: Place) -> str:
    """Return the id of a field: the names that lead to it."""
    return "-".join(place)


def load_region_form(
    edition: Edition, hints: Mapping[str, tuple[str, ...]] | None = None
) -> RegionForm:
    """Read the form; `hints` are suggestions by the id of a point or a step.

    Raises RuleError at the first mistake.
    """
    known = edition.known
    options = {"partners": known.partners, "keuze": YES_OR_NO}
    raw = edition.document(FILE, {"hoofdstuk"}).get("hoofdstuk", [])
    chapters = [_Chapter(TomlTable(FILE, row, id=_title(row)), options) for row in raw]
    groups = tuple(group for chapter in chapters for group in chapter.groups(known, hints or {}))
    places = {field_id(place): place for place, _ in known.places()}
    return RegionForm(Form(ID, groups), known, places)


def _title(row: object) -> str:
    """Return what a chapter is called in an error, which has no id."""
    return str(row.get("titel", "")) if isinstance(row, dict) else ""


class _Chapter:
    """A part of the form, for one table of the file."""

    def __init__(self, row: TomlTable, options: Mapping[str, Mapping[str, str]]) -> None:
        self.title, self.help = row.text("titel"), row.text("hulp", default="")
        self.before = row.get("ervoor", str, "a text", default="")
        self.table = row.get("tabel", str, "the name of a table")
        fields = (TomlTable(FILE, item) for item in row.get("veld", list, "a list of tables"))
        self.fields = tuple(read_field(item, options) for item in fields)
        row.done()

    def groups(self, known: Known, hints: Mapping[str, tuple[str, ...]]) -> Iterator[Group]:
        """Yield the fields of the table; those of each thing together, where it is about things."""
        if self.table in TABLES_OF_EACH:
            for id, name in known.things[self.table].items():
                fields = tuple(self._at(field, self.table, id, field.id) for field in self.fields)
                title = f"{self.before}{name}"
                yield Group(title, fields, hints.get(id, ()), self.title)
        elif self.table in EACH:
            (field,) = self.fields
            things = known.things[self.table]
            each = tuple(self._named(field, id, name) for id, name in things.items())
            yield Group("", each, chapter=self.title, help=self.help)
        else:
            inside = (self.table,) if self.table else ()
            fields = tuple(self._at(field, *inside, field.id) for field in self.fields)
            yield Group(self.title, fields)

    def _at(self, field: Field, *place: str) -> Field:
        return replace(field, id=field_id(place))

    def _named(self, field: Field, id: str, name: str) -> Field:
        return replace(self._at(field, self.table, id), label=name)
