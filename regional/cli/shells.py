"""The shells whose completion Click sets up otherwise than we need it."""

from click.shell_completion import FishComplete, add_completion_class, get_completion_class

from regional.errors import RegionalError

_COMMA = 'string split "," $completion'
_FIRST_COMMA = 'string split --max 1 "," $completion'
_COMPLETE = "complete --no-files --command"
_IN_ORDER = "complete --keep-order --no-files --command"


class Fish(FishComplete):
    """Fish: it keeps our order, in which who spoke most comes first, and the commas of what is said beside an id."""

    source_template = FishComplete.source_template.replace(_COMMA, _FIRST_COMMA).replace(_COMPLETE, _IN_ORDER)


def register(asked: str) -> None:
    """Let Click set up these shells as we need them.

    Args:
        asked: what a shell asks for, as `_REGIONAL_COMPLETE` has it.

    Raises:
        RegionalError: it is nothing that a shell asks for.
    """
    add_completion_class(Fish)
    shell, _, what = asked.partition("_")
    if get_completion_class(shell) is None or what not in ("source", "complete"):
        raise RegionalError(f"_REGIONAL_COMPLETE is '{asked}': it can be bash_source, zsh_source or fish_source")
