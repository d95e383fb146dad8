"""One question of the quick scan: what people fill in there, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from flow.meeting.form import Field, Given, number, text

ANSWERS = {"ja": "Ja", "beetje": "Een beetje", "nee": "Nee"}
WEIGHT = {"ja": Fraction(1), "beetje": Fraction(1, 2), "nee": Fraction(0)}
UNREAD = "Niet te lezen. Verbeter het getal bij deze vraag."


@dataclass(frozen=True, slots=True)
class Item:
    """A question of the scan; `pain` and `agree` are empty where people write a text together."""

    number: int
    text: str
    pain: str
    agree: str

    @property
    def counted(self) -> bool:
        """Whether people are counted at this question."""
        return bool(self.pain)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What to fill in: how many say what, or one text."""
        if not self.counted:
            return (Field(f"{self.number}-tekst", "Wat u samen opschrijft", "lang"),)
        return tuple(Field(f"{self.number}-{id}", label, "getal") for id, label in ANSWERS.items())

    def counts(self, given: Given) -> dict[str, int]:
        """Return how many people gave each answer; what is no number counts as none."""
        return {id: number(text(given, f"{self.number}-{id}")) or 0 for id in ANSWERS}

    def is_read(self, given: Given) -> bool:
        """Whether every count that was filled in can be read."""
        filled = (text(given, f"{self.number}-{id}") for id in ANSWERS)
        return all(number(value) is not None for value in filled if value)

    def score(self, given: Given) -> int | None:
        """Return which part of the group says yes, in whole per cents; a bit counts for half.

        None without people, and where a count cannot be read.
        """
        counts = self.counts(given)
        people = sum(counts.values())
        if not people or not self.is_read(given):
            return None
        return round(100 * sum((WEIGHT[id] * n for id, n in counts.items()), Fraction()) / people)

    def outcome(self, given: Given) -> str:
        """Say what the group answered."""
        if not self.counted:
            return text(given, f"{self.number}-tekst") or "Niet ingevuld."
        if not self.is_read(given):
            return UNREAD
        counts, score = self.counts(given), self.score(given)
        if score is None:
            return "Niet ingevuld."
        told = f"{counts['ja']} ja, {counts['beetje']} een beetje, {counts['nee']} nee"
        return f"{told}: score {score}%."
