"""The fixed words of the rules: statuses, kinds and one option, which the code knows by name."""

from collections.abc import Iterable
from typing import Literal, get_args

type Status = Literal["zeker", "afgeleid", "regionaal", "nakijken"]
type Kind = Literal["route", "eerst", "buiten"]
type Nature = Literal["feit", "verloop"]
type ThresholdStatus = Literal["vast", "regionaal", "nakijken"]
type End = Literal["van", "naar"]  # of a transition
type Seen = Literal["heel", "deels"]
type Sort = Literal["wet"]  # of a source; others have none

STATUSES: tuple[Status, ...] = get_args(Status.__value__)
KINDS: tuple[Kind, ...] = get_args(Kind.__value__)
NATURES: tuple[Nature, ...] = get_args(Nature.__value__)
THRESHOLD_STATUSES: tuple[ThresholdStatus, ...] = get_args(ThresholdStatus.__value__)
ENDS: tuple[End, ...] = get_args(End.__value__)
SEEN: tuple[Seen, ...] = get_args(Seen.__value__)
SORTS: tuple[Sort, ...] = get_args(Sort.__value__)
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
    *("september", "oktober", "november", "december"),
)

# What readers are told; what is certain, or the same everywhere, needs no word.
STATUS_WORDS: dict[Status | ThresholdStatus, str] = {
    "zeker": "",
    "vast": "",
    "afgeleid": "onze conclusie",
    "regionaal": "per regio",
    "nakijken": "niet bevestigd",
}
SAID: dict[Status | ThresholdStatus, str] = {
    "zeker": "De bron zegt dit zo.",
    "vast": "De bron zegt dit zo, voor het hele land.",
    "afgeleid": "Onze conclusie: de bron zegt dit niet letterlijk.",
    "regionaal": "Per regio: dit verschilt per regio of gemeente.",
    "nakijken": "Niet bevestigd: kijk dit na voordat u erop bouwt.",
}


def provenance(names: str, statuses: Iterable[Status | ThresholdStatus]) -> str:
    """Return where a text comes from, and how certain that makes it where it is not."""
    words = dict.fromkeys(STATUS_WORDS[status] for status in statuses)
    return "; ".join(filter(None, (names, ", ".join(filter(None, words)))))


UNKNOWN = "weet-niet"  # the option that is never a firm fact
