"""The sentence that answers a question, which stands above its rows: told here, filled in here and in the browser."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from regional.pages.sentences import when
from regional.pictures import wording
from regional.questions.answer import Answer
from regional.questions.period import takes_period
from regional.sql.catalog import Query

MOST_NAMES = 12
"""How many are named in a sentence; more are counted."""


class Said(NamedTuple):
    """How the answer to a question is said."""

    noun: str
    plural: str
    text: str = "{asked}: {count}{when}."
    """`{asked}` are the names that were asked about, `{ids}` their ids, `{names}` those in the answer."""
    verb: tuple[str, str, str] = ("", "", "")
    """Of the past; of the present for one, and for several."""
    row: str = ""
    """How a browser says each row, where Python has whole sentences of its own."""


_BELONGED = "{names} {verb} to {each} {ids}{when}{also}."

SAID = {
    "affiliations": Said("membership", "memberships"),
    "both": Said("state", "states", _BELONGED, ("belonged", "belongs", "belong")),
    "changes": Said("change", "changes"),
    "compare": Said("difference", "differences"),
    "conflicts": Said("conflict", "conflicts"),
    "coverage": Said("organization with a record", "organizations with a record"),
    "datasets": Said("dataset", "datasets"),
    "differences": Said("difference from another source", "differences from other sources"),
    "events": Said("event", "events"),
    "ever-both": Said("spell in both", "spells in both"),
    "is": Said("answer", "answers", row="{name} in {organization}: {answer}"),
    "leaders": Said("leader", "leaders"),
    "matrix": Said("state or organization in any of them", "states and organizations in any of them"),
    "members": Said("membership", "memberships"),
    "neighbors": Said("neighbour", "neighbours"),
    "organizations": Said("organization", "organizations"),
    "overlaps": Said("pair of organizations", "pairs of organizations"),
    "people": Said("person", "people"),
    "review": Said("membership to look at", "memberships to look at"),
    "search": Said("record with these words", "records with these words"),
    "shared": Said("organization in common", "organizations in common"),
    "sources": Said("source", "sources"),
    "statements": Said("statement", "statements"),
    "states": Said("state", "states"),
    "timeline": Said("change", "changes"),
    "topics": Said("topic", "topics"),
    "why": Said("citation", "citations"),
}
"""How the answers to the shipped questions are said."""

OTHER = Said("row", "rows")
"""How the answer to any other question is said."""


def is_of_a_day(query: Query) -> bool:
    """Whether a question is about one day."""
    return any(p.name == "on" and p.type == "day" and not p.many for p in query.parameters)


def told(query: Query, answer: Answer, given: Mapping[str, Sequence[str]], names: Mapping[str, str], today: str) -> str:
    """The sentence above an answer.

    Args:
        query: the question.
        answer: its answer.
        given: the ids, words and days that were asked about.
        names: what the ids among them are called.
        today: the day that `today` means.
    """
    if answer.sentences:
        return " ".join(answer.sentences)
    said = SAID.get(query.name, OTHER)
    asked = [text for p in query.parameters if p.is_argument for text in given.get(p.name, ())]
    count = f"no {said.noun}" if not answer.rows else wording.count(len(answer.rows), said.noun, said.plural)
    sure, possible = (_named(answer, ("yes", "no").index(word)) for word in ("yes", "no"))
    day = next(iter(given.get("on", ())), today)
    filled = {
        "asked": wording.listed([names.get(id_, id_) for id_ in asked]),
        "ids": wording.listed(asked),
        "each": "both" if len(asked) == 2 else "all of",  # noqa: PLR2004 - both are two
        "names": f"No {said.noun}" if not sure else count if len(sure) > MOST_NAMES else wording.listed(sure),
        "also": f"; possibly also {wording.listed(possible)}" if possible else "",
        "verb": said.verb[0 if day < today else 1 if len(sure) == 1 else 2],
        "when": _when(query, given, today),
        "count": count,
    }
    text = re.sub(r"\{(\w+)\}", lambda match: filled[match[1]], said.text).removeprefix(": ")
    return text[:1].upper() + text[1:]


def _named(answer: Answer, possible: int) -> list[str]:
    """The names in an answer that are certain, or that are not."""
    if "name" not in answer.columns:
        return []
    certain = answer.columns.index("certain") if "certain" in answer.columns else None
    at = answer.columns.index("name")
    return list(
        dict.fromkeys(
            str(row[at]) for row in answer.rows if (certain is not None and row[certain] == "no") == bool(possible)
        )
    )


def _when(query: Query, given: Mapping[str, Sequence[str]], today: str) -> str:
    since, until, on = (next(iter(given.get(name, ())), "") for name in ("since", "until", "on"))
    if takes_period(query) and (since or until):
        return f" from {_day(since) or 'the beginning'} to {_day(until or today)}"
    if not is_of_a_day(query) or not (on or _is_today(query)):
        return ""
    return f" {when(today if on in ('', 'today') else on)}" if not on.startswith("@") else f" on the day of {on[1:]}"


def _day(text: str) -> str:
    """`17 September 2021`; a month or a year stays as it is written."""
    return wording.day(text) if len(text) == len("2021-09-17") and text[4:8:3] == "--" else text


def _is_today(query: Query) -> bool:
    return any(p.name == "on" and p.default == "today" for p in query.parameters)
