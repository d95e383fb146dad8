"""The letter of the invitation to each meeting: its fields, its text, and the form for all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from flow.meeting.form import Field, Form, Given, Group, listed, read_field, shown, text
from flow.meeting.paragraph import KINDS, NAME, OPEN, Paragraph, filled
from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from flow.rules.toml_table import TomlTable

FILE, MEETING = "uitnodiging.toml", "bijeenkomst"
# The code asks for these by name: the meeting, dates and times that must fit, and the guests.
NEEDED = (
    *(MEETING, "regio", "datum", "van", "tot", "plaats"),
    *("genodigden", "anderen", "aanmelden"),
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting to invite people to: its name in the form, above the letter and in a calendar."""

    id: str
    label: str
    title: str
    appointment: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What is asked and told for one meeting; `site` made it."""

    meeting: Meeting
    form: Form
    paragraphs: tuple[Paragraph, ...]
    site: str

    @property
    def name(self) -> str:
        """The name of its files, without ending."""
        return f"{self.form.id}-{self.meeting.id}"

    def values(self, given: Given) -> dict[str, str]:
        """Return what stands for each {id}: what was filled in, or what the blank letter says."""
        fields = {item.id: item for item in self.form.fields}
        values = {id: shown(item, given) or item.blank for id, item in fields.items()}
        if guests := fields.get("genodigden"):
            values[guests.id] = _invited(guests, given) or guests.blank
        return values

    def open(self, given: Given) -> tuple[str, ...]:
        """Return what is still to fill in, as the letter names it, in its order."""
        left = "\n".join(item.filled(self._left(given)) for item in self.paragraphs)
        return tuple(dict.fromkeys(OPEN.findall(left)))

    def whole(self, item: Paragraph, given: Given) -> str:
        """Return a paragraph without the sentences in which something is still to fill in."""
        left = self._left(given)
        whole = (words for words in item.sentences if not OPEN.search(filled(words, left)))
        return replace(item, sentences=tuple(whole)).filled(self.values(given))

    def _left(self, given: Given) -> dict[str, str]:
        """Return for each {id} what the blank letter says, and nothing where it was filled in."""
        blank, values = self.values({}), self.values(given)
        return {id: words if words == values[id] else "" for id, words in blank.items()}


def _invited(guests: Field, given: Given) -> str:
    names = [guests.options.get(id, "") for id in given.get(guests.id, ())]
    others = text(given, "anderen").split(",")
    return listed(name.strip() for name in (*names, *others) if name.strip())


@dataclass(frozen=True, slots=True)
class Invitation:
    """The form with the fields of all meetings, and the letter of each by the id of its meeting."""

    form: Form
    letters: Mapping[str, Letter]

    def chosen(self, given: Given) -> Letter:
        """Return the letter of the meeting that was chosen; the first until one is."""
        first = next(iter(self.letters.values()))
        return self.letters.get(text(given, MEETING), first)


def load_invitation(edition: Edition) -> Invitation:
    """Read the letters; raises RuleError at the first mistake."""
    raw = edition.document(FILE, {MEETING, "veld", "alinea"})
    options = _options(edition)
    meetings = dict(_meeting(edition, item) for item in raw.get(MEETING, []))
    if not meetings:
        raise RuleError(FILE, "-", MEETING, f"expected one or more [[{MEETING}]] tables")
    options[MEETING] = {id: meeting.label for id, meeting in meetings.items()}
    fields = tuple(_field(edition, item, options) for item in raw.get("veld", []))
    _check_fields([item.id for item in fields])
    paragraphs = tuple(_paragraph(item, fields, meetings) for item in raw.get("alinea", []))
    letters = {
        id: Letter(
            meeting,
            _form(item for item in fields if _is_for(id, item.only)),
            tuple(item for item in paragraphs if _is_for(id, item.only)),
            edition.flow.site,
        )
        for id, meeting in meetings.items()
    }
    return Invitation(_form(fields), letters)


def _form(fields: Iterable[Field]) -> Form:
    return Form("uitnodiging", (Group("", tuple(fields)),))


def _is_for(meeting: str, only: tuple[str, ...]) -> bool:
    return not only or meeting in only


def _meeting(edition: Edition, item: object) -> tuple[str, Meeting]:
    row = TomlTable(FILE, item)
    id = row.ref("id", edition.meeting, "card of a meeting")
    made = Meeting(id, row.text("label"), row.text("titel"), row.text("afspraak"))
    row.done()
    return id, made


def _options(edition: Edition) -> dict[str, Mapping[str, str]]:
    """Return what can be ticked, by the kind of a field."""
    flow, guests = edition.flow, edition.meeting_claims("regionaal", "genodigden")
    return {
        "partners": {c.partner: flow.partners[c.partner].name for c in guests if c.partner},
        "casussen": {case.id: case.name.partition(",")[0] for case in flow.cases.values()},
    }


def _field(edition: Edition, item: object, options: Mapping[str, Mapping[str, str]]) -> Field:
    row = TomlTable(FILE, item, values=edition.flow.values)
    only = _only(row, options[MEETING])
    return replace(read_field(row, options), only=only)


def _only(row: TomlTable, meetings: Iterable[str]) -> tuple[str, ...]:
    return row.refs("bij", meetings, "meeting", default=())


def _check_fields(known: list[str]) -> None:
    """Refuse a field that stands there twice, or that the letters cannot do without."""
    for id in dict.fromkeys((*known, *NEEDED)):
        if known.count(id) != 1:
            raise RuleError(
                FILE, id, "veld", f"expected one [[veld]] with this id, found {known.count(id)}"
            )


def _paragraph(item: object, fields: tuple[Field, ...], meetings: Iterable[str]) -> Paragraph:
    row = TomlTable(FILE, item)
    kind, only = row.choice("soort", KINDS), _only(row, meetings)
    label = row.text("label", default="") if kind == "feit" else ""
    words = row.get("tekst", str, "a text").strip()
    # Every letter that holds the paragraph has to ask for what it names.
    known = [f.id for f in fields if all(_is_for(id, f.only) for id in only or meetings)]
    for name in NAME.findall(words):
        if name not in known:
            raise row.wrong("tekst", f"'{{{name}}}' is no field; add a [[veld]] with this id")
    if re.search("[{}]", NAME.sub("", words)):
        raise row.wrong("tekst", "has a loose { or }; a field is written as {id}")
    row.done()
    return Paragraph(kind, tuple(words.splitlines()), label, only)
