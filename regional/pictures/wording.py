"""How the pictures say days, counts and lists in English."""

from collections.abc import Sequence

from regional import dates
from regional.vocabulary import Status

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The months by name."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def day(iso: str) -> str:
    """`17 September 2021` of 2021-09-17."""
    year, month, number = iso.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {int(year)}"


def month(edtf: str) -> str:
    """`September 2025` of 2025-09-01, and of 2025-09; a year alone stays one."""
    span = dates.parse(edtf)
    year, number, _ = span.latest.split("-")
    return f"{int(year)}" if span.earliest[:7] != span.latest[:7] else f"{MONTHS[int(number) - 1]} {int(year)}"


def count(number: int, one: str, many: str = "") -> str:
    """`1 state`, `2 states`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def spelled(number: int) -> str:
    """`three` of 3; a large number stays in digits."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def listed(names: Sequence[str]) -> str:
    """`Kazakhstan, Kyrgyzstan and Russia`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def status(word: str) -> str:
    """`dialogue partner` of dialogue_partner."""
    return word.replace("_", " ")


def statuses(word: str, number: int = 2) -> str:
    """`Dialogue partners`, as a heading; `Suspended` has no plural."""
    said = status(word).capitalize()
    return said if number == 1 or word == Status.SUSPENDED else f"{said}s"
