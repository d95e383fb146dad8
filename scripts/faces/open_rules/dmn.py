"""The rules as DMN: a decision table for each question, so that other engines can decide by them.

A table says where each answer leads (`naar`). The outcome and the actions it takes from the table
it leads to, so the diagram has the shape of the flow, and an engine that is given all answers
brings the outcome in one go. A gate is a table whose input is the fact it follows from.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from flow.rules.model import Flow, Option, Question
from scripts.faces.open_rules.dmn_diagram import add_diagram

TOP = "routewijzer"  # the decision to ask for, whichever question is first
RESULT, ACTIONS = "Resultaat", "Acties"  # the types of what a table brings, and of its actions
COLUMNS = {"naar": "string", "uitkomst": "string", "acties": ACTIONS}
ASSUMED = "Elk antwoord is de id van een optie als tekst; wat niet is gevraagd, blijft leeg."


@dataclass(frozen=True)
class Standard:
    """A version of DMN: the names of its model and of its drawings."""

    version: str
    day: str

    @property
    def names(self) -> dict[str, str]:
        """The namespaces of a file; those of points and boxes have been the same since 1.2."""
        return {
            "xmlns": f"https://www.omg.org/spec/DMN/{self.day}/MODEL/",
            "xmlns:dmndi": f"https://www.omg.org/spec/DMN/{self.day}/DMNDI/",
            "xmlns:dc": "http://www.omg.org/spec/DMN/20180521/DC/",
            "xmlns:di": "http://www.omg.org/spec/DMN/20180521/DI/",
        }


# What these files use is the same in both; dmn-js 17 does not know the names of 1.5.
DMN_15, DMN_13 = Standard("1.5", "20230324"), Standard("1.3", "20191111")


def dmn(flow: Flow, address: str, standard: Standard = DMN_15) -> str:
    """Return the rules as a file of DMN; `address` is where this version of the rules stands."""
    root = ET.Element("definitions", standard.names)
    root.attrib |= {
        "id": "regels",
        "name": f"{flow.site} {flow.told_version}",
        "namespace": address,
    }
    _add(root, "description", text=ASSUMED)
    _types(root)
    _top(root, flow)
    for question in flow.questions.values():
        _decision(root, flow, question)
    for question in flow.asked:
        data = _add(root, "inputData", id=feel(question.id), name=feel(question.id))
        _add(data, "description", text=question.text)
        _add(data, "variable", name=feel(question.id), typeRef="string")
    add_diagram(root)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def feel(id: str) -> str:
    """Return an id as FEEL reads it: there a hyphen is a minus."""
    return id.replace("-", "_")


def decision(question: Question) -> str:
    """Return the name of the table of a question."""
    return f"{'poort' if question.is_gate else 'vraag'}_{feel(question.id)}"


def _types(root: ET.Element) -> None:
    several = _add(root, "itemDefinition", name=ACTIONS, isCollection="true")
    _add(several, "typeRef", text="string")
    result = _add(root, "itemDefinition", name=RESULT)
    for name, kind in COLUMNS.items():
        part = _add(result, "itemComponent", name=name)
        _add(part, "typeRef", text=kind)


def _top(root: ET.Element, flow: Flow) -> None:
    first = flow.questions[flow.start]
    top = _add(root, "decision", id=TOP, name=TOP)
    _add(top, "description", text="Vraag deze beslissing op: zij geeft de uitkomst en de acties.")
    _add(top, "variable", name=TOP, typeRef=RESULT)
    _requires(top, "requiredDecision", decision(first))
    expression = _add(top, "literalExpression", id=f"{TOP}_waarde", typeRef=RESULT)
    _add(expression, "text", text=decision(first))


def _decision(root: ET.Element, flow: Flow, question: Question) -> None:
    """Add the table of one question or gate."""
    name, asked = decision(question), feel(question.follows or question.id)
    box = _add(root, "decision", id=name, name=name)
    _add(box, "description", text=question.why)
    _add(box, "question", text=question.text)
    _add(box, "variable", name=name, typeRef=RESULT)
    _requires(box, "requiredInput", asked)
    for target in dict.fromkeys(option.target for option in question.options):
        if target in flow.questions:
            _requires(box, "requiredDecision", decision(flow.questions[target]))
    table = _add(box, "decisionTable", id=f"{name}_tabel", hitPolicy="UNIQUE", outputLabel=name)
    given = _add(table, "input", id=f"{name}_bij", label=question.short)
    expression = _add(given, "inputExpression", id=f"{name}_antwoord", typeRef="string")
    _add(expression, "text", text=asked)
    for column, kind in COLUMNS.items():
        _add(table, "output", id=f"{name}_{column}", name=column, label=column, typeRef=kind)
    for option in question.options:
        for given_by in option.given_by or (option.id,):
            _rule(table, flow, f"{name}_rij_{feel(given_by)}", given_by, option)


def _rule(table: ET.Element, flow: Flow, id: str, given: str, option: Option) -> None:
    """Add a row: at this answer, so much follows."""
    row = _add(table, "rule", id=id)
    _add(row, "description", text=option.label)
    entry = _add(row, "inputEntry", id=f"{id}_bij")
    _add(entry, "text", text=_quoted(given))
    for column, expression in zip(COLUMNS, _brings(flow, option), strict=True):
        entry = _add(row, "outputEntry", id=f"{id}_{column}")
        _add(entry, "text", text=expression)


def _brings(flow: Flow, option: Option) -> tuple[str, str, str]:
    """Return in FEEL where an option leads, how that ends, and what has to be done from here on."""
    target, own = _quoted(option.target), f"[{', '.join(map(_quoted, option.actions))}]"
    if option.target not in flow.questions:
        return target, target, own
    table = decision(flow.questions[option.target])
    later = f"{table}.acties"
    # Each action once, at its first place: that is what a union is in FEEL.
    return target, f"{table}.uitkomst", f"union({own}, {later})" if option.actions else later


def _requires(box: ET.Element, kind: str, other: str) -> None:
    need = _add(box, "informationRequirement", id=f"{box.attrib['id']}_uit_{other}")
    _add(need, kind, href=f"#{other}")


def _quoted(id: str) -> str:
    return f'"{id}"'


def _add(parent: ET.Element, tag: str, *, text: str | None = None, **attributes: str) -> ET.Element:
    """Add an element below another."""
    found = ET.SubElement(parent, tag, attributes)
    found.text = text
    return found
