"""Tells the mailbox of a team from that of a person: a public page shows none of the latter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
# A mailbox of a team says what it is for, or whose it is; that of a person says who reads it.
_TEAMS = (
    "aanmelden aanmelding administratie advies afdeling balie bureau casusregie centraal contact "
    "cjg consulent directie doorstroompunt dwang gemeente ggd halt info jeugd jeugdarts jeugdhulp "
    "jeugdreclassering jeugdteam jeugdzorg jgz kantoor keten kinderbescherming kwaliteit "
    "leerlingzaken leerplicht leerrecht loket meld melden melding meldpunt mail officier om "
    "onderwijs ondersteuning parket post postbus raad receptie regie rmc school secretariaat "
    "servicepunt servicedesk sociaal steunpunt svb swv team thuis thuiszitters toegang vangnet "
    "veilig veiligheid veiligthuis verwijzers verzuim vragen wijk wijkteam zorg"
)
WORDS = frozenset(_TEAMS.split())


def of_persons(text: str, ours: Iterable[str] = ()) -> Iterator[str]:
    """Yield the addresses in a text that are not plainly those of a team.

    `ours` holds more words that tell a team, such as the name of the region.
    """
    known = WORDS | {word for name in ours for word in _words(name)}
    for address in ADDRESS.findall(text):
        if not any(_tells(word, known) for word in _words(address.partition("@")[0])):
            yield address


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", text.lower())


def _tells(word: str, known: Iterable[str]) -> bool:
    """Tell whether a word is one of these, or begins or ends with a long one: leerplichtteam."""
    long = (one for one in known if len(one) > 3)
    return word in known or any(word.startswith(one) or word.endswith(one) for one in long)
