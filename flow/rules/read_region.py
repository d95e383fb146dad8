"""Reads the edition of a region; tells everything that is wrong at once, in Dutch.

Who fills it in is a policy officer, in a form or in the file: both get these same sentences.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flow.rules.errors import RuleError
from flow.rules.region import (
    NATIONAL,
    Agreement,
    Consultation,
    OwnValue,
    Region,
    StepAgreement,
    WayToCouncil,
)
from flow.rules.region_checks import wrong, wrong_together
from flow.rules.region_shape import EACH, TABLES, TABLES_OF_EACH, Known, Place
from flow.rules.toml_file import Readable, text_in
from flow.rules.toml_lines import line_of, lines_of

FILE = "regio.toml"
LOOK = "Kijk daar naar aanhalingstekens, haken en het is-teken."

type Raw = Mapping[str, Any]
type Problems = Mapping[Place, str]


class RegionError(RuleError):
    """What is wrong in the file of a region: a line for each field."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        super().__init__(FILE, "-", "-", "")
        self.args = ("\n".join(lines),)


@dataclass(frozen=True, slots=True)
class Text:
    """A text that stands for a file: what a visitor loaded."""

    text: str
    name: str = FILE

    def read_bytes(self) -> bytes:
        """Return the text as UTF-8."""
        return self.text.encode()


def read(file: Readable, known: Known) -> Region:
    """Return the region of a file; raises RegionError with all that is wrong in it.

    A file in which nothing is filled in is that of no region.
    """
    text, raw = parsed(file)
    if not dict(_flat(raw)):
        return NATIONAL
    lines = lines_of(text)
    found = problems(raw, known)
    if found:
        order = sorted(found, key=lambda place: line_of(lines, place))
        raise RegionError(
            tuple(
                f"{file.name}, regel {line_of(lines, at)}, veld '{'.'.join(at)}': {found[at]}"
                for at in order
            )
        )
    return made(raw)


def parsed(file: Readable) -> tuple[str, Raw]:
    """Return the text of a file and what it holds; raises RegionError when it is no TOML."""
    try:
        text = text_in(file)
        return text, tomllib.loads(text)
    except OSError as error:
        problem = f"is niet te lezen ({error.strerror}). Kijk of het bestand er is."
    except UnicodeDecodeError:
        problem = "is geen tekst in UTF-8. Sla het bestand op als UTF-8."
    except tomllib.TOMLDecodeError as error:
        problem = f"is geen geldige TOML, bij {_where(str(error))}. {LOOK}"
    raise RegionError((f"{file.name}: {problem}",))


def _where(message: str) -> str:
    """Return the place that the parser tells, in Dutch: ``... (at line 3, column 5)``."""
    place = message.rpartition("(at ")[2].removesuffix(")")
    for word, dutch in (("line", "regel"), ("column", "kolom"), ("end of document", "het einde")):
        place = place.replace(word, dutch)
    return place


def problems(raw: Raw, known: Known) -> Problems:
    """Return what is wrong by the place of the field: one sentence, with what to do about it."""
    kinds, told = dict(known.places()), dict[Place, str]()
    fields = dict(_flat(raw))
    for place, value in fields.items():
        # Of a threshold or partner that is not known, or may not change, no field is right.
        at = place if known.has(place) else place[:2]
        told.setdefault(at, wrong(at, value, kinds, known))
    right = {place: value for place, value in fields.items() if known.has(place)}
    names = (*_texts([raw.get("naam")]), *_texts(raw.get("gemeenten")))
    ours = [name for name in names if "@" not in name]
    return {**wrong_together(right, ours), **{at: words for at, words in told.items() if words}}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _flat(raw: Raw) -> Iterator[tuple[Place, object]]:
    """Yield every field with its place; a table where a field is meant stays whole, and reverse."""
    for name, value in raw.items():
        if not isinstance(value, dict) or name not in (*TABLES, *EACH, *TABLES_OF_EACH):
            yield (name,), value
            continue
        for key, inner in value.items():
            if name in TABLES_OF_EACH and isinstance(inner, dict):
                yield from (((name, key, field), last) for field, last in inner.items())
            else:
                yield (name, key), inner


def made(raw: Raw) -> Region:
    """Return the region of what a file holds, once nothing is wrong with it."""
    talk, way = raw.get("overleg", {}), raw.get("raad", {})
    return Region(
        name=raw["naam"].strip(),
        municipalities=tuple(raw.get("gemeenten", ())),
        colour=raw.get("kleur", "").lower(),
        footer=raw.get("voettekst", ""),
        consultation=Consultation(
            talk.get("naam", ""),
            talk.get("hoe_vaak", ""),
            tuple(talk.get("wie", ())),
            talk.get("inbrengen", ""),
        ),
        council=WayToCouncil(way.get("weg", ""), way.get("tafel")),
        values={
            id: OwnValue(own["waarde"], own["bron"], own["datum"])
            for id, own in raw.get("drempels", {}).items()
            if own
        },
        contacts=dict(raw.get("contact", {})),
        names=dict(raw.get("namen", {})),
        agreements={
            id: Agreement(own["afspraak"], own.get("bron", ""), own.get("datum"))
            for id, own in raw.get("afspraken", {}).items()
            if own
        },
        steps={
            id: StepAgreement(*(own.get(key, "") for key in TABLES_OF_EACH["stappen"]))
            for id, own in raw.get("stappen", {}).items()
            if own
        },
    )
