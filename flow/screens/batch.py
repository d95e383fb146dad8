"""What the page says of a list: how many lines end where, and what is wrong in which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from flow.rules.model import Flow, Outcome
from flow.screens.pieces import KIND_LABELS, bullets, t

MOST_MEGABYTES = 3  # of a file in the browser: some ten thousand lines
TOO_LARGE = (
    f"Dit bestand is groter dan {MOST_MEGABYTES} MB. Verdeel de lijst over meer bestanden. "
    "Zet in elk bestand bovenaan dezelfde namen van de kolommen."
)


def notices(told: Sequence[str]) -> str:
    """What is to be said of the columns; nothing when all are known."""
    return bullets(map(t, told))


def summary(flow: Flow, ends: Mapping[str, int], messages: Sequence[str], told: int) -> str:
    """A table of how many lines end where, and the first messages of the `told` there are.

    `ends` counts lines by the id of an outcome or an open question; by nothing, those with a
    mistake.
    """
    rows = "".join(
        f'<tr><th scope="row">{t(name)}</th><td>{t(kind)}</td><td>{count}</td></tr>'
        for name, kind, count in _rows(flow, ends)
    )
    return (
        "<h2>Uitkomsten</h2>"
        f"<p>{_lines(sum(ends.values()))} nagelopen met regels versie {t(flow.told_version)}.</p>"
        "<table>"
        "<caption>Hoeveel regels van de lijst waar uitkomen</caption>"
        '<thead><tr><th scope="col">Uitkomst</th><th scope="col">Soort</th>'
        f'<th scope="col">Regels</th></tr></thead><tbody>{rows}</tbody></table>'
        f"{_messages(messages, told)}"
    )


def _rows(flow: Flow, ends: Mapping[str, int]) -> Iterator[tuple[str, str, int]]:
    """Yield a name, a kind and a number: outcomes by how many there are, then what is not ready."""
    found = [(outcome, ends[id]) for id, outcome in flow.outcomes.items() if ends.get(id)]
    for outcome, count in sorted(found, key=_most_first):
        yield outcome.title, KIND_LABELS[outcome.kind], count
    if still := sum(count for id, count in ends.items() if id in flow.questions):
        yield "Nog niet alle vragen beantwoord", "Open vraag", still
    if wrong := ends.get(""):
        yield "Niet te lezen: zie de meldingen", "Fout", wrong


def _most_first(row: tuple[Outcome, int]) -> int:
    return -row[1]


def _messages(messages: Sequence[str], told: int) -> str:
    if not messages:
        return ""
    first = (
        f"De eerste {len(messages)} van {told} meldingen" if told > len(messages) else "Meldingen"
    )
    return f"<h3>{first}</h3>{bullets(map(t, messages))}"


def _lines(count: int) -> str:
    return f"{count} {'regel' if count == 1 else 'regels'}"
