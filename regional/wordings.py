"""Wordings: recognize a recorded name that a list or a person writes in another way.

The rewritings are few and stated here, and each keeps every word that distinguishes: nothing is guessed by likeness.
Two wordings are the same name if they have the same words, once

* articles and connectives are left out: `the Republic of Korea`, `Trinidad & Tobago`;
* their order is forgotten: `Korea, North`, `Netherlands (Kingdom of the)`, `Putin, Vladimir`;
* an abbreviation with a full stop, a single letter, or one of a few more, stands for any word that begins with it, and
  some stand for one word with or without: `Dem. Rep. of the Congo`, `S. Sudan`, `N Korea`, `Fed Rep`, `St Lucia`;
* some letters stand for as many words that begin with them, beside one in full: `Korea, DPR`, `I.R. Iran`;
* `-isation` is `-ization`, `co-operation` is `cooperation`, `South-East` is `Southeast`;
* `Group of Twenty` is `Group of 20`, `G-20` is `G20`;
* full stops between single letters are dropped: `S.C.O.`; so are footnote and quotation marks: `Kosovo*`, `France 1/`,
  the apostrophe of `People's`, and what says that a name is that of a country: `Georgia (country)`;
* Chinese is read as simplified, and without brackets;
* what once was, and who speaks for a state, is left out where nobody has such a name otherwise: `Soviet Union
  (former)`, `Government of Mali`.

What is joined by a slash, a dash or a comma, or put in brackets, must mean the same: `Myanmar/Burma`, `African Union
(AU)`, `SCO - Shanghai Cooperation Organization`. People are also known by a part: `regional.personal_names` says how.
"""

# ruff: noqa: RUF001 - the signs that look alike are meant

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from regional.chinese import SIMPLIFIED
from regional.folding import LONGEST, fold
from regional.name_words import ABBREVIATED, CONNECTIVES, IRREGULAR, LEFT_OUT, NUMBERS, PAST, SHORT
from regional.personal_names import is_meant, without_honours

_NUMBER = re.compile(rf"\b({'|'.join(NUMBERS)})\b")
_NUMBERED = re.compile(r"\b([a-z])[-. ]?(?=\d{1,2}\b)")
_WORD = re.compile(r"[^\W_]+\.?|&|\+")
_BRACKETS = r"\s*[/()\[\]]\s*|\s+or\s+"
_ALTERNATES = [re.compile(pattern) for pattern in (_BRACKETS, rf"{_BRACKETS}|\s+[-‐-―−]+\s+|[:,;]\s+")]
"""What stands between the parts of a name, the signs first that are no part of one: `Iran, I.R. of (Persia)`."""
_JOINED = re.compile(r"\b(?:co-|non[- ]|(?:north|south)[- ](?=east|west))(?=\w)")
_ODD = re.compile(r"[^\w\s.,;:'/()\[\]&+*·•-]")
_HAN = r"[\u3400-\u9fff]"
_WITHIN_HAN = re.compile(rf"(?<={_HAN})[\s()·•-]+(?={_HAN})")
_ACRONYM = re.compile(r"\b\w(?:\.\w)+\b\.?(?!\w)")
_LETTERS = re.compile(r"(?:\w\. ?)+\w\.?")
_MARKS = r"[*†‡§#^¹²³⁴⁵⁶⁷⁸⁹⁰]"
_FOOTNOTE = re.compile(
    rf"(?<=[\w)])\s*(?:{_MARKS}+|⁽[¹²³⁴⁵⁶⁷⁸⁹]⁾|\[(?:note |nb )?\w{{1,2}}\]|\(\d\)|(?<=\s)\d{{1,2}}[/)])+$"
)
_COUNTRY = re.compile(r"(?<=\w) \((?:country|nation|sovereign state)\)$")
_QUOTATION = re.compile('["“”„«»]')


class Wording(NamedTuple):
    """The words of a name by which two wordings of it are compared."""

    words: tuple[str, ...]
    """The words in full, in order of the alphabet."""
    beginnings: tuple[str, ...]
    """The abbreviations, in their order: how further words begin."""

    def fits(self, name: "Wording") -> bool:
        """Whether a recorded name has these words, and one more for each abbreviation."""
        if name.beginnings or len(name.words) != len(self.words) + len(self.beginnings) or not self.words:
            return False
        left = _without(name.words, self.words)
        return left is not None and _fit(self.beginnings, left)

    def fits_as_letters(self, name: "Wording") -> bool:
        """Whether one of the words is made of the first letters of all further words of a recorded name."""
        if name.beginnings or self.beginnings:
            return False
        return any(self._is_made_of(letters, name) for letters in self.words if len(letters) in _OF_SO_MANY_WORDS)

    def _is_made_of(self, letters: str, name: "Wording") -> bool:
        others = _without(self.words, [letters]) or []
        left = _without(name.words, others)
        if left is None or not any(len(word) > max(_OF_SO_MANY_WORDS) - 1 for word in others):
            return False
        return sorted(letters) == sorted(word[0] for word in left if len(word) > 1)


_OF_SO_MANY_WORDS = range(2, 5)
"""For how many words letters can stand."""


def _without(words: Iterable[str], taken: Iterable[str]) -> list[str] | None:
    """Words without some of them; nothing if one of those is not there."""
    left = list(words)
    for word in taken:
        if word not in left:
            return None
        left.remove(word)
    return left


def _fit(beginnings: tuple[str, ...], words: list[str]) -> bool:
    """Whether each beginning is that of a word of its own."""
    if not beginnings:
        return not words
    first, *others = beginnings
    return any(
        word.startswith(first) and _fit(tuple(others), words[:i] + words[i + 1 :]) for i, word in enumerate(words)
    )


