"""What every document is made of: the rules, the cards, the address and the date."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace

from flow.meeting.agreements import load_agreements
from flow.meeting.scan import load_scan
from flow.rules.card_files import CARD_FILES, CHOICE
from flow.rules.handbook import Handbook
from flow.rules.model import Flow
from flow.rules.vocabulary import STATUS_WORDS
from flow.screens.chart_names import anchor
from flow.screens.pieces import KIND_LABELS
from flow.screens.sentences import told_event
from scripts.faces.documents.catalog import Catalog
from scripts.faces.documents.origin import AGENDAS, agenda_origin, origins
from scripts.faces.documents.quoted_pages import read_pages
from scripts.faces.pages import paper_form
from scripts.faces.pages.roles import PARTNERS
from scripts.faces.pages.rule_names import action_number, letter, place
from scripts.faces.pages.whole_sentences import of_them, role_of
from scripts.faces.pictures import poster_files
from scripts.faces.pictures.palette import BASE
from scripts.faces.tools.build import Build


def content(build: Build, catalog: Catalog) -> dict[str, object]:
    """Return all data that a template may need, as plain values."""
    flow = build.flow
    documents = catalog.documents.values()
    ends = {**flow.questions, **flow.outcomes}
    return {
        "regels": plain(_rules(flow)),
        "kaarten": plain(in_whole_sentences(flow, build.handbook)),
        "rollen": {id: role_of(flow, id) for id in flow.partners},
        "koppen": {file.removesuffix(".toml"): dict(t.headings) for file, t in CARD_FILES.items()},
        "documenten": {item.name: plain(item) for item in documents if item.format == "pdf"},
        "plaatsen": {id: place(flow, id) for id in ends},
        "ankers": {id: anchor(flow, id) for id in ends},
        "letters": {id: letter(flow, id) for id in flow.outcomes},
        "actienummers": {id: action_number(flow, id) for id in flow.actions},
        "uitkomstsoorten": KIND_LABELS,
        "statussen": STATUS_WORDS,
        "formulier": {
            "begin": paper_form.START,
            "eind": paper_form.END,
            "weg": paper_form.PATH,
            "hokjes": paper_form.stops(flow),
        },
        "teksten": plain(read_pages(build.docs)),
        "kleuren": {name: colour.light for name, colour in BASE.items()},
        "families": {
            name: {"ink": family.light_ink, "tint": family.light_tint}
            for name, family in build.edition.colours.items()
        },
        "herkomst": origins(build),
        "agendas": {id: agenda_origin(build, id) for id in AGENDAS},
        "plaat": _poster(build),
        "keuzevragen": CHOICE,
        "afspraken": [column.label for column in load_agreements(build.edition).columns],
        "geteld": [item.counted for item in load_scan(build.edition).items],
        "site": flow.site,
        "adres": build.site_url,
        "versieregel": build.line,
    }


def in_whole_sentences(flow: Flow, handbook: Handbook) -> Handbook:
    """Return the cards with a subject in every sentence about a partner."""
    told = {id: of_them(flow, card) for id, card in handbook[PARTNERS].items()}
    return {**handbook, PARTNERS: told}


def _poster(build: Build) -> dict[str, str]:
    """Return what stands around the poster, and what it shows in words."""
    return {
        "titel": poster_files.title(build.flow),
        "gevaar": poster_files.danger(build.flow, build.handbook),
        "werktitels": poster_files.WORKING_TITLES,
        "alt": poster_files.words(build.flow),
    }


def _rules(flow: Flow) -> Flow:
    """Return the rules as paper shows them: no examples, and events with their exceptions."""
    events = (replace(t, event=told_event(flow, t)) for t in flow.transitions)
    return replace(flow, transitions=tuple(events), examples={})


def plain(value: object) -> object:
    """Turn dataclasses, mappings and dates into what JSON can hold."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
