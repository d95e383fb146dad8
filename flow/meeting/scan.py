"""The quick scan of a group: what each question gave, where it hurts, what to agree on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from flow.meeting.form import (
    Field,
    Form,
    Given,
    Group,
    lines,
    mistakes,
    place_and_date,
    shown,
    text,
)
from flow.meeting.result import Result
from flow.meeting.scan_item import Item
from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from flow.rules.toml_table import TomlTable

FILE = "quick-scan.toml"
ENOUGH = 75  # per cent; a proposal of this site: below it, a question counts as sore
OURS = (Field("regio", "Regio of gemeente"), Field("datum", "Datum", "datum"))
# The parts below the questions, with the names that the Word document gives them.
PARTS = {
    "pijn": "Waar zit de pijn?",
    "afspraken": "Welke afspraken maakt u?",
    "voorstellen": "Voorstellen van deze site",
}
AGREED = Field("afspraken", "Welke afspraken maakt u?", "lang", "Wie doet wat, en wanneer?")


@dataclass(frozen=True, slots=True)
class Scan:
    """The questions of the scan and their form."""

    items: tuple[Item, ...]

    @property
    def form(self) -> Form:
        """The form: a group for each question, and one for the agreements."""
        groups = (Group(f"{item.number}. {item.text}", item.fields) for item in self.items)
        return Form("quick-scan", (Group("Uw groep", OURS), *groups, Group("Tot slot", (AGREED,))))

    def groups(self, given: Given) -> set[int]:
        """Return how many people were counted, over all questions where somebody was."""
        sizes = {sum(item.counts(given).values()) for item in self.items if item.counted}
        return sizes - {0}

    def sore(self, given: Given) -> list[Item]:
        """Return the questions below the mark, the lowest first."""
        scores = [(score, item) for item in self.items if (score := item.score(given)) is not None]
        low = [(score, item.number, item) for score, item in scores if score < ENOUGH]
        return [item for _, _, item in sorted(low)]


def load_scan(edition: Edition) -> Scan:
    """Read the scan; raises RuleError at the first mistake."""
    asked = edition.meeting_claims("quick-scan", "vragen")
    raw = edition.document(FILE, {"vraag"}).get("vraag", [])
    rows = [TomlTable(FILE, item, values=edition.flow.values) for item in raw]
    texts = {number: claim.text for number, claim in enumerate(asked, 1)}
    items = tuple(_item(row, texts) for row in rows)
    if [item.number for item in items] != list(texts):
        raise RuleError(FILE, "-", "nummer", f"expected each number from 1 to {len(texts)} once")
    return Scan(items)


def _item(row: TomlTable, texts: Mapping[int, str]) -> Item:
    number = row.number("nummer")
    if number not in texts:
        raise row.wrong("nummer", f"the guide has no question {number}; it has {len(texts)}")
    counted = row.choice("soort", ("telling", "tekst")) == "telling"
    pain, agree = (row.text(key) if counted else "" for key in ("pijn", "afspraak"))
    row.done()
    return Item(number, texts[number], pain, agree)


def scan_result(scan: Scan, given: Given) -> Result:
    """Return what came out, as a page, as text and for a Word document."""
    values = _values(scan, given)
    return Result(
        html="".join(_html(scan, given, values)),
        text="\n".join(_lines(scan, values)) + "\n",
        values=values,
        mistakes=mistakes(scan.form, given),
    )


def _values(scan: Scan, given: Given) -> dict[str, str]:
    sore = scan.sore(given)
    values = {item.id: shown(item, given) for item in OURS}
    for item in scan.items:
        values[f"{item.number}-vraag"] = item.text
        values[f"{item.number}-uitkomst"] = item.outcome(given)
    return values | {
        "pijn": "\n".join(item.pain for item in sore),
        "afspraken": text(given, "afspraken"),
        "voorstellen": "\n".join(item.agree for item in sore),
    }


def _html(scan: Scan, given: Given, values: Mapping[str, str]) -> Iterator[str]:
    yield place_and_date(values)
    yield '<h3>Uitkomst per vraag</h3><dl class="mt-uitkomst">'
    for item in scan.items:
        yield f"<dt>{item.number}. {escape(item.text)}</dt>"
        yield f"<dd>{lines(item.outcome(given))}{_bar(item, given)}</dd>"
    yield (
        f"</dl><h3>{PARTS['pijn']}</h3>"
        "<p>De score is het deel dat ja zegt; een beetje telt half. "
        f"Hier staan de vragen onder {ENOUGH}%: die grens is een voorstel van deze site.</p>"
    )
    if len(scan.groups(given)) > 1:
        yield "<p>Let op: u telt niet bij elke vraag evenveel mensen.</p>"
    yield _bullets(values["pijn"], "Nog geen vraag springt eruit.")
    yield f"<h3>{PARTS['afspraken']}</h3>"
    yield _bullets(values["afspraken"], "Nog niets opgeschreven.")
    if values["voorstellen"]:
        yield f"<h3>{PARTS['voorstellen']}</h3>"
        yield _bullets(values["voorstellen"])


def _bar(item: Item, given: Given) -> str:
    """Draw the score; the words before it say the same."""
    score = item.score(given)
    if not item.counted or score is None:
        return ""
    return f'<meter class="mt-meter" max="100" value="{score}" aria-hidden="true"></meter>'


def _bullets(lines: str, none: str = "") -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines.splitlines())
    return f"<ul>{items}</ul>" if items else f"<p>{none}</p>"


def _lines(scan: Scan, values: Mapping[str, str]) -> Iterator[str]:
    yield f"Quick scan MAS {values['regio']} {values['datum']}".rstrip()
    for item in scan.items:
        yield f"\n{item.number}. {item.text}\n{values[f'{item.number}-uitkomst']}"
    for key, title in PARTS.items():
        yield f"\n{title}"
        yield from (f"- {line}" for line in values[key].splitlines())