def cleaned(name: str) -> str:
    """A name without marks of footnotes, quotation marks, and a comma or a full stop behind a whole word."""
    text = _COUNTRY.sub("", _QUOTATION.sub("", name).strip())
    text = _FOOTNOTE.sub("", text).lstrip("*†‡ ").rstrip(" ,;:")
    return text[:-1] if re.search(r"(?:^|[^.\w])[^\W_]{5,}\.$", text) else text


@lru_cache(maxsize=1 << 15)  # who answers one question after the other would take all names apart each time
def wording(name: str, *, of_person: bool = False, by_letters: bool = False) -> Wording:
    """The words of a name, without what two wordings of it can differ in.

    Args:
        name: as somebody wrote it, or folded.
        of_person: whether letters with full stops behind each other are initials, and not an acronym.
        by_letters: whether a single letter stands for a word that begins with it, also without a full stop.
    """
    words: list[str] = []
    beginnings: list[str] = []
    parts = _WORD.findall(_plain(cleaned(name), of_person=of_person))
    for found in parts:
        word = found.rstrip(".")
        is_short = found.endswith(".")
        is_letter = by_letters and len(word) == 1 and word.isalpha()
        if word in ("&", "+") or (word in CONNECTIVES and not is_short and not is_letter):
            continue
        if word in ABBREVIATED and len(parts) > 1 and (not is_short or word in IRREGULAR):
            words.append(ABBREVIATED[word])  # alone it is a code: IS is Iceland
        elif word in PAST:
            words.append(word)
        elif is_short or is_letter or (word in SHORT and len(parts) > 1):
            beginnings.append(word)
        else:
            words.append(re.sub("isation(s?)$", r"ization\1", word))
    return Wording(tuple(sorted(words)), tuple(beginnings))


def _plain(name: str, *, of_person: bool) -> str:
    """The folded text in one spelling of what is spelt in several."""
    text = _WITHIN_HAN.sub("", fold(name).translate(SIMPLIFIED))
    if not of_person:
        text = _ACRONYM.sub(lambda match: match[0].replace(".", ""), text)
    text = _JOINED.sub(lambda match: match[0][:-1], text.replace("int'l", "intl"))
    text = re.sub(r"(?:(?<=\w\w)'|(?<=\bpeople) )s\b(?!\.)", "s", text)
    text = _NUMBER.sub(lambda match: NUMBERS[match[0]], text)
    return _NUMBERED.sub(r"\1", text)


def acronym(name: str) -> str | None:
    """The letters of a name that is nothing but letters with full stops: `S. C. O.` is `sco`."""
    text = fold(cleaned(name))
    return re.sub(r"[. ]", "", text) if _LETTERS.fullmatch(text) else None


def named_by(letters: str, known: Iterable[tuple[str, str]]) -> set[str]:
    """Those whom the letters of an acronym mean: who is called so, and of two letters only who has such words.

    Two letters are also a code: `S.A.` is no code of Saudi Arabia, but can be short for it, or for South Africa.
    """
    words = re.compile(r"\w* ".join(letters) + r"\w*")
    is_code = len(letters) == len("SA")
    return {bearer for name, bearer in known if (words.fullmatch(name) if is_code else name == letters)}


def alternates(name: str) -> list[list[str]]:
    """The parts of a name that stand beside each other in brackets or behind a slash, a dash or a comma, if several.

    They are given once as the brackets and slashes part them, and if that differs as the commas and dashes do as well.
    """
    text = cleaned(name)
    found: list[list[str]] = []
    for between in _ALTERNATES:
        parts = [part for part in between.split(text) if part]
        parts = [part for part in parts if wording(part).words or wording(part).beginnings]
        if parts and parts not in ([text], *found):
            found.append(parts)
    return found


class Wordings:
    """The recorded names of some actors, by their words."""

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        """Take every recorded name, with the id of its bearer."""
        self._bearers: dict[Wording, set[str]] = {}
        self._with: dict[str, set[Wording]] = {}
        for name, bearer in known:
            recorded = wording(name)
            self._bearers.setdefault(recorded, set()).add(bearer)
            for word in recorded.words:
                self._with.setdefault(word, set()).add(recorded)

    def bearers(self, name: str, *, by_a_part: bool = False) -> set[str]:
        """The ids of those whom a name means in other words.

        Args:
            name: as somebody wrote it.
            by_a_part: whether a part is enough, as the surname of a person.
        """
        folded = fold(cleaned(name))
        if len(folded) > LONGEST or _ODD.search(folded):  # no list writes a backslash into a name
            return set()
        if by_a_part:
            asked = wording(without_honours(name), of_person=True, by_letters=True)
            return self._of(asked, lambda recorded: is_meant(asked.words, asked.beginnings, recorded.words))
        asked = wording(name)
        found = self._that_fit(asked) or self._that_fit(wording(name, by_letters=True))
        present = asked._replace(words=tuple(word for word in asked.words if word not in LEFT_OUT))
        return (
            found or self._of(asked, asked.fits_as_letters) or (self._that_fit(present) if present != asked else set())
        )

    def _that_fit(self, asked: Wording) -> set[str]:
        """Those of whom a recorded name has the same words."""
        if not asked.beginnings:
            return self._bearers.get(asked, set()) if asked.words else set()
        return self._of(asked, asked.fits)

    def _of(self, asked: Wording, is_meant_by: Callable[[Wording], bool]) -> set[str]:
        """Those who are meant by a recorded name, which always has one of the words in full."""
        near: set[Wording] = set().union(*(self._with.get(word, ()) for word in asked.words))
        return {bearer for recorded in near if is_meant_by(recorded) for bearer in self._bearers[recorded]}
