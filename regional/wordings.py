"""Wordings: recognize a recorded name that a list or a person writes in another way.

The rewritings are few and stated here, and each keeps every word that distinguishes: nothing is guessed by likeness.
Two wordings are the same name if they have the same words, once

* articles and connectives are left out: `the Republic of Korea`, `Trinidad & Tobago`;
* their order is forgotten: `Korea, North`, `Netherlands (Kingdom of the)`, `Putin, Vladimir`;
* an abbreviation with a full stop stands for any word that begins with it, and some stand for one word with or
  without: `Dem. Rep. of the Congo`, `S. Sudan`, `St Lucia`, `V. Putin`;
* `-isation` is `-ization`, and full stops between single letters are dropped: `S.C.O.`;
* titles of people and footnote marks are left out: `Mr. Putin`, `Kosovo*`.

What is joined by a slash or put in brackets must mean the same: `Myanmar/Burma`, `African Union (AU)`.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from regional.folding import fold

_CONNECTIVES = frozenset(
    [
        *("the", "of", "and", "for", "in", "on"),
        *("d", "l", "de", "du", "des", "la", "le", "les", "et", "del", "el", "los", "las", "y", "da", "do", "dos", "e"),
        *("der", "die", "das", "und", "и", "و"),
    ]
)
"""Articles and connectives, in the languages of the recorded names."""

_TITLES = frozenset(["mr", "mrs", "ms", "dr", "sir", "president", "prime", "minister", "господин", "президент"])
"""What is put before the name of a person."""

_ABBREVIATED = {
    "st": "saint",
    "ste": "sainte",
    "sts": "states",
    "is": "islands",
    "rep": "republic",
    "dem": "democratic",
    "ppl": "people",
    "govt": "government",
    "org": "organization",
    "intl": "international",
}
"""What some abbreviations stand for that do not begin like the word, or that are written without a full stop."""

_WORD = re.compile(r"[^\W_]+\.?|&")
_ALTERNATES = re.compile(r"\s*[/()\[\]]\s*|\s+or\s+")
_ODD = re.compile(r"[^\w\s.,;:'/()\[\]&*†‡¹²³⁴⁵⁶⁷⁸⁹·•-]")
_FOOTNOTE = re.compile(r"(?<=\w)\s*([*†‡]+|\[\d+\]|[¹²³⁴⁵⁶⁷⁸⁹])+$")


class Wording(NamedTuple):
    """The words of a name by which two wordings of it are compared."""

    words: tuple[str, ...]
    """The words in full, in order of the alphabet."""
    beginnings: tuple[str, ...]
    """The abbreviations: how further words begin."""

    def fits(self, name: "Wording") -> bool:
        """Whether a recorded name has these words, and one more for each abbreviation."""
        if len(name.words) != len(self.words) + len(self.beginnings) or not self.words:
            return False
        left = list(name.words)
        for word in self.words:
            if word not in left:
                return False
            left.remove(word)
        return _fit(self.beginnings, left)

    def is_of(self, name: "Wording") -> bool:
        """Whether a person's name has these words among others: a surname, perhaps with initials."""
        return bool(self.words) and set(self.words) <= set(name.words) and _begin(self, name)


def _begin(wording: Wording, name: Wording) -> bool:
    rest = [word for word in name.words if word not in wording.words]
    return all(any(word.startswith(beginning) for word in rest) for beginning in wording.beginnings)


def _fit(beginnings: tuple[str, ...], words: list[str]) -> bool:
    """Whether each beginning is that of a word of its own."""
    if not beginnings:
        return not words
    first, *others = beginnings
    return any(
        word.startswith(first) and _fit(tuple(others), words[:i] + words[i + 1 :]) for i, word in enumerate(words)
    )


def wording(name: str, *, with_acronyms: bool = True) -> Wording:
    """The words of a name, without what two wordings of it can differ in.

    Args:
        name: as somebody wrote it, or folded.
        with_acronyms: whether letters with full stops behind each other are an acronym, or initials.
    """
    words: list[str] = []
    beginnings: list[str] = []
    folded = fold(_FOOTNOTE.sub("", name.strip()))
    parts = _WORD.findall(_joined(folded) if with_acronyms else folded)
    for found in parts:
        word = found.rstrip(".")
        is_short = found.endswith(".")
        if word == "&" or word in _TITLES or (word in _CONNECTIVES and not is_short):
            continue
        if word in _ABBREVIATED and len(parts) > 1:  # alone it is a code: IS is Iceland
            words.append(_ABBREVIATED[word])
        elif is_short:
            beginnings.append(word)
        else:
            words.append(re.sub("isation(s?)$", r"ization\1", word))
    return Wording(tuple(sorted(words)), tuple(sorted(beginnings)))


def _joined(folded: str) -> str:
    """The text with acronyms as one word: `s.c.o.` is `sco`, but the initial in `v. putin` stays one."""
    return re.sub(r"\b(?:\w\.){2,}(?!\w)", lambda match: match[0].replace(".", ""), folded)


def alternates(name: str) -> list[str]:
    """The parts of a name that stand beside each other in brackets or behind a slash, if there are several."""
    parts = [part for part in _ALTERNATES.split(_FOOTNOTE.sub("", name.strip())) if part]
    parts = [part for part in parts if wording(part).words or wording(part).beginnings]
    return parts if parts != [name] else []


class Wordings:
    """The recorded names of some actors, by their words."""

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        """Take every recorded name, with the id of its bearer."""
        self._bearers: dict[Wording, set[str]] = {}
        for name, bearer in known:
            self._bearers.setdefault(wording(name), set()).add(bearer)

    def bearers(self, name: str, *, by_a_part: bool = False) -> set[str]:
        """The ids of those whom a name means in other words.

        Args:
            name: as somebody wrote it.
            by_a_part: whether a part of the name is enough, as the surname of a person.
        """
        if _ODD.search(fold(name)):  # no list writes a backslash or a control character into a name
            return set()
        asked = wording(name, with_acronyms=not by_a_part)
        if not asked.beginnings and asked.words and not by_a_part:
            return self._bearers.get(asked, set())
        fits = asked.is_of if by_a_part else asked.fits
        return {bearer for recorded, bearers in self._bearers.items() if fits(recorded) for bearer in bearers}
