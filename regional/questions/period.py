"""The period that a question is about. A question about a day is about a period of one day."""

from collections.abc import Mapping
from typing import Any

from regional.dates import FIRST_DAY
from regional.errors import QuestionError
from regional.questions.given import Given
from regional.sql.catalog import Query


def is_short(text: str) -> bool:
    """Whether a text is a year or a month, where a day was asked for: `2021` or `2021-09`."""
    return len(text) in _SHORT and text.replace("-", "0").isdecimal()


_SHORT = (len("2021"), len("2021-09"))


def when(given: Given, found: Mapping[str, Any]) -> str:
    """When something was, as a sentence says it: on a day, in a year, or from a day to a day."""
    if any(map(is_short, given.get("on", ()))):
        return f"in {given['on'][0]}"
    if found.get("since") != found.get("until"):
        return f"from {found['since']} to {found['until']}"
    return f"on {found.get('on')}"


def takes_period(query: Query) -> bool:
    """Whether a question is about a day, `--on`, or about a period, `--since` and `--until`."""
    defaults = {p.name: p.default for p in query.parameters if p.name in ("on", "since", "until") and not p.many}
    return len(defaults) == len(("on", "since", "until")) and defaults["since"] is defaults["until"] is None


def period(query: Query, given: Given, found: Mapping[str, Any]) -> dict[str, str]:
    """The first and the last day, where a question is about a day or a period; else nothing.

    Raises:
        QuestionError: a day and a period are given, or the period ends before it begins.
    """
    if not takes_period(query):
        return {}
    on, since, until = found["on"], found["since"], found["until"]
    if since is None and until is None:
        return {"since": on, "until": on}
    default = next(p.default for p in query.parameters if p.name == "on")
    if given["on"] != [default]:
        raise QuestionError(f"'{query.name}' is about a day, --on, or about a period, --since and --until: not both.")
    since, until = since or FIRST_DAY, until or on
    if since > until:
        raise QuestionError(f"the period would end before it begins: --since {since} is after --until {until}.")
    return {"since": since, "until": until}
