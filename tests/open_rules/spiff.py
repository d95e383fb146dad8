"""SpiffWorkflow as a DMN engine: code of others reads the tables and decides by them.

It takes one table at a time; what a table requires is asked first, as the file says. Of FEEL it
lacks `union`; all else in these tables reads the same in the Python that it takes entries for.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine, TaskDataEnvironment
from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
from SpiffWorkflow.dmn.parser.DMNParser import DMNParser

type Found = dict[str, Any]


# What a table brings when no row fits: in FEEL null has every field, and each is null.
NOTHING = SimpleNamespace(naar=None, uitkomst=None, acties=None)


def union(*lists: list[str] | None) -> list[str]:
    """Return what is in any of the lists, each once, as FEEL does."""
    return list(dict.fromkeys(item for one in lists for item in one or ()))


class Spiff:
    """The decisions of one file."""

    def __init__(self, text: str) -> None:
        root = etree.fromstring(text.encode())
        names = {"dmn": root.nsmap[None]}
        engine = PythonScriptEngine(TaskDataEnvironment({"union": union}))
        self.workflow = SimpleNamespace(script_engine=engine)
        self.inputs = [data.attrib["id"] for data in root.iterfind("dmn:inputData", names)]
        self.top = root.find("dmn:decision//dmn:requiredDecision", names).attrib["href"][1:]
        self.needs: dict[str, list[str]] = {}
        self.tables: dict[str, DMNEngine] = {}
        for box in root.iterfind("dmn:decision", names):
            if box.find("dmn:decisionTable", names) is not None:
                self._add(box, names)

    def _add(self, box: Any, names: Mapping[str, str]) -> None:
        alone = etree.Element(f"{{{names['dmn']}}}definitions", nsmap=box.nsmap)
        needed = box.iterfind(".//dmn:requiredDecision", names)
        self.needs[box.attrib["id"]] = [need.attrib["href"][1:] for need in needed]
        alone.append(box)  # it reads one decision a file
        parser = DMNParser(None, alone, names)
        parser.parse()
        self.tables[box.attrib["id"]] = DMNEngine(parser.decision.decisionTables[0])

    def decide(self, answers: Mapping[str, str]) -> Found:
        """Return what the first table brings with these answers."""
        data: Found = {id: answers.get(id) for id in self.inputs}
        task = SimpleNamespace(data=data, workflow=self.workflow)
        self._decide(self.top, task)
        return dict(vars(data[self.top]))

    def _decide(self, name: str, task: Any) -> None:
        for other in self.needs[name]:
            if other not in task.data:
                self._decide(other, task)
        found = self.tables[name].result(task)
        task.data[name] = SimpleNamespace(**found) if found else NOTHING
