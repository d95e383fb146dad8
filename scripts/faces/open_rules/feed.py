"""The feed of changes: an entry for each version of the rules, for who wants to be told."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from xml.etree import ElementTree as ET

from flow.compare.difference import Diff, diff
from flow.compare.entries import Key, items
from flow.reason.extent import extent
from flow.rules.model import Flow
from flow.screens.differences import titled

ATOM = "http://www.w3.org/2005/Atom"
CHANGES = "mas/versies/#regels"  # the page that tells it all
NAMED = ("questions", "outcomes")  # of the rest a number is enough


def feed(versions: Iterable[Flow], site_url: str, address: str) -> str:
    """Return the feed, newest first; `address` is where it stands itself."""
    every = list(versions)
    newest = every[-1]
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "nl"})
    _add(root, "id", address)
    _add(root, "title", f"{newest.site}: wijzigingen in de regels")
    _add(root, "updated", _moment(newest))
    _add(ET.SubElement(root, "author"), "name", newest.site)
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=address)
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=f"{site_url}{CHANGES}")
    told = [_first(every[0]), *(_since(diff(old, new)) for old, new in pairwise(every))]
    for flow, text in reversed(list(zip(every, told, strict=True))):
        _entry(root, flow, text, site_url)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _entry(root: ET.Element, flow: Flow, text: str, site_url: str) -> None:
    entry = ET.SubElement(root, "entry")
    address = f"{site_url}regels/{flow.version}/"
    _add(entry, "id", address)
    _add(entry, "title", f"Regels versie {flow.told_version}")
    _add(entry, "updated", _moment(flow))
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=address)
    _add(entry, "content", text, type="text")


def _moment(flow: Flow) -> str:
    """Return the day of the last check as Atom writes a moment."""
    return f"{flow.checked.isoformat()}T00:00:00Z"


def _first(flow: Flow) -> str:
    return (
        f"De eerste versie: {len(flow.asked)} vragen, {len(flow.outcomes)} uitkomsten en "
        f"{extent(flow).paths} volledige paden."
    )


def _since(found: Diff) -> str:
    """Tell what is other than in the version before, a line for each kind of change."""
    lines = [
        _listed("Nieuw", found.added, found.new),
        _listed("Vervallen", found.removed, found.old),
    ]
    if moved := sum(item.paths for item in found.moved):
        among = f"{moved} van de {found.paths} combinaties van antwoorden"
        lines.insert(0, f"Andere uitkomst bij {among}.")
    if found.edits:
        lines.append(f"Andere tekst of waarde: {len(found.edits)}.")
    return "\n".join(filter(None, lines)) or "In de regels is niets veranderd."


def _listed(what: str, keys: Iterable[Key], flow: Flow) -> str:
    """Name what people look for first, and count the rest."""
    every, found = list(keys), items(flow)
    names = [titled(flow, key, found) for key in every if key.table in NAMED]
    rest = len(every) - len(names)
    told = [*names, *([f"{rest} andere onderdelen"] if rest else [])]
    return f"{what}: {'; '.join(told)}." if told else ""


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = text
