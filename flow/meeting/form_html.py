"""The HTML of a form: made while building, so that it stands there before Python, or without."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import groupby

from flow.meeting.form import Field, Form, Group
from flow.meeting.typed import EXAMPLES

_HELP = {kind: f"Zoals {example}." for kind, example in EXAMPLES.items()}
_TYPED = '<div class="rw-getypt"></div>'  # on paper what was typed stands there, whole


def form_html(form: Form, buttons: str, before: str = "", door: str = "") -> str:
    """The form with its groups and rows of buttons, `before` and after them.

    `door` is the module that answers, where it is not that of the other forms.
    """
    groups = "".join(
        _chapter(title, "".join(map(_group, inside)))
        for title, inside in groupby(form.groups, lambda group: group.chapter)
    )
    to = f' data-deur="{door}"' if door else ""
    return (
        f'<form class="mt-formulier" data-formulier="{form.id}"{to} '
        f'autocomplete="off" novalidate>{before}{groups}{buttons}</form>'
    )


def _chapter(title: str, groups: str) -> str:
    """Groups under a title to open; on paper it is open."""
    head = f"<summary><h2>{escape(title)}</h2></summary>"
    return f'<details class="rw-vouw mt-hoofdstuk">{head}{groups}</details>' if title else groups


def _group(group: Group) -> str:
    fields = f'<div class="mt-velden">{"".join(_field(item) for item in group.fields)}</div>'
    if not group.title:
        return f'<p class="mt-hulp">{escape(group.help)}</p>{fields}' if group.help else fields
    title = f"<legend>{escape(group.title)}</legend>"
    return f'<fieldset class="mt-groep">{title}{_hints(group)}{fields}</fieldset>'


def _hints(group: Group) -> str:
    """Suggestions to open before filling in."""
    items = "".join(f"<li>{escape(hint)}</li>" for hint in group.hints)
    title = "Wat kunt u hier afspreken?"
    told = f'<details class="rw-vouw"><summary>{title}</summary><ul>{items}</ul></details>'
    return told if items else ""


def _field(item: Field) -> str:
    wrong = f'<p class="rw-foutregel" id="fout-{item.id}" hidden></p>'
    words = item.help or _HELP.get(item.kind, "")
    help = f'<p class="mt-hulp" id="hulp-{item.id}">{escape(words)}</p>' if words else ""
    described = f"{f'hulp-{item.id} ' if help else ''}fout-{item.id}"
    if item.options:
        return _choices(item, described, f"{help}{wrong}")
    label = f'<label for="veld-{item.id}">{escape(item.label)}</label>'
    return (
        f'<div class="mt-veld"{_only(item)}>{label}{help}{wrong}{_control(item, described)}</div>'
    )


def _only(item: Field) -> str:
    """Say for which meetings a field is, for the look to leave it out at another."""
    return f' data-bij="{" ".join(item.only)}"' if item.only else ""


def _control(item: Field, described: str) -> str:
    same = (
        f'id="veld-{item.id}" name="{item.id}" aria-describedby="{described}"'
        f"{' required' if item.required else ''}"
    )
    if item.kind == "lang":
        return f'<textarea {same} rows="2"></textarea>{_TYPED}'
    # Phones show digits; a field of type number would hide from us what it cannot read.
    extra = ' inputmode="numeric"' if item.kind == "getal" else ""
    return f'<input type="text" {same}{extra}>{_TYPED}'


def _choices(item: Field, described: str, told: str) -> str:
    kind = "radio" if item.is_single else "checkbox"
    boxes = "".join(
        f'<label class="mt-keuze"><input type="{kind}" name="{item.id}" value="{id}"'
        f"{' checked' if item.is_single and number == 0 else ''}> {escape(name)}</label>"
        for number, (id, name) in enumerate(item.options.items())
    )
    return (
        f'<fieldset class="mt-veld" id="veld-{item.id}"{_only(item)} tabindex="-1" '
        f'aria-describedby="{described}"><legend>{escape(item.label)}</legend>'
        f'{told}<div class="mt-keuzes">{boxes}</div></fieldset>'
    )


def summary(form: Form, mistakes: Mapping[str, str]) -> str:
    """Name every mistake with a link to its field; nothing when there are none."""
    labels = {
        item.id: f"{group.title}, {item.label.lower()}" if group.title else item.label
        for group in form.groups
        for item in group.fields
    }
    items = "".join(
        f'<li><a href="#veld-{id}">{escape(labels[id].rstrip("?"))}: {escape(told)}</a></li>'
        for id, told in mistakes.items()
    )
    if not items:
        return ""
    count = "één veld" if len(mistakes) == 1 else f"{len(mistakes)} velden"
    return f"<h2>Controleer {count}</h2><ul>{items}</ul>"
