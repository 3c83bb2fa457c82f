"""What somebody meant who wrote what is no date of ours: the date to write instead.

Only a mistake needs this. Dates are taken in many writings, and none of them is taken silently: the message says how to
write the date, so that a file says the same to everybody. Where a writing can mean two days, both are offered.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from regional.date_wordings import MONTHS, candidates, normal, some_day_between

Why = Callable[[str], str | None]
"""Why a text is no date; None: it is one."""

_LONGEST = 60
"""No writing of a date is longer."""

_PERIOD = "a period is no date: write its two ends apart, or {} for some day in it"
_NAMES = "|".join(name for names in MONTHS for name in names)
_SENTENCES = {
    r"(present|now|ongoing|still|current|today|to date|-|none|n/?a|null|nan|open)": (
        "leave it empty if it still holds or is not known; a day that nobody knows is written .."
    ),
    r"(unknown|uncertain|undated|n\. ?d\.?|u{4}|x{4}|\?+)": "write .. for a day that nobody knows",
    r".*\d ?(b\.?c\.?(e\.?)?)|y?-\d{4}.*|y?-?\d{5}\d*([-.].*)?": "years run from 0001 to 9999",
    r"'?\d{2,3}|\d{1,2}([-/. ])\d{1,2}\1\d{2}": "write the year with four digits",
    r"\d{1,2}[-/.]\d{1,2}\.?": "the year is missing",
    rf"(\d{{1,2}}\S* )?(of )?({_NAMES})( \d{{1,2}}(st|nd|rd|th|\.)?)?": "the year is missing",
}


@lru_cache(maxsize=4096)
def explain(text: str, reason: str, why: Why) -> str:
    """The end of a message that says why a text is no date, and what to write.

    Args:
        text: the text.
        reason: why its own parts make no date, if that is known.
        why: tells of other texts whether they are dates.
    """
    if len(text) > _LONGEST:
        return reason
    plain = normal(text)
    lead = f"{reason}: " if reason and "-00" not in plain else ""
    found = [date for date in _of_one(plain) if why(date) is None]
    if found:
        return f"{lead}write {' or '.join(dict.fromkeys(found[:2]))}"
    for wrong in candidates(plain):
        known = _without_last(wrong)
        if known and why(known) is None and (told := why(wrong)):
            part = "month" if "-" not in known else "day"
            return f"{told}: write {known} if the {part} is not known"
    for pattern, sentence in _SENTENCES.items():
        if re.fullmatch(pattern, plain):
            return _of_spreadsheet(plain) or sentence
    span = _between(plain, why)
    return (f"{reason}: write {span}" if reason else _PERIOD.format(span)) if span else reason


def _of_spreadsheet(text: str) -> str:
    """What is said of the number by which a spreadsheet keeps a day, if it is of a time that records are about."""
    if not re.fullmatch("[1-6][0-9]{4}", text):
        return ""
    return f"if it is the number of a day in a spreadsheet, write {date(1899, 12, 30) + timedelta(days=int(text))}"


def _of_one(text: str) -> Iterator[str]:
    """The dates that a text for one date may mean, most likely first; some of them may be none."""
    if match := re.fullmatch(r"(?:circa|ca\.?|c\.?|about|around|approximately|approx\.?|~|≈) ?(.+)", text):
        yield from (f"{date}~" for date in (match[1], *candidates(match[1])))
    if match := re.fullmatch(r"([?~%])(.+)|(.+?) ?(\?~|~\?|\(\?\)|[?~%])", text):
        sign, rest = (match[1], match[2]) if match[1] else (match[4], match[3])
        sign = {"?~": "%", "~?": "%", "(?)": "?"}.get(sign, sign)
        yield from (f"{date}{sign}" for date in (rest, *candidates(rest)))
    if match := re.fullmatch(r"(.*\d)([?~%])(-.*)", text):  # EDTF lets a single part be uncertain
        yield f"{match[1]}{match[3]}{match[2]}"
    if match := re.fullmatch(r"[\[{(]([^.,]*)[\])}]", text):
        yield match[1]
    yield text
    yield from candidates(text)


def _without_last(date: str) -> str:
    return date.rpartition("-")[0] if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", date) else ""


_SEPARATORS = (r" (?:to|until|till|through|and|or) ", " ?- ", " -", "/", r" ?(?:,|\.\.\.?) ?", "-")
_OPEN = r"\.*|open|unknown|present|now|ongoing|today"


def _between(text: str, why: Why) -> str | None:
    """The set that a period, or several dates, would be as one date."""
    inner = re.sub(r"^(?:between|from) ", "", text.strip("[]{}() "))
    if match := re.fullmatch(r"(before|after|since|from|until|till|by|up to|post|pre)[- ](.+)", text):
        one = _first(match[2], why)
        return one and some_day_between(*(("", one) if match[1] in _UP_TO else (one, "")))
    for separator in _SEPARATORS:
        parts = re.split(separator, inner)
        if len(parts) < 2 or (separator == "-" and len(parts) > 2):  # noqa: PLR2004 - a period has two ends
            continue
        first, last = (None if re.fullmatch(_OPEN, part) else _first(part, why) for part in (parts[0], parts[-1]))
        if last and not first:
            first = next(filter(None, (_first(text, why) for text in _completed(parts[0], parts[-1]))), None)
        if first and (last or re.fullmatch(_OPEN, parts[-1])):
            return some_day_between(first, last or "")
        if last and re.fullmatch(_OPEN, parts[0]):
            return some_day_between("", last)
    return None


_UP_TO = ("before", "until", "till", "by", "up to", "pre")


def _first(text: str, why: Why) -> str | None:
    """The likeliest date that a text means."""
    return next((date for date in (text, *_of_one(text)) if why(date) is None), None)


def _completed(start: str, end: str) -> Iterator[str]:
    """The start of a period with what only its end says, as in `May-June 2015` and `1-5 May 2015`."""
    if start and (match := re.search(r"[^\d]*\d{4}$", end)):
        yield f"{start}{match[0] if re.fullmatch('[0-9]+', start) else ' ' + end[-4:]}"
