"""The decision rules of the Methodische Aanpak Schoolverzuim: one source, many faces."""

from flow.reason.explain import changes, why, why_not
from flow.reason.walk import Walk, walk
from flow.rules.check import problems
from flow.rules.edition import load
from flow.rules.errors import RuleError
from flow.rules.model import Flow

__all__ = ["Flow", "RuleError", "Walk", "changes", "load", "problems", "walk", "why", "why_not"]
