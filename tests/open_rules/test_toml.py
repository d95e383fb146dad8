"""The schemas of the rule files say what the reader says: no more and no less."""

from __future__ import annotations

import copy
import datetime
import tomllib
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from flow.rules import colours, handbook, points, tables
from flow.rules.card_files import CARD_FILES
from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from flow.rules.load import load_flow
from flow.rules.read_region import FILE as REGION
from flow.rules.toml_file import read
from flow.rules.toml_table import TomlTable
from scripts.faces.open_rules.toml_shapes import schema_name, toml_schemas
from tests.support import toy
from tests.support.build import EDITION

SCHEMAS = toml_schemas(EDITION, "https://example.org/toml/")
# That of a region is in no folder here: tests/open_rules/test_region_schema.py.
OF_FILES = {path: schema for path, schema in SCHEMAS.items() if path != REGION}
ODD = 1.5  # nothing in the rules is a number with a comma
# The reader asks for these only where another field says so; a schema cannot tell.
ONLY_WITH_ANOTHER = {
    "bronnen.toml:bron.datum",
    "bronnen.toml:bron.soort",
    "bronnen.toml:bron.tekst_per",
    "bronnen.toml:plaats.url",
    "uitkomsten.toml:uitkomst.trede",
    "vragen.toml:vraag.optie.bij",
    "vragen.toml:vraag.volgt_uit",
}

type Step = str | int


def parsed(edition: Edition, path: str) -> Any:
    return tomllib.loads((edition.folder / path).read_text(encoding="utf-8"))


