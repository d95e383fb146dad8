"""The differences between two editions of the rules, in English, for who changes the rules."""

from __future__ import annotations

from collections.abc import Iterator

from flow.compare.difference import Diff, Edit, Moved
from flow.compare.entries import Items, Key, as_text, items, name_of
from flow.compare.paths import size
from flow.rules.model import Flow


def told(diff: Diff) -> str:
    """Tell all differences, or that there are none."""
    lines = [f"{_edition(diff.old)} → {_edition(diff.new)}"]
    lines += _section(f"Ends elsewhere ({diff.paths} paths compared)", _moved(diff))
    limits = [edit for edit in diff.edits if _is_limit(edit)]
    lines += _section("Thresholds", (_edit(edit) for edit in limits))
    lines += _section("Added", _named(diff.added, items(diff.new)))
    lines += _section("Removed", _named(diff.removed, items(diff.old)))
    others = [edit for edit in diff.edits if edit not in limits]
    lines += _section("Changed", (_edit(edit) for edit in others))
    return "\n".join([*lines, "No differences."] if diff.empty else lines)


def _edition(flow: Flow) -> str:
    return f"Rules {flow.version} of {flow.checked}, {size(flow)} paths"


def _section(title: str, lines: Iterator[str]) -> list[str]:
    """Return a title with its lines; nothing when there are none."""
    found = [f"  {line}" for line in lines]
    return ["", title, *found] if found else []


def _moved(diff: Diff) -> Iterator[str]:
    for moved in diff.moved:
        old, new = diff.old.outcomes[moved.ends.old], diff.new.outcomes[moved.ends.new]
        share = "all" if moved.paths == moved.among else f"{moved.paths} of the {moved.among}"
        yield f"{old.title} [{old.id}] → {new.title} [{new.id}]"
        yield f"    {share} paths {_answers(diff, moved)}"


def _answers(diff: Diff, moved: Moved) -> str:
    answers = (diff.answer(answered) for answered in moved.answers)
    words = "; ".join(f"{question.short} = {option.label}" for question, option in answers)
    return f"with: {words}" if words else "there are"


def _named(keys: tuple[Key, ...], found: Items) -> Iterator[str]:
    for key in keys:
        yield f"{_item(key)}: {name_of(found[key])}"


def _is_limit(edit: Edit) -> bool:
    return edit.key.table == "thresholds" and edit.field == "value"


def _edit(edit: Edit) -> str:
    return f"{_item(edit.key)}, {edit.field}: {_value(edit.old)} → {_value(edit.new)}"


def _item(key: Key) -> str:
    return f"{key.table.removesuffix('s')} {key.id}"


def _value(value: object) -> str:
    return as_text(value) or "(none)"
