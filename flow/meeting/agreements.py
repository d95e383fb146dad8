"""The card with agreements: per step of the plan what is needed, agreed, by whom and when."""

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
    read_field,
    shown,
)
from flow.meeting.result import Result
from flow.rules.edition import Edition
from flow.rules.plan import Step
from flow.rules.toml_table import TomlTable

FILE = "afsprakenkaart.toml"


@dataclass(frozen=True, slots=True)
class Agreements:
    """The steps, what to fill in once, and what to fill in at each step."""

    steps: tuple[Step, ...]
    fields: tuple[Field, ...]
    columns: tuple[Field, ...]
    hints: Mapping[str, tuple[str, ...]]

    @property
    def form(self) -> Form:
        """The form: a group for each step."""
        groups = (
            Group(
                f"Stap {step.number}: {step.title}",
                tuple(self.at(step, column) for column in self.columns),
                self.hints.get(step.id, ()),
            )
            for step in self.steps
        )
        return Form("afsprakenkaart", (Group("Uw regio", self.fields), *groups))

    def at(self, step: Step, column: Field) -> Field:
        """Return the field of a step."""
        return Field(f"{step.number}-{column.id}", column.label, column.kind, column.help)


def load_agreements(
    edition: Edition, hints: Mapping[str, tuple[str, ...]] | None = None
) -> Agreements:
    """Read the card; `hints` are suggestions by step id. Raises RuleError at the first mistake."""
    flow, raw = edition.flow, edition.document(FILE, {"veld", "kolom"})
    fields, columns = (
        tuple(read_field(TomlTable(FILE, item, values=flow.values)) for item in raw.get(key, []))
        for key in ("veld", "kolom")
    )
    return Agreements(tuple(flow.steps.values()), fields, columns, hints or {})


def agreements_result(card: Agreements, given: Given) -> Result:
    """Return the card as a page, as text and for a Word document."""
    values = {item.id: shown(item, given) for item in card.form.fields}
    return Result(
        html="".join(_html(card, values)),
        text="\n".join(_lines(card, values)) + "\n",
        values=values,
        mistakes=mistakes(card.form, given),
    )


def _filled_in(
    card: Agreements, values: Mapping[str, str]
) -> Iterator[tuple[Step, list[tuple[Field, str]]]]:
    """Yield the steps at which something is filled in, with what."""
    for step in card.steps:
        found = [(column, values[card.at(step, column).id]) for column in card.columns]
        if any(value for _, value in found):
            yield step, found


def _html(card: Agreements, values: Mapping[str, str]) -> Iterator[str]:
    steps = list(_filled_in(card, values))
    yield place_and_date(values)
    if not steps:
        yield "<p>U heeft nog bij geen enkele stap iets ingevuld.</p>"
    for step, found in steps:
        yield f'<h3>Stap {step.number}: {escape(step.title)}</h3><dl class="mt-uitkomst">'
        for column, value in found:
            yield f"<dt>{escape(column.label)}</dt><dd>{lines(value) or '–'}</dd>"
        yield "</dl>"


def _lines(card: Agreements, values: Mapping[str, str]) -> Iterator[str]:
    head = ", ".join(values[item.id] for item in card.fields if values[item.id])
    yield f"Afspraken over de MAS{f': {head}' if head else ''}"
    for step, found in _filled_in(card, values):
        yield f"\nStap {step.number}: {step.title}"
        yield from (f"- {column.label} {value}" for column, value in found if value)
