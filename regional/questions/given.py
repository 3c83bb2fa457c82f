"""Match the arguments and options of a question with its parameters, and check all that needs no database."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from regional.errors import QuestionError
from regional.sql.catalog import DAYS, Parameter, Query
from regional.sql.parameters import WORDS, words

Given = dict[str, list[str]]
"""For each parameter the texts that were given for it, or its default: none, one or several."""


def given(query: Query, arguments: Sequence[Any], options: Mapping[str, Any]) -> Given:
    """Find the texts that were given for each parameter. None is the same as nothing given.

    Raises:
        QuestionError: there is no such option, one is missing, or a value is of a type that cannot be meant.
    """
    values = {_parameter(query, name).name: value for name, value in options.items()}
    for parameter, value in _matched(query, arguments):
        if values.get(parameter.name) is not None:
            raise QuestionError(f"'{query.name}' is given {parameter.name} twice")
        values[parameter.name] = value
    return {parameter.name: _texts(query, parameter, values.get(parameter.name)) for parameter in query.parameters}


def is_side_by_side(parameter: Parameter) -> bool:
    """Whether giving several values of a parameter means that the question is asked once for each of them."""
    return parameter.name == "dataset" and not parameter.is_argument and not parameter.many


def _parameter(query: Query, name: str) -> Parameter:
    """The parameter that has this name. `not_` stands for `not`, which is a keyword of Python."""
    known = {parameter.name: parameter for parameter in query.parameters}
    found = known.get(name) or known.get(name.removesuffix("_"))
    if found is None:
        from regional.names import nearest  # noqa: PLC0415 - only a mistake needs it

        raise QuestionError(f"'{query.name}' has no option '{name}'{nearest(name, known)}")
    return found


def _matched(query: Query, arguments: Sequence[Any]) -> Iterable[tuple[Parameter, Any]]:
    """Each argument with its parameter. If there are more arguments than parameters, one parameter takes several."""
    parameters = [parameter for parameter in query.parameters if parameter.is_argument]
    more = len(arguments) - len(parameters)
    several = next((at for at, parameter in enumerate(parameters) if parameter.many), None)
    if more > 0 and several is not None:
        together = list(arguments[several : several + more + 1])
        arguments = [*arguments[:several], together, *arguments[several + more + 1 :]]
    elif more > 0:
        takes = "1 argument" if len(parameters) == 1 else f"{len(parameters) or 'no'} arguments"
        raise QuestionError(f"'{query.name}' takes {takes}, not {len(arguments)}.")
    return zip(parameters, arguments, strict=False)


def _texts(query: Query, parameter: Parameter, value: Any) -> list[str]:
    if value is None:
        if parameter.is_argument and not parameter.many:
            raise QuestionError(f"'{query.name}' needs {parameter.type.upper()}: {parameter.help}")
        return [] if parameter.default is None else [parameter.default]
    if parameter.type == "flag":
        return _flag(parameter, value)
    if not (parameter.many or parameter.is_pair or is_side_by_side(parameter)) or isinstance(value, str | date):
        return [_text(parameter, value)]
    if isinstance(value, bytes | Mapping) or not isinstance(value, Iterable):
        raise _refused(parameter, value)
    texts = [_text(parameter, part) for part in value]
    if parameter.is_pair and len(texts) not in (0, 2):
        raise QuestionError(f"{parameter.name} takes two values, not {len(texts)}")
    return texts or _texts(query, parameter, None)


def _flag(parameter: Parameter, value: Any) -> list[str]:
    if value not in (True, False, "yes"):
        raise QuestionError(f"{parameter.name} is True or False, not {value!r}")
    return ["yes"] if value else []


def _text(parameter: Parameter, value: Any) -> str:
    if isinstance(value, date) and parameter.type in DAYS:
        return date.isoformat(value)  # of a moment only its day
    if not isinstance(value, str):
        raise _refused(parameter, value)
    if parameter.type in WORDS and value != parameter.default and value not in words(parameter.type):
        listed = ", ".join(map(repr, words(parameter.type)))
        raise QuestionError(f"{value!r} is not one of {listed}.", parameter=parameter.name)
    return str(value)


def _refused(parameter: Parameter, value: Any) -> QuestionError:
    wanted = "a text such as '2021-09-17', or a date" if parameter.type in DAYS else "a text"
    several = ", or several of them" if parameter.many else ""
    return QuestionError(f"{parameter.name} is {wanted}{several}, not {value!r:.60}")
