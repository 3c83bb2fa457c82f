"""The parameters of a query: what each can be, and how a line of a header explains one."""

from typing import NamedTuple

from regional.errors import RegionalError

DAYS = ("day", "first-day", "last-day")
"""The types that are a day: the one that is given, or the first or the last one of a year or a month that is given."""

WORDS = {
    "status": "Status",
    "event-kind": "EventKind",
    "statement-kind": "StatementKind",
    "tier": "Tier",
    "found-in": "FoundIn",
    "state-classification": "StateClassification",
    "organization-classification": "OrganizationClassification",
    "source-type": "SourceType",
    "period": "Period",
    "change": "Change",
}
"""The types that take a word of a vocabulary, and which one."""

ANY = "any"
"""The word that stands for all statuses."""

_NAMED = "by its id, by a code, or by a name in any language"

TYPES = {
    "organization": (f"an organization, {_NAMED}", "its id"),
    "state": (f"a state, {_NAMED}", "its id"),
    "member": (f"a state or an organization, {_NAMED}", "its id"),
    "actor": (f"a state, an organization or a person, {_NAMED}", "its id"),
    "person": (f"a person, {_NAMED}", "its id"),
    "topic": ("the id of a topic", "the id"),
    "event": ("the id of an event", "the id"),
    "dataset": ("the id of a dataset", "the id"),
    "fact": ("the id of a fact, or its beginning up to a slash", "the text"),
    "name": ("a name in any language and script", "the name without case and accents, as in names.folded"),
    "day": ("a day such as 2021-09-17, `today`, or `@EVENT` for the day of an event", "a day such as 2021-09-17"),
    "first-day": ("a day, a month such as 2021-09, or a year", "the first day of it"),
    "last-day": ("a day, a month such as 2021-09, or a year", "the last day of it"),
    "year": ("a year of four digits", "its digits as text, which compares with days"),
    "status": ("a status of membership", "the word; for `any` all words"),
    "event-kind": ("a kind of event", "the word"),
    "statement-kind": ("a kind of statement", "the word"),
    "tier": ("who coded an event", "the word"),
    "found-in": ("where words are searched", "the word"),
    "state-classification": ("a standing in the state system", "the word"),
    "organization-classification": ("a sort of organization", "the word"),
    "source-type": ("a type of source", "the word"),
    "change": ("what happened to a membership", "the word"),
    "period": ("a length of time", "the word"),
    "region": ("a region of the world by its name or its M49 code", "the code"),
    "words": ("words to search for", "a JSON array of them, without case and accents"),
    "integer": ("a whole number such as 5 or -3", "the number"),
    "number": ("a number such as 2.5", "the number"),
    "text": ("any text", "the text"),
    "flag": ("nothing: the option is there, or it is not", "yes, or NULL"),
}
"""What a parameter can be: what is typed, and what the statement gets for it."""

