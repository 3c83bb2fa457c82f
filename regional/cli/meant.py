"""Which command was meant by one that was not understood: it is said in full, ready to be typed."""

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence

import click

from regional.cli import TYPED, Commands, database_location, query_of
from regional.cli.everywhere import before_the_command
from regional.cli.mistakes import COMMANDS
from regional.cli.spoken import Spoken, Thing, spoken
from regional.database.reading import reading
from regional.errors import RegionalError
from regional.names import ACTOR_KINDS
from regional.sql.catalog import DAYS, Parameter, Query

_SECONDS = 1.0
"""How long is looked for what was meant; the mistake itself is known at once."""

_LISTS = ("organizations", "states", "people", "topics", "sources")
_VAGUE = {
    **dict.fromkeys(("is", "are", "was", "were", "does", "did", "do", "belong", "belongs", "has"), ("is", "members")),
    "when": ("timeline", "changes"),
    "who": ("members", "leaders"),
    **dict.fromkeys(("about", "describe", "info", "org", "state", "what", "person"), ("show",)),
    "how": ("show",),
    "list": _LISTS,
}
"""Words that hint at a command where no other word does."""

_OTHERWISE = ("both", "is", "shared", "show", "members", "affiliations", "changes", "events")
"""What is tried where no word hints at a command that can be about it."""


def meant(ctx: click.Context) -> str | None:
    """The command that was meant by what was typed, in full; None if that is not clear."""
    root = ctx.find_root()
    typed = before_the_command(root.meta.get(TYPED, ()))
    known = root.command.list_commands(root) if isinstance(root.command, Commands) else []
    hints = {word: (word,) for word in known} | COMMANDS
    words = _without_program(typed)
    try:
        with reading(database_location(ctx), _SECONDS) as reader:
            said = spoken(reader, words, frozenset(_numbers([*hints, *_VAGUE])))
        found = next((command for command in _commands(ctx, said, hints) if command != words), None)
    except RegionalError:
        return None
    return " ".join(["regional", *map(_quoted, found)]) if found else None


def _quoted(word: str) -> str:
    """A word as it is typed: quoted only where a shell would take it for something else, and in no other script."""
    return word if re.fullmatch(r"[\w@%+=:,./-]+", word) else shlex.quote(word)


def _without_program(arguments: Sequence[str]) -> list[str]:
    """The words of a command without the options of the program, which stand before it, and its own name."""
    rest = list(arguments)
    while rest and rest[0].startswith("--"):
        rest = rest[1 if "=" in rest[0] else 2 :]
    return rest[1:] if rest[:1] == ["regional"] else rest


def _commands(ctx: click.Context, said: Spoken, hints: dict[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """The commands that can be about all that was said, the likeliest first."""
    clear = [name for word in said.words if word not in _VAGUE for name in _hinted(word, hints)]
    vague = [name for word in said.words for name in _VAGUE.get(word, ())]
    if said.unknown or not said.things:
        if said.unknown and {"events", "statements", "search"} & set(clear) and not said.things:
            yield ["search", *(word for word in said.unknown if not word.startswith("--"))]
        return
    is_to_act = bool(clear) and not any(query_of(ctx, name) for name in clear)
    for name in dict.fromkeys((*clear, *vague, *(() if is_to_act else _OTHERWISE))):
        if name == "show" and [thing.kind for thing in said.things] in (["state"], ["organization"], ["person"]):
            yield ["show", said.things[0].text]
        query = query_of(ctx, name)
        words = query and fitted(query, said.things)
        if words:
            yield [name, *words, *said.options]


def _numbers(words: Iterable[str]) -> Iterator[str]:
    """The words, in the singular and in the plural."""
    for word in words:
        yield from (word, word.removesuffix("s"), f"{word}s")


def _hinted(word: str, hints: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return hints.get(word) or hints.get(f"{word}s") or hints.get(word.removesuffix("s")) or ()


def fitted(query: Query, things: Sequence[Thing]) -> list[str] | None:
    """The arguments and options of a question that is about all these things; None if it cannot be about one."""
    left = list(things)
    words: list[str] = []
    reserved = {p.name for p in query.parameters if not p.is_argument} - {"on", "since", "until"}
    for parameter in (p for p in query.parameters if p.is_argument):
        taken = [t for t in left if _is_for(parameter, t) and t.before not in reserved | {"not"}]
        if parameter.type == "member":
            taken.sort(key=lambda t: t.kind == "organization")
        if parameter.type == "fact":
            taken = sorted((t for t in left if t.kind in ACTOR_KINDS["member"]), key=lambda t: t.kind)[:2]
            words += ["/".join(t.text for t in taken)] if len(taken) > 1 else []
        else:
            taken = taken if parameter.many else taken[:1]
            words += [t.text for t in taken]
        if len(taken) < (parameter.least if parameter.least is not None else 1):
            return None
        left = [t for t in left if t not in taken]
    options = {p.name: p for p in query.parameters if not p.is_argument}
    words += _days(options, [t for t in left if t.kind in ("day", "part")])
    if query.name in ("is", "timeline") and "state" in {t.kind for t in things}:  # they tell all changes
        left = [t for t in left if t.kind != "change"]
    for thing in left:
        option = _option(options, thing)
        if option is None:
            return None
        words += [] if option in _TIMES else [f"--{option}", thing.text]
    return words


_TIMES = ("on", "since", "until")


def _is_for(parameter: Parameter, thing: Thing) -> bool:
    return thing.kind in ACTOR_KINDS.get(parameter.type, (parameter.type,))


def _option(options: dict[str, Parameter], thing: Thing) -> str | None:
    """The option that takes something: the one that the word before it means, else the first of its type."""
    if thing.kind in ("day", "part"):
        return next((name for name in _TIMES if name in options), None)
    if thing.before in options and _is_for(options[thing.before], thing):
        return thing.before
    fitting = (name for name, p in options.items() if _is_for(p, thing) and name != "not")
    return next(fitting, None) if thing.before not in ("not", "about", "speaker", "to") else None


def _days(options: dict[str, Parameter], days: Sequence[Thing]) -> list[str]:
    """The days of a question: one, several to be compared, or a period, for which a year stands too."""
    texts = [day.text for day in days]
    is_period = {"since", "until"} <= set(options)
    if len(days) == 1 and days[0].before in ("since", "until") and is_period:
        return [f"--{days[0].before}", *texts]
    if is_period and (len(days) == 2 or (days and (days[0].kind == "part" or "on" not in options))):  # noqa: PLR2004
        return ["--since", texts[0], "--until", texts[-1]]
    return [word for text in texts for word in ("--on", text) if options.get("on") and options["on"].type in DAYS]