def as_json(value: Any) -> Any:
    """Return what stands in a file as JSON has it, which is what editors judge."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def fits(path: str, found: Any) -> bool:
    judge = Draft202012Validator(SCHEMAS[path], format_checker=FormatChecker())
    return bool(judge.is_valid(as_json(found)))


def is_read(monkeypatch: pytest.MonkeyPatch, path: str, found: Any) -> bool:
    """Tell whether the reader takes the toy rules with this in place of one file."""

    def instead(folder: Traversable, name: str, allowed: set[str]) -> Any:
        if name == path.rpartition("/")[2]:
            assert set(found) <= allowed
            return found
        return read(folder, name, allowed)

    for module in (tables, handbook, colours, points):
        monkeypatch.setattr(module, "read", instead)
    folder, _, file = path.rpartition("/")
    try:
        if file == points.FILE:  # cards of which the rules read something too
            points.read_points(toy.FOLDER, toy.FLOW.outcomes, toy.FLOW.thresholds)
        if folder:
            return bool(handbook.load_cards(toy.FLOW, file, toy.FOLDER / folder))
        if file == colours.FILE:
            return bool(colours.load_colours(toy.FLOW, toy.FOLDER))
        return bool(load_flow(toy.FOLDER))
    except RuleError:
        return False


def steps(
    schema: Any, found: Any, way: tuple[Step, ...] = ()
) -> Iterator[tuple[tuple[Step, ...], Any]]:
    """Yield the way to every table of fixed fields in a file, with its schema: one of each kind."""
    schema = CLAIM if "$ref" in schema else schema
    if schema["type"] == "array":
        if schema["items"].get("type", "object") == "object":
            for number, item in enumerate(found):
                yield from steps(schema["items"], item, (*way, number))
    elif "properties" in schema:
        yield way, schema
        for name in sorted(schema["properties"].keys() & found.keys()):
            inner = schema["properties"][name]
            if inner.get("type") in ("array", "object"):
                yield from steps(inner, found[name], (*way, name))


CLAIM = next(iter(SCHEMAS[f"kaarten/{file}"]["$defs"]["claim"] for file in CARD_FILES))


def table_at(found: Any, way: tuple[Step, ...]) -> Any:
    for step in way:
        found = found[step]
    return found


def kind(way: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(step for step in way if isinstance(step, str))


def named(path: str, way: tuple[Step, ...], name: str) -> str:
    return f"{path}:{'.'.join(map(str, (*kind(way), name)))}"


def every_field() -> Iterator[Any]:
    """Yield the first place of every field in the toy rules: the file, the way to it, its name."""
    for path, schema in OF_FILES.items():
        met = set()
        found = parsed(toy.EDITION, path)
        for way, table in steps(schema, found):
            of = ("claim",) if table is CLAIM else kind(way)  # those of all headings are alike
            for name in sorted(table["properties"].keys() & table_at(found, way).keys()):
                if (*of, name) not in met and way:
                    met.add((*of, name))
                    yield pytest.param(path, way, name, id=named(path, way, name))


FIELDS = sorted(every_field(), key=lambda field: str(field.id))


@pytest.mark.parametrize("edition", [EDITION, toy.EDITION], ids=["living", "toy"])
@pytest.mark.parametrize("path", OF_FILES)
def test_every_rule_file_fits_its_schema(edition: Edition, path: str) -> None:
    judge = Draft202012Validator(SCHEMAS[path], format_checker=FormatChecker())
    assert [error.message for error in judge.iter_errors(as_json(parsed(edition, path)))] == []


@pytest.mark.parametrize("path", SCHEMAS)
def test_a_schema_is_one_of_the_dialect_it_names(path: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[path])
    assert SCHEMAS[path]["$id"] == f"https://example.org/toml/{schema_name(path)}"


def test_every_file_that_the_reader_knows_has_a_schema() -> None:
    cards = {f"kaarten/{file}" for file in CARD_FILES}
    assert SCHEMAS.keys() == {*tables.FILES, *cards, colours.FILE, REGION}
    assert len({schema_name(path) for path in SCHEMAS}) == len(SCHEMAS)


@pytest.mark.parametrize(("path", "way", "name"), FIELDS)
def test_a_field_of_another_kind_is_refused_by_both(
    monkeypatch: pytest.MonkeyPatch, path: str, way: tuple[Step, ...], name: str
) -> None:
    found = parsed(toy.EDITION, path)
    table_at(found, way)[name] = ODD
    assert (fits(path, found), is_read(monkeypatch, path, found)) == (False, False)


@pytest.mark.parametrize(("path", "way", "name"), FIELDS)
def test_a_field_that_nobody_knows_is_refused_by_both(
    monkeypatch: pytest.MonkeyPatch, path: str, way: tuple[Step, ...], name: str
) -> None:
    found = parsed(toy.EDITION, path)
    table_at(found, way)[f"{name}-anders"] = "tekst"
    assert (fits(path, found), is_read(monkeypatch, path, found)) == (False, False)


@pytest.mark.parametrize(("path", "way", "name"), FIELDS)
def test_a_field_is_needed_by_both_or_by_neither(
    monkeypatch: pytest.MonkeyPatch, path: str, way: tuple[Step, ...], name: str
) -> None:
    found = parsed(toy.EDITION, path)
    del table_at(found, way)[name]
    taken = is_read(monkeypatch, path, found)
    assert fits(path, found) == (taken or named(path, way, name) in ONLY_WITH_ANOTHER)


def test_what_the_comment_above_a_file_tells_stands_at_the_field() -> None:
    option = SCHEMAS["vragen.toml"]["properties"]["vraag"]["items"]["properties"]["optie"]["items"]
    assert option["properties"]["naar"]["description"].startswith("id van de volgende vraag")


def test_the_reader_is_as_it_was_when_it_is_no_longer_watched() -> None:
    assert TomlTable.get.__module__ == TomlTable.__module__
    assert not hasattr(TomlTable.get, "__wrapped__")


def test_watching_ends_after_a_mistake_too(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = copy.deepcopy(parsed(toy.EDITION, "vragen.toml"))
    del broken["vraag"][0]["tekst"]
    monkeypatch.setattr(tables, "read", lambda *_: broken)
    with pytest.raises(RuleError):
        toml_schemas(toy.EDITION, "")
    assert not hasattr(TomlTable.get, "__wrapped__")
