r"""What Spark says in other words than SQLite and PostgreSQL; every other word is the same in all engines.

To Spark a `\` in a quoted text begins a sign that is written otherwise; it knows no type `text`; its recursion keeps
rows that it has found before; to keep texts in order, it must be told where they are joined; and to take the first of
some rows, it must see what they are sorted by.
"""

import re
from collections.abc import Callable

from regional.database.spark_first import closed, with_keys
from regional.sql.statement import TOKEN

FUNCTIONS = (
    """
    CREATE OR REPLACE TEMPORARY FUNCTION json_each(list STRING) RETURNS TABLE (key BIGINT, value STRING)
    RETURN SELECT CAST(e.pos AS BIGINT), e.col FROM posexplode(from_json(list, 'ARRAY<STRING>')) AS e
    """,
)
"""What Spark has under no name: each statement makes one of our functions, for one session."""

_WORDS = {
    r"\bAS(\s+NOT)?\s+MATERIALIZED\b": "AS",
    r"\bAS\s+text\s*\)": "AS string)",
    r"\bdouble\s+precision\b": "double",
}
"""Words that stand for themselves."""

_POWERS = re.compile(r"(?i)\b(identifier\s*\(|(try_)?reflect\b|java_method\b)|\b(using|recordreader|recordwriter)\s*\0")
"""What reaches a program of the server from inside a SELECT: a class of Java, or a command of the system."""

_CALL = r"\b{}\s*(?=\()"
_RECURSIVE = re.compile(r"(?i)\bWITH\s+RECURSIVE\b")
_NAMED = re.compile(r"(?i)(\w+)\s*(\([\w\s,]*\))?\s+AS\s*(?=\()")
_UNION = re.compile(r"(?i)\bUNION\b(?!\s+ALL\b)")
_ORDERED = re.compile(r"(?is)\s*FROM\s*(?=\()")
_ORDER = re.compile(r"(?is)\bORDER\s+BY\s+([\w\s.,]+?)\s*\)$")
_KEPT = re.compile("\0([0-9]+)\0")


def translated(statement: str) -> str:
    """A statement as Spark takes it, without its comments."""
    text, kept = _without_texts(statement)
    for word, ours in _WORDS.items():
        text = re.sub(f"(?i){word}", ours, text)
    for name, put in (("json_group_array", _array), ("group_concat", _joined)):
        text = _each_call(text, name, put)
    text = with_keys(text)
    if _RECURSIVE.search(text):
        text = _each_recursion(text)
    return _KEPT.sub(lambda place: kept[int(place[1])], text)


def reads_only(statement: str) -> bool:
    """Whether a statement, if it is a SELECT, has nothing in it that does more than read."""
    return not _POWERS.search(_without_texts(statement)[0].replace("`", " "))


def _without_texts(statement: str) -> tuple[str, list[str]]:
    """A statement with a place for each of its quoted texts and without its comments, and these texts."""
    kept: list[str] = []

    def keep(token: re.Match[str]) -> str:
        if token["comment"]:
            return " "
        if not token[0].startswith("'"):
            return token[0]
        kept.append(token[0].replace("\\", "\\\\"))
        return f"\0{len(kept) - 1}\0"

    return TOKEN.sub(keep, statement).rstrip().rstrip(";"), kept


def _each_call(text: str, name: str, put: Callable[[str, str], str]) -> str:
    """The statement with something else for each call of a function, given its arguments and what follows it."""
    found = list(re.finditer("(?i)" + _CALL.format(name), text))
    for call in reversed(found):
        end = closed(text, call.end())
        text = text[: call.start()] + put(text[call.end() + 1 : end - 1], text[end:]) + text[end:]
    return text


def _array(value: str, _: str) -> str:
    return f"to_json(array_agg({value}))"


def _joined(arguments: str, after: str) -> str:
    """Texts joined in the order of the subquery that they are from, if it has one.

    To put its rows in order is not enough: Spark joins what its executors send it, as it comes.
    """
    joined = f"listagg({arguments})"
    source = _source(after)
    if source is None:
        return joined
    inner, name = source
    order = _ORDER.search(inner)
    if order is None:
        return joined
    columns = ", ".join(f"{name}.{column.strip().rpartition('.')[2]}" for column in order[1].split(","))
    return f"{joined} WITHIN GROUP (ORDER BY {columns})"


def _source(after: str) -> tuple[str, str] | None:
    """The subquery from which the columns of a SELECT come, in its parentheses, and its name; None if it is a table."""
    depth = 0
    for token in re.finditer(r"[()]|(?i:\bFROM\b)", after):
        if depth == 0 and token[0].upper() == "FROM":
            start = _ORDERED.match(after, token.start())
            if start is None:
                return None
            end = closed(after, start.end())
            name = re.match(r"(?i)\s*AS\s+(\w+)", after[end:])
            return (after[start.end() : end], name[1]) if name else None
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if depth < 0:
            return None
    return None


def _each_recursion(text: str) -> str:
    """The statement with UNION ALL in each recursion, and with each of its rows once after it."""
    for named in reversed(list(_NAMED.finditer(text))):
        end = closed(text, named.end())
        name, columns, body = named[1], named[2] or "", text[named.end() : end]
        if not _UNION.search(body) or not re.search(rf"(?i)\b(FROM|JOIN)\s+{name}\b", body):
            continue
        steps = f"{name}_steps"
        again = re.sub(rf"\b{name}\b", steps, _UNION.sub("UNION ALL", body))
        once = f"{steps}{columns} AS {again},\n{name} AS (SELECT DISTINCT * FROM {steps})"  # noqa: S608 - our own words
        text = text[: named.start()] + once + text[end:]
    return text
