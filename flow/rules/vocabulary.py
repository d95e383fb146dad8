"""The fixed words of the rules: statuses and kinds, which the code knows by name."""

from typing import Literal, get_args

type Status = Literal["zeker", "afgeleid", "regionaal", "nakijken"]
type Kind = Literal["route", "eerst", "buiten"]
type ThresholdStatus = Literal["vast", "regionaal", "nakijken"]
type End = Literal["van", "naar"]  # of a transition
type Seen = Literal["heel", "deels"]

STATUSES: tuple[Status, ...] = get_args(Status.__value__)
KINDS: tuple[Kind, ...] = get_args(Kind.__value__)
THRESHOLD_STATUSES: tuple[ThresholdStatus, ...] = get_args(ThresholdStatus.__value__)
ENDS: tuple[End, ...] = get_args(End.__value__)
SEEN: tuple[Seen, ...] = get_args(Seen.__value__)
