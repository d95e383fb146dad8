"""What comes of a trial with other thresholds, in Dutch: which texts tell another number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from flow.compare.difference import Edit
from flow.compare.entries import Key, items
from flow.compare.numbers import Told, passes, passing, retold, told_in
from flow.compare.paths import size
from flow.compare.trial import Trial, book, landing
from flow.rules.model import Flow
from flow.rules.states import unfolded
from flow.screens.differences import lines, titled
from flow.screens.item_names import FIELDS, ITEMS, MANY
from flow.screens.sections import Item, Section
from flow.screens.sentences import listed
from flow.screens.trial_told import case_item, combinations, number

SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-Z])")
STEERS_NOTHING = (
    "Een drempel stuurt geen antwoord: door een ander getal eindigt niets ergens anders."
)

type Pages = Mapping[str, Sequence[tuple[str, str]]]  # name and address, by threshold


def numbers(trial: Trial, pages: Pages) -> Iterator[Section]:
    """Tell what follows from other values; `pages` holds where else a threshold stands."""
    own = {Key("thresholds", id) for id in trial.values}  # told as the change itself
    edits = [edit for edit in retold(trial.old, trial.other) if edit.key not in own]
    made = [_edit(trial, edit) for edit in edits]
    yield Section("Wat een ander getal krijgt", f"{STEERS_NOTHING} {_counted(edits)}", made)
    if edits:
        yield _passing(trial.old, told_in(edits))
    yield _elsewhere(trial, pages)


def _counted(edits: Sequence[Edit]) -> str:
    """Say how many items of every kind tell another number."""
    if not edits:
        return "Geen vraag, antwoord of uitkomst noemt het getal."
    counts = Counter(table for table, _ in {edit.key: None for edit in edits})
    kinds = [f"{n} {(MANY if n > 1 else ITEMS)[table].lower()}" for table, n in counts.items()]
    say = "zegt" if sum(counts.values()) == 1 else "zeggen"
    return f"Wel {say} {listed(kinds)} een ander getal."


def _edit(trial: Trial, edit: Edit) -> Item:
    """Tell the sentences that differ, before and after."""
    old, new = (
        _sentences(trial.old, edit.field, edit.old),
        _sentences(trial.other, edit.field, edit.new),
    )
    pairs = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    head = f"{titled(trial.old, edit.key, items(trial.old))}, {FIELDS[edit.field]}"
    return Item(
        head, [line for one, other in pairs for line in (f"Nu: {one}", f"In deze proef: {other}")]
    )


def _sentences(flow: Flow, field: str, value: object) -> list[str]:
    return [part for line in lines(flow, field, value) for part in SENTENCE.split(line)]


def _passing(flow: Flow, told: Told) -> Section:
    every, graph = book(flow), unfolded(flow)
    met = [item for item in every if passes(landing(graph, item.answers), told)]
    count = number(passing(flow, told))
    are = "is dat er 1" if len(met) == 1 else f"zijn dat er {len(met)}"
    intro = (
        f"Van de {combinations(size(flow))} van antwoorden komen er {count} langs. "
        f"Van de {len(every)} casussen en voorbeelden {are}."
    )
    return Section("Wie zo’n tekst leest", intro, [case_item(item) for item in met])


def _elsewhere(trial: Trial, pages: Pages) -> Section:
    found = {pair: None for id in trial.values for pair in pages.get(id, ())}
    items = [Item(name, (), address) for name, address in found]
    return Section("Waar het getal nog meer staat", "", items)
