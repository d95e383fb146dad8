"""Every complete path as a line of JSON: what another program can test itself with."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator

from flow.reason.walk import paths
from flow.rules.model import Flow


def packed_trails(flow: Flow) -> bytes:
    """Return all lines, compressed: the same bytes for the same rules."""
    lines = "".join(f"{line}\n" for line in trails(flow))
    return gzip.compress(lines.encode(), compresslevel=9, mtime=0)


def trails(flow: Flow) -> Iterator[str]:
    """Yield a line for each path: what is answered, and how that ends, as `flow json` calls it."""
    for path in paths(flow):
        answers = {q.id: option.id for q, option in path if not q.is_gate}
        actions = list(dict.fromkeys(id for _, option in path for id in option.actions))
        found = {"answers": answers, "outcome": path[-1].option.target, "actions": actions}
        yield json.dumps(found, separators=(",", ":"))
