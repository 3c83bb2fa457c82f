"""Personal names: recognize a person by a surname, by initials, behind a title, or with a patronymic.

A part of a name is enough where it means only one person, but every word that is given must be one of the name, unless
it is a title, or a patronymic beside two words that are. The first initial begins another word of the name; a second
one may be that of a patronymic that is not recorded: `Лукашенко А.Г.`
"""

# ruff: noqa: RUF001, RUF002 - Cyrillic letters that look like Latin ones are meant

import re

TITLES = frozenset(
    [
        *("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "hon", "honourable", "honorable", "shri", "smt"),
        *("his", "her", "excellency", "majesty", "highness", "royal", "king", "queen", "emir", "amir"),
        *("pres", "president", "vice", "prime", "minister", "pm", "fm", "foreign", "defence", "defense", "premier"),
        *("chancellor", "chairman", "secretary", "general", "gen", "ambassador", "comrade", "mme", "monsieur"),
        *("madame", "sr", "sra", "herr", "frau", "господин", "президент", "премьер", "министр"),
    ]
)
"""What is put before the name of a person."""

_PARTICLES = frozenset(
    ["abu", "al", "as", "bin", "bint", "ibn", "ter", "ud", "ul", "ur", "van", "von", "аль", "ас", "бин", "ибн"]
)
"""Words of names that are no name: `al` is nobody's."""

_OFFICE = re.compile(
    r",\s+(?:(?:the|acting|deputy|federal|first|foreign|former|general|permanent|prime|vice)\s+)*"
    r"(?:ambassador|chairman|chancellor|emir|head|king|minister|premier|president|representative|secretary)\b.*$",
    re.IGNORECASE,
)
"""An office behind a name: `Xi Jinping, President of the People's Republic of China`."""

_CHINESE_OFFICE = re.compile("(?<=[\u3400-\u9fff]{2})(?:主席|总统|總統|总理|總理|外长|外長|先生|女士)$")

_EXCELLENCY = re.compile(r"^\s*H\. ?E\.|^\s*HE (?=\w)")

_PATRONYMIC = re.compile(r"\w{2,}(?:[oe]vich|[oe]vna|[ое]вич|[ое]вна)")

_AS_GIVEN_AND_FATHER_S = 2
"""How many initials stand for a given name and a patronymic, and how many words are a given name and a surname."""


def without_honours(name: str) -> str:
    """A name without the office behind it, and the abbreviation before it that would be two initials, or a surname."""
    return _CHINESE_OFFICE.sub("", _OFFICE.sub("", _EXCELLENCY.sub("", name)))


def is_meant(words: tuple[str, ...], initials: tuple[str, ...], recorded: tuple[str, ...]) -> bool:
    """Whether a recorded name of a person has these words among others, and others that the initials begin.

    Args:
        words: the words that are given.
        initials: the abbreviations that are given, in their order.
        recorded: the words of the recorded name.
    """
    given = {word for word in words if word not in TITLES or word in recorded}
    if len(given & set(recorded)) >= _AS_GIVEN_AND_FATHER_S:
        given = {word for word in given if word in recorded or not _PATRONYMIC.fullmatch(word)}
    if not given - _PARTICLES or not given <= set(recorded):
        return False
    rest = [word for word in recorded if word not in given]
    begun = [any(word.startswith(initial) for word in rest) for initial in initials if initial not in TITLES]
    if not rest or not begun:
        return not begun or len(given) >= _AS_GIVEN_AND_FATHER_S
    return all(begun) or (begun[0] and len(begun) == _AS_GIVEN_AND_FATHER_S and len(rest) == 1)
