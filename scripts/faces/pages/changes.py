"""The differences between two editions of the rules, in Dutch, for visitors."""

from __future__ import annotations

from collections.abc import Iterable

from flow.compare.difference import Diff, Edit, Moved
from flow.compare.entries import Key, items
from flow.rules.model import Flow
from flow.screens.differences import answered, lines, titled
from flow.screens.item_names import FIELDS
from scripts.faces.pages.markdown import table
from scripts.faces.pages.rule_names import rule_page

BEFORE_AND_NOW = ("Was", "Is nu")


def told(diff: Diff, tag: str = "") -> str:
    """Tell all differences, or that there are none, as Markdown with headings."""
    old = f"{diff.old.version} ({tag})" if tag else diff.old.version
    editions = f"versie {old} en versie {diff.new.version} van nu"
    if diff.empty:
        return f"Tussen {editions} is in de regels niets veranderd.\n"
    return f"Dit zijn de verschillen tussen {editions}.\n\n{sections(diff)}"


def sections(diff: Diff, heads: tuple[str, str] = BEFORE_AND_NOW) -> str:
    """Tell the differences under headings; `heads` says what is left and right in the tables."""
    limits = [edit for edit in diff.edits if _is_limit(edit)]
    others = [edit for edit in diff.edits if edit not in limits and not _follows(edit, limits)]
    parts = (
        _section("Andere uitkomst", _moved_intro(diff), _moved(diff)),
        _section("Andere drempel", "", _limits(diff, limits, heads)),
        _section("Nieuw", "", _listed(diff.added, diff.new)),
        _section("Vervallen", "", _listed(diff.removed, diff.old)),
        _section("Verder veranderd", "", _edits(diff, others, heads)),
    )
    return "\n".join(part for part in parts if part)


def _is_limit(edit: Edit) -> bool:
    return edit.key.table == "thresholds" and edit.field == "value"


def _follows(edit: Edit, limits: list[Edit]) -> bool:
    """Tell whether this is the sentence of a threshold with another value: the number is in it."""
    return edit.field == "decides" and any(edit.key == limit.key for limit in limits)


def _section(title: str, intro: str, body: str) -> str:
    """Return a section; nothing when it would be empty."""
    return f"### {title}\n\n{intro}{body}" if body else ""


def _moved(diff: Diff) -> str:
    rows = (
        (
            diff.old.outcomes[moved.ends.old].title,
            rule_page(diff.new, moved.ends.new),
            _answers(diff, moved),
            f"{moved.paths} van de {moved.among}",
        )
        for moved in diff.moved
    )
    heads = ("Eerst", "Nu", "Bij deze antwoorden", "Combinaties met die antwoorden")
    return table(heads, rows) if diff.moved else ""


def _moved_intro(diff: Diff) -> str:
    return (
        f"Wij vergeleken {diff.paths} combinaties van antwoorden, elke weg door beide versies.\n"
        "Dezelfde antwoorden geven soms een andere uitkomst dan eerst.\n\n"
    )


def _answers(diff: Diff, moved: Moved) -> str:
    return "<br>".join(answered(map(diff.answer, moved.answers))) or "alle antwoorden"


def _limits(diff: Diff, edits: list[Edit], heads: tuple[str, str]) -> str:
    pairs = ((diff.old.thresholds[edit.key.id], diff.new.thresholds[edit.key.id]) for edit in edits)
    rows = (
        (new.decides, f"{old.value} {old.unit}", f"{new.value} {new.unit}") for old, new in pairs
    )
    return table(("Wat zij bepaalt", *heads), rows) if edits else ""


def _listed(keys: Iterable[Key], flow: Flow) -> str:
    found = items(flow)
    return "".join(f"- {titled(flow, key, found)}\n" for key in keys)


def history(diff: Diff, keys: Iterable[Key]) -> str:
    """Tell what changed in one rule, kept under several keys, or that nothing did."""
    own = set(keys)
    edits = [edit for edit in diff.edits if edit.key in own]
    if edits:
        return f"Veranderd sinds versie {diff.old.version}:\n\n{_edits(diff, edits)}"
    if own & set(diff.added):
        return f"Nieuw na versie {diff.old.version}.\n"
    return f"Niet veranderd sinds versie {diff.old.version}.\n"


def _edits(diff: Diff, edits: list[Edit], heads: tuple[str, str] = BEFORE_AND_NOW) -> str:
    found = items(diff.new)
    rows = (
        (
            titled(diff.new, edit.key, found),
            FIELDS[edit.field],
            "<br>".join(lines(diff.old, edit.field, edit.old)),
            "<br>".join(lines(diff.new, edit.field, edit.new)),
        )
        for edit in edits
    )
    return table(("Wat", "Onderdeel", *heads), rows) if edits else ""
