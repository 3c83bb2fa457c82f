"""CAMEO, the codes of machine-coded events: what its classes are called here, and which kind of event they are.

Conflict and Mediation Event Observations (Schrodt, 2012) has 20 classes of two digits; longer codes are more specific.
"""

from functools import lru_cache
from typing import NamedTuple

from regional.vocabulary import EventKind

TITLES = {
    "01": "Public statement",
    "02": "Appeal",
    "03": "Offer to cooperate",
    "04": "Consultation",
    "05": "Diplomatic cooperation",
    "06": "Material cooperation",
    "07": "Aid",
    "08": "Concession",
    "09": "Investigation",
    "10": "Demand",
    "11": "Disapproval",
    "12": "Refusal",
    "13": "Threat",
    "14": "Protest",
    "15": "Show of force",
    "16": "Reduction of relations",
    "17": "Coercion",
    "18": "Assault",
    "19": "Fighting",
    "20": "Mass violence",
}
"""The classes, in our own short words."""

_KINDS = {
    "02": EventKind.APPEAL,
    "03": EventKind.PLEDGE,
    "04": EventKind.MEETING,
    "041": EventKind.OTHER,  # a talk by telephone
    "054": EventKind.RECOGNITION,
    "057": EventKind.AGREEMENT,
    "07": EventKind.AID,
    "18": EventKind.ATTACK,
    "19": EventKind.ATTACK,
    "191": EventKind.OTHER,  # a blockade
    "192": EventKind.OTHER,  # an occupation
    "20": EventKind.ATTACK,
}
"""The kind of event, for classes that have one; three digits go before two. All others are `other`."""


class Class(NamedTuple):
    """What a code means."""

    root: str | None
    """The class that it belongs to; none if it is no code of CAMEO."""
    kind: str
    title: str


@lru_cache(maxsize=1024)
def class_of(code: str) -> Class:
    """The class of a code of two to four digits."""
    root = code[:2]
    if not code.isdecimal() or len(code) > len("0000") or root not in TITLES:
        return Class(None, EventKind.OTHER.value, "Event")
    kind = _KINDS.get(code[:3]) or _KINDS.get(root, EventKind.OTHER)
    return Class(root, kind.value, TITLES[root])
