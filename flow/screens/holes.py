"""Texts with holes, which Python and the page fill in the same way."""

from __future__ import annotations

import re
from collections.abc import Mapping

HOLE = re.compile(r"\{([a-z]+(?:-[\w-]+)?)\}")


def fill(text: str, parts: Mapping[str, str]) -> str:
    """Put parts in the holes of a text, as `{name}`; a hole without a part stays empty."""
    return HOLE.sub(lambda hole: parts.get(hole[1], ""), text)
