"""The arguments and options that a question's parameters become."""

from typing import Any

import click

from regional.cli.types import Id, WordOf
from regional.dates import FIRST_DAY, LAST_DAY
from regional.questions.given import is_side_by_side
from regional.questions.period import takes_period
from regional.sql.catalog import Parameter, Query
from regional.sql.parameters import WORDS


def parameters(query: Query) -> list[click.Parameter]:
    """The arguments and options of a query itself. An argument that can be left out can also be given as an option."""
    arguments = [_argument(p) for p in query.parameters if p.is_argument]
    return [*arguments, *(_option(query, p) for p in query.parameters if not p.is_argument or p.least == 0)]


class Explained(click.Option):
    """An option whose help lists its words, where they are many: the vocabulary is imported for the help alone."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """What stands on the left and on the right in the help."""
        help_ = self.help
        if isinstance(self.type, WordOf):
            self.help = f"{help_}{self.type.listed()}"
        record = super().get_help_record(ctx)
        self.help = help_
        return record


class Once(Explained):
    """An option that takes one value. What is given twice is refused: the second would silently replace the first."""

    def __init__(self, names: list[str], refusal: str, **attributes: Any) -> None:
        """Take what is said to whoever gives it twice."""
        super().__init__(names, **attributes, multiple=True)
        self._refusal = refusal

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        """The one value, or None."""
        values = super().process_value(ctx, value)
        if values and len(values) > 1:
            raise click.UsageError(self._refusal, ctx)
        return values[0] if values else None


def _argument(parameter: Parameter) -> click.Argument:
    metavar = parameter.type.upper()
    if parameter.least == 0:
        return click.Argument(
            [parameter.name],
            nargs=-1,
            required=False,
            metavar=f"[{metavar}]...",
            type=_type(parameter),
            callback=_collect,
            expose_value=False,
        )
    return click.Argument(
        [parameter.name],
        nargs=-1 if parameter.many else 1,
        required=True,
        metavar=metavar + ("..." if parameter.many else ""),
        type=_type(parameter),
        callback=_without_fillers if parameter.many and parameter.type == "organization" else None,
    )


_FILLERS = frozenset(("a", "and", "in", "member", "of", "the"))
"""Words between the names of organizations that name none: `is Turkey in NATO`, `both SCO and CSTO`."""


def _without_fillers(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    del ctx, param
    return tuple(text for text in value if text not in _FILLERS) or value


_ALSO = "also_"
"""What the name of an option begins with that stands for an argument: click knows the two apart by their names."""


def _collect(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Put what is given as arguments and what is given as options together."""
    name = str(param.name).removeprefix(_ALSO)
    ctx.params[name] = [*ctx.params.get(name, ()), *(value or ())]


def _option(query: Query, parameter: Parameter) -> click.Option:
    name, type_ = f"--{parameter.name}", _type(parameter)
    if parameter.type == "flag":
        return click.Option([name], is_flag=True, flag_value="yes", default=None, help=parameter.help)
    metavar = None if parameter.type in WORDS else parameter.type.upper()
    if parameter.is_pair:
        return click.Option([name], nargs=2, metavar=f"{metavar} {metavar}", help=parameter.help, type=type_)
    told: dict[str, Any] = {"metavar": metavar, "help": parameter.help, "type": type_}
    if parameter.is_argument:
        return Explained([name, _ALSO + parameter.name], multiple=True, callback=_collect, expose_value=False, **told)
    told |= {
        "required": bool(parameter.least),
        "default": [] if parameter.default is None else [parameter.default],
        "show_default": parameter.default not in (None, FIRST_DAY, LAST_DAY),
    }
    if parameter.many or is_side_by_side(parameter):
        return Explained([name, parameter.name], multiple=True, **told)
    return Once([name, parameter.name], _refusal(query, parameter), **told)


def _refusal(query: Query, parameter: Parameter) -> str:
    if parameter.name != "on":
        return f"--{parameter.name} is given twice, and '{query.name}' takes it once."
    period = ", and --since and --until ask about a period" if takes_period(query) else ""
    return f"--on is given twice, and '{query.name}' is about one day: `regional compare` compares two{period}."


def _type(parameter: Parameter) -> click.ParamType[Any]:
    return WordOf(parameter.type, parameter.default) if parameter.type in WORDS else Id(parameter.type)
