"""The decision rules of the Methodische Aanpak Schoolverzuim: one source, many faces."""

from flow.check import problems
from flow.engine import Walk, walk
from flow.explain import changes, why, why_not
from flow.load import load
from flow.model import Flow, RuleError

__all__ = ["Flow", "RuleError", "Walk", "changes", "load", "problems", "walk", "why", "why_not"]
