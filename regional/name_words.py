"""Words of names: those that distinguish nobody, and what abbreviations and numbers in words stand for."""

CONNECTIVES = frozenset(
    [
        *("the", "of", "and", "for", "in", "on"),
        *("d", "l", "de", "du", "des", "la", "le", "les", "et", "del", "el", "los", "las", "y", "da", "do", "dos", "e"),
        *("der", "die", "das", "und", "и", "و"),
    ]
)
"""Articles and connectives, in the languages of the recorded names."""

PAST = frozenset(["former", "formerly", "fmr", "ex"])

LEFT_OUT = PAST | {"government"}
"""What once was, and who speaks for a state: words that are left out where nobody has such a name otherwise."""

ABBREVIATED = {
    "st": "saint",
    "ste": "sainte",
    "sts": "states",
    "is": "islands",
    "rep": "republic",
    "reps": "republics",
    "dem": "democratic",
    "ppl": "peoples",
    "utd": "united",
    "govt": "government",
    "org": "organization",
    "intl": "international",
}
"""What some abbreviations stand for that do not begin like the word, or that are written without a full stop."""

IRREGULAR = frozenset(["st", "ste", "sts", "reps", "ppl", "utd", "govt", "intl"])
"""Those that stand for the same word also with a full stop, since it does not begin so."""

SHORT = frozenset(["afr", "cen", "cent", "dom", "eq", "fed", "terr"])
"""Abbreviations that stand for any word that begins with them also without a full stop."""

NUMBERS = {
    "seventy-seven": "77",
    "twenty-four": "24",
    "twenty": "20",
    "fifteen": "15",
    "eight": "8",
    "seven": "7",
    "ten": "10",
    "vingt": "20",
    "huit": "8",
    "sept": "7",
    "veinte": "20",
    "ocho": "8",
    "siete": "7",
    "двадцати": "20",
    "восьми": "8",
    "семи": "7",
}
"""Numbers of groups of states."""
