"""Texts that people paste, made the same for every way out: cleaned once, where they come in."""

from __future__ import annotations

import re
import unicodedata

_NEW_LINE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")  # Word writes \v, a page break is \f
_HYPHEN = "\x1e"  # what Word has for a hyphen that holds its words together
_JOINERS = "\u200c\u200d"  # Persian words and emoji fall apart without them
_NONCHARACTERS = "\ufffe\uffff"  # neither XML nor a calendar can hold these
_HARMFUL = ("Cc", "Cf", "Cs")  # controls, what turns or hides text, halves of a character


def clean(value: str) -> str:
    """Return the text with plain spaces and new lines, and without what cannot be seen."""
    told = _NEW_LINE.sub("\n", value).replace(_HYPHEN, "-")
    return "".join(map(_sign, told))


def _sign(sign: str) -> str:
    if sign == "\n" or sign in _JOINERS:
        return sign
    if sign == "\t" or unicodedata.category(sign) == "Zs":
        return " "
    return "" if sign in _NONCHARACTERS or unicodedata.category(sign) in _HARMFUL else sign
