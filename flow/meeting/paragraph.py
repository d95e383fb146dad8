"""A piece of a letter: its sentences, with places for what somebody fills in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

type Kind = Literal["onderwerp", "tekst", "feit", "punt", "ondertekening"]

KINDS: tuple[Kind, ...] = get_args(Kind.__value__)
NAME = re.compile(r"\{([^{}]*)\}")
OPEN = re.compile(r"\[[^\[\]]*\]")  # stands for what is not known yet: [datum]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of a letter, a sentence a line; {id} stands for what was filled in at that field.

    `only` holds the meetings it is for; empty: all.
    """

    kind: Kind
    sentences: tuple[str, ...]
    label: str
    only: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentences together: below a letter each stands on a line of its own."""
        return ("\n" if self.kind == "ondertekening" else " ").join(self.sentences)

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the text with a value for each {id}; raises KeyError when one is missing."""
        return filled(self.text, values)


def filled(words: str, values: Mapping[str, str]) -> str:
    """Return the words with a value for each {id}; raises KeyError when one is missing."""
    return NAME.sub(lambda found: values[found[1]], words)
