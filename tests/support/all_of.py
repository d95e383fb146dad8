"""Compares rules by what stands in them: rules themselves are equal only to themselves."""

from dataclasses import fields

from flow.rules.model import Flow


def all_of(flow: Flow) -> dict[str, object]:
    """Return everything that stands in rules, by field."""
    return {field.name: getattr(flow, field.name) for field in fields(flow)}
