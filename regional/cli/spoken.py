"""What stands in a command that was not understood: words that hint at a command, and what they are about.

Nothing is guessed by likeness. A word counts if it names exactly somebody, a day, a region, a status or a change.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regional import render
from regional.database.reader import Reader
from regional.date_wordings import candidates, normal
from regional.dates import InvalidDateError, parse
from regional.folding import fold
from regional.questions.regions import as_word, regions
from regional.sql.catalog import lookup
from regional.vocabulary import Status

_LONGEST = 7
"""Of how many words a name can be that is not quoted."""

_BEFORE = {
    "after": "since",
    "as-of": "on",
    "at": "on",
    "before": "until",
    "but": "not",
    "by": "speaker",
    "country": "state",
    "date": "on",
    "day": "on",
    "end": "until",
    "except": "not",
    "exclude": "not",
    "from": "since",
    "start": "since",
    "till": "until",
    "when": "on",
    "without": "not",
    "year": "on",
    **{word: word for word in ("about", "not", "on", "since", "state", "to", "until", "with")},
}
"""The words that say how what follows is meant, and the option that means it."""

_OPTIONS = frozenset(("in", "kind", "member", "org", "organization", "region", "role", "speaker", "status", "type"))
"""The other options whose value says by itself how it is meant."""

_LEFT = frozenset(("leave", "leaves", "left", "exit", "exited", "withdraw", "withdrew", "former", "quit", "ex-members"))
"""The words of a departure. Who joins can have been a candidate before: no one word of ours says it."""

_STATUS_OF = {
    name: status.value
    for status in Status
    for name in (status.value.replace("_", " "), f"{status.value.replace('_', ' ')}s")
    if status is not Status.MEMBER
}

_PLAIN = frozenset(
    [
        *("a", "all", "an", "and", "are", "as", "at", "can", "in", "is", "it", "many", "me", "much", "now", "number"),
        *("of", "or", "other", "out", "please", "still", "than", "that", "the", "their", "there", "they", "this"),
        *("been", "belong", "belongs", "between", "did", "do", "does", "ever", "for", "give", "had", "has", "have"),
        *("how", "i", "say", "says", "tell", "was", "were", "what", "when", "where", "which", "who", "whom", "whose"),
        *("time", "will"),
    ]
)
"""The words of a sentence that name nothing, though some are codes of states: `in` is India only as `IN`."""

_FORMATS = {*render.FORMATS, *render.SHORT} - {"table"}


class Thing(NamedTuple):
    """Something that a command is about."""

    kind: str
    """`state`, `organization`, `person`, `day`, `part` (of days: a year or a month), `region`, `status`, `change`."""
    text: str
    """How it is typed."""
    before: str = ""
    """The option that the word before it means, if it means one."""


_FLAGS = {"all": Thing("status", "any")}


class Spoken(NamedTuple):
    """What was typed, taken apart."""

    words: list[str]
    """All its words, folded: some hint at a command."""
    things: list[Thing]
    options: list[str]
    """What can stay as it is: the format."""
    unknown: list[str]
    """The words that mean nothing of this."""


def spoken(reader: Reader, arguments: Sequence[str], hints: frozenset[str]) -> Spoken:
    """Take a command apart.

    Args:
        reader: the database, which knows the names.
        arguments: what was typed, without the options of the program.
        hints: the words that hint at a command.
    """
    options, tokens = _without_format(arguments)
    known = _Known(reader, [text for first in range(len(tokens)) for text, _ in _beginning(tokens, first)])
    found = Spoken([fold(token).lstrip("-") for token in tokens], [], options, [])
    before, at = "", 0
    while at < len(tokens):
        token = tokens[at]
        things = ((known.thing(text), count) for text, count in _beginning(tokens, at))
        thing, count = next(((thing, count) for thing, count in things if thing), (None, 1))
        word = token.lstrip("-")
        if thing:
            found.things.append(thing._replace(before=before))
            before = ""
        elif word in _BEFORE or (token.startswith("--") and word in _OPTIONS):
            before = _BEFORE.get(word, word)
        elif token.startswith("--") and (flag := _FLAGS.get(word) or known.thing(word)):
            found.things.append(flag)
        elif token.startswith("--") or (fold(word) not in _PLAIN and fold(word) not in hints):
            found.unknown.append(token)
        at += count
    return found


def _without_format(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """The format, in the way in which it is asked for; and the other words one by one, but what was quoted."""
    options: list[str] = []
    tokens: list[str] = []
    rest = iter(part for argument in arguments for part in argument.split("=", argument.startswith("--")))
    for text in rest:
        if text in ("-f", "--format"):
            options = ["-f", next(rest, "csv")]
        elif text.lstrip("-").lower() in _FORMATS and text.startswith("-"):
            options = ["-f", text.lstrip("-").lower()]
        else:
            tokens += [part for part in re.split(r"\s*[,;?!]\s*", text) if part]
    return options, tokens


def _beginning(tokens: Sequence[str], first: int) -> Iterator[tuple[str, int]]:
    """What the words from one on can be together, the longest first, and how many words that are."""
    for count in range(min(_LONGEST, len(tokens) - first), 0, -1):
        if not any(token.startswith("--") for token in tokens[first : first + count]):
            yield " ".join(tokens[first : first + count]), count


class _Known:
    """What texts mean, all looked up at once."""

    def __init__(self, reader: Reader, texts: Sequence[str]) -> None:
        self._actors: dict[str, list[tuple[str, str]]] = {}
        for folded, id_, kind in reader.ask(lookup("bearers"), {"folded": sorted({fold(text) for text in texts})}).rows:
            self._actors.setdefault(folded, []).append((id_, kind))
        self._regions = {as_word(name) for _, name, _ in regions(reader)}

    def thing(self, text: str) -> Thing | None:
        folded = fold(text)
        if text in _PLAIN or text in _BEFORE:
            return None
        if folded in _LEFT:
            return Thing("change", "left")
        if folded.replace("_", " ") in _STATUS_OF:
            return Thing("status", _STATUS_OF[folded.replace("_", " ")])
        if actors := self._actors.get(folded):
            (id_, kind), *others = actors
            return None if others else Thing(kind, text if kind != "person" else id_)
        if as_word(text) in self._regions:
            return Thing("region", text)
        return _day(text)


def _day(text: str) -> Thing | None:
    if text == "today":
        return Thing("day", text)
    if not re.search(r"\d", text):
        return None
    for written in (text, *candidates(normal(text))):
        try:
            days = parse(written)
        except InvalidDateError:
            continue
        return Thing("day" if days.earliest == days.latest else "part", written)
    return None
