"""Sentences: an answer as a person would say it, made of its rows by the function that its .sql file names."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from regional.errors import RegionalError
from regional.questions.rows import Rows

Row = Mapping[str, Any]

_LIKE_WORDS = frozenset(
    [
        *("ANZUS", "APEC", "ASEAN", "AUKUS", "BENELUX", "BIMSTEC", "BRICS", "CARICOM", "CARIFTA", "CELAC", "CENTO"),
        *("COMECON", "COMESA", "ECOWAS", "EUMETSAT", "EURASEC", "EURATOM", "EUROCONTROL", "EUROUZ", "GUAM", "IGAD"),
        *("INTERPOL", "KEDO", "MERCOSUR", "NAFTA", "NATO", "OPEC", "SAARC", "SEATO", "TRACECA", "UNASUR", "UNESCO"),
        *("UNIDO", "ALBA"),
    ]
)
"""The acronyms that are said like a name, and so without an article: `in NATO`, but `in the CSTO`."""

_WITH_ARTICLE = ("United ", "Soviet ", "Central African ", "Dominican ", "Republic of", "Democratic Republic", "Holy ")
_PLURAL = ("Islands", "Netherlands", "Philippines", "Maldives", "Comoros", "Emirates", "Union", "Empire", "States")


def sentences(name: str, rows: Rows, when: str) -> list[str]:
    """One text for each row.

    Args:
        name: what the .sql file names behind `-- sentence:`.
        rows: the rows of the answer.
        when: the time that was asked about, such as `on 2021-09-17`.

    Raises:
        RegionalError: there are no sentences of this name.
    """
    if name not in SENTENCES:
        raise RegionalError(f"there are no sentences '{name}': a query can have {', '.join(SENTENCES)}")
    records = (dict(zip(rows.columns, row, strict=True)) for row in rows.rows)
    return [_dataset(record) + " ".join(SENTENCES[name](record | {"when": when})) for record in records]


def _dataset(row: Row) -> str:
    """Whose answer it is, if several datasets are asked side by side."""
    return f"{row['dataset']}: " if "dataset" in row else ""


def _belonging(row: Row) -> Iterator[str]:
    """Whether a state belongs to an organization: the answer, then what came before, after and in predecessors."""
    who, where = _start(row["name"]), _organization(row["organization"])
    match row["answer"]:
        case "yes":
            yield f"Yes. {who} {_held(row, where)}."
        case "possibly":
            yield f"Possibly. {who} {_held(row, where)}, but that is not known to the day."
        case "not recorded":
            yield f"Not recorded. Nobody has recorded who belongs to {where}."
        case _:
            yield f"No. {_refusal(row, who, where)}."
    if row["before"]:
        yield f"Before: {row['before']}."
    if row["after"]:
        yield f"Afterwards: {row['after']}."
    if row["earlier"] and (row["answer"] != "yes" or not row["before"]):
        yield f"In predecessors: {row['earlier']}."


def _refusal(row: Row, who: str, where: str) -> str:
    """Why the answer is no."""
    if row["status"]:
        return f"{_capital(row['when'])} {_inside(who)} was no member of {where} but {_a(row['status'])}, {_from(row)}"
    if row["why"]:
        return _why(row["why"], row, where)
    if row["before"] or row["after"]:
        return f"{who} was not in {where} {row['when']}"
    never = "" if row["earlier"] else _in_no_predecessor(row["predecessors"] or "")
    covered = f"whose record covers {row['covered_from']} to {row['covered_until']}"
    return f"{who} is not recorded in {where}, {covered}{never}"


def _in_no_predecessor(ids: str) -> str:
    names = [_organization(id_) for id_ in ids.split()]
    if len(names) > 1:
        return f"; it was in none of its predecessors either ({', '.join(names)})"
    return f"; it was not in its predecessor either ({names[0]})" if names else ""


def _held(row: Row, where: str) -> str:
    what = f"{_a(row['status'])} of {where}" if row["status"] != "suspended" else f"suspended from {where}"
    if row["until"]:
        return f"was {what} {_from(row)}"
    return f"has been {what} since {row['since']}"


def _from(row: Row) -> str:
    return f"from {row['since']} until {row['until']}" if row["until"] else f"since {row['since']}"


def _why(why: str, row: Row, where: str) -> str:
    """The reason with the organization and the state as a sentence has them."""
    for short, full in ((row["organization"], where), (row["name"], _start(row["name"]))):
        if why.startswith(f"{short} "):
            return _capital(full) + why.removeprefix(short)
    return why


def _organization(id_: str) -> str:
    return id_ if id_ in _LIKE_WORDS else f"the {id_}"


def _start(state: str) -> str:
    """The name of a state as a sentence begins with it."""
    if state.startswith(_WITH_ARTICLE) or state.endswith(_PLURAL):
        return f"The {state}"
    return state


def _inside(who: str) -> str:
    return who.replace("The ", "the ", 1) if who.startswith("The ") else who


def _a(status: str) -> str:
    words = status.replace("_", " ")
    return f"an {words}" if words[0] in "aeiou" else words if words == "suspended" else f"a {words}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


SENTENCES: dict[str, Callable[[Row], Iterator[str]]] = {"belonging": _belonging}
"""The sentences that a .sql file can name."""