_PLAIN = {
    "integer": (r"[+-]?[0-9]{1,18}", int, "a whole number such as 5"),
    "number": (r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?", float, "a number such as 2.5"),
    "year": (r"[0-9]{4}", str, "a year of four digits such as 2021"),
}

_COUNTS = tuple("123456789")
_RESERVED = ("format", "format_", "sources", "sql", "timeout", "help")


class Parameter(NamedTuple):
    """An argument or an option of a query."""

    name: str
    type: str
    help: str
    is_argument: bool = False
    least: int | None = None
    most: int | None = None
    default: str | None = None
    is_pair: bool = False
    """Whether the option takes two values at once, as in `--between A B`."""

    @property
    def many(self) -> bool:
        """Whether it takes several values, and reaches the statement as a JSON array."""
        return self.least is not None


STANDARD = {
    "on": Parameter("on", "day", "The day that is asked about: a day, `today`, or `@EVENT`.", default="today"),
    "status": Parameter(
        "status",
        "status",
        "Only this status; without it `member` where members are counted, any where the status of each is shown.",
        least=0,
        default="member",
    ),
    "dataset": Parameter("dataset", "dataset", "Only this dataset; several: side by side."),
    "continuity": Parameter(
        "continuity", "flag", "Also count what states had that it legally continues (Russia: the Soviet Union)."
    ),
}
"""The parameters that need no line in a header."""


def words(type_: str) -> list[str]:
    """The words that a parameter of a type in `WORDS` takes."""
    from regional import vocabulary  # noqa: PLC0415 - most questions keep to the default

    found = [str(word.value) for word in getattr(vocabulary, WORDS[type_])]
    return [*found, ANY] if type_ == "status" else found


def plain_value(type_: str, text: str) -> int | float | str:
    """What the statement gets for a text that names nothing in the database.

    Raises:
        ValueError: it is no number or no year; the message says what would be.
    """
    if type_ not in _PLAIN:
        return text
    import re  # noqa: PLC0415 - few questions take a number

    pattern, convert, expected = _PLAIN[type_]
    if not re.fullmatch(pattern, text):
        raise ValueError(f"'{text}' is not {expected}")
    value: int | float | str = convert(text)
    return value


def read_parameter(text: str, where: str, *, is_argument: bool) -> Parameter:
    """Read what stands in a header behind the word `argument` or `option`.

    Raises:
        RegionalError: it is not written as a parameter is, or makes no sense; the message begins with `where`.
    """
    name, _, rest = text.partition(": ")
    rule, _, help_ = rest.partition(". ")
    if not help_ and name in STANDARD:
        help_ = STANDARD[name].help
    type_, *rules = (part.strip() for part in rule.split(","))
    parameter = _ruled(Parameter(name.strip(), type_, help_.strip(), is_argument), rules)
    if type_ and type_ not in TYPES:
        raise RegionalError(f"{where}: there is no type '{type_}': it is one of {', '.join(TYPES)}")
    if parameter is None or not (_is_name(parameter.name) and type_ and parameter.help):
        example = f"{'argument' if is_argument else 'option'} NAME: TYPE, any number, default VALUE. What it is."
        raise RegionalError(f"{where}: a parameter is written as `{example}`")
    if problem := _problem(parameter):
        raise RegionalError(f"{where}: {problem}")
    return parameter


def _ruled(parameter: Parameter, rules: list[str]) -> Parameter | None:
    """The parameter with how many values it takes and its default; None if a rule is none."""
    for rule in rules:
        match rule.split(" "):
            case ["any", "number"]:
                parameter = parameter._replace(least=0)
            case ["a", "pair"]:
                parameter = parameter._replace(least=0, most=2, is_pair=True)
            case ["exactly", count] if count in _COUNTS:
                parameter = parameter._replace(least=int(count), most=int(count))
            case [count, "or", "more"] if count in _COUNTS:
                parameter = parameter._replace(least=int(count))
            case ["default", default] if default:
                parameter = parameter._replace(default=default)
            case _:
                return None
    return parameter


def _is_name(text: str) -> bool:
    return text.isascii() and text.isidentifier() and text == text.lower() and not text.startswith("_")


def _problem(parameter: Parameter) -> str | None:
    """What makes no sense in a parameter that is written correctly, if anything does."""
    if parameter.name in _RESERVED:
        return f"there is already an option --{parameter.name}"
    if parameter.name == "dataset" and (parameter.type != "dataset" or parameter.many):
        return "a parameter that is called dataset is one dataset: call it otherwise"
    if parameter.type == "flag" and (parameter.is_argument or parameter.many or parameter.default):
        return "a flag is an option that takes no value: it has no number and no default"
    if parameter.is_argument and (parameter.default or parameter.is_pair):
        return "an argument has no default, and is no pair"
    return _problem_of_default(parameter)


def _problem_of_default(parameter: Parameter) -> str | None:
    default, type_ = parameter.default, parameter.type
    if default is None or (type_ == "status" and default in (STANDARD["status"].default, ANY)):
        return None
    if type_ in WORDS:
        return None if default in words(type_) else f"the default '{default}' is not one of {', '.join(words(type_))}"
    try:
        plain_value(type_, default)
    except ValueError as error:
        return f"the default {error}"
    return None
