"""Signs that people copy from paper: 32 digits and letters, of which none looks like another.

The last two of a row check the others. In a row of at most 31 every single wrong sign and every
swap of neighbours is noticed (a Reed-Solomon code over 32 elements, of distance 3), mostly where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # those of Crockford: no I, L, O and U
BITS = 5
CHECKS = 2
ALIKE = str.maketrans("OIL", "011")
BETWEEN = (
    "- \t\n\r\u00a0\u2010\u2011\u2012\u2013\u2014\u2212.,"  # also what others make of a hyphen
)
GROUP = 4


def cleaned(typed: str) -> str:
    """Return signs as they were meant: capitals, without what stands between them."""
    return "".join(sign for sign in typed.upper() if sign not in BETWEEN).translate(ALIKE)


def grouped(signs: str) -> str:
    """Return signs in groups of four, with a hyphen between them."""
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def written(number: int, length: int) -> str:
    """Return a number as so many signs, the heaviest first; it has to fit in them."""
    return "".join(SIGNS[number >> BITS * at & 31] for at in reversed(range(length)))


def read(signs: str) -> int:
    """Return the number that signs stand for."""
    number = 0
    for sign in signs:
        number = number << BITS | SIGNS.index(sign)
    return number


def with_checks(signs: str) -> str:
    """Return signs with the two behind them that check them."""
    plain, _ = _sums([SIGNS.index(sign) for sign in signs])
    ends = (signs + SIGNS[one] + SIGNS[plain ^ one] for one in range(len(SIGNS)))
    return next(whole for whole in ends if is_whole(whole))


def is_whole(signs: str) -> bool:
    """Tell whether signs are as they were written."""
    return _sums([SIGNS.index(sign) for sign in signs]) == (0, 0)


def suspects(signs: str) -> tuple[int, ...]:
    """Return the places of what was most likely mistyped: one sign, or two that were swapped.

    Counted from 0; empty when there is no telling, or nothing is wrong.
    """
    found = [] if is_whole(signs) else [*_one_wrong(signs), *_swapped(signs)]
    return found[0] if len(found) == 1 else ()


def _one_wrong(signs: str) -> Iterator[tuple[int, ...]]:
    """Yield each place at which another sign would make it whole."""
    for at in range(len(signs)):
        if any(is_whole(signs[:at] + other + signs[at + 1 :]) for other in SIGNS):
            yield (at,)


def _swapped(signs: str) -> Iterator[tuple[int, ...]]:
    """Yield each pair of neighbours that make it whole in the other order."""
    for at in range(len(signs) - 1):
        if is_whole(signs[:at] + signs[at + 1] + signs[at] + signs[at + 2 :]):
            yield at, at + 1


def _sums(values: Sequence[int]) -> tuple[int, int]:
    """Return two sums in the field of 32 elements: plain, and each sign by the weight of its place.

    A weight is twice the one after it, modulo x⁵ + x² + 1: all 31 differ.
    """
    plain = weighted = 0
    for value in values:
        plain ^= value
        weighted = (weighted << 1 ^ (0b100101 if weighted & 16 else 0)) ^ value
    return plain, weighted
