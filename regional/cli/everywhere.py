"""Options of the program that are given after a command: `regional members SCO --database other.db`."""

from collections.abc import Sequence

OPTIONS = ("--database", "--queries")
"""Those that take a value and belong before the command; no command has one of these names."""


def before_the_command(arguments: Sequence[str]) -> list[str]:
    """The arguments, with the options of the program before everything else. What follows `--` stays where it is."""
    moved: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(arguments) and arguments[at] != "--":
        argument = arguments[at]
        if argument in OPTIONS and at + 1 < len(arguments):
            moved += arguments[at : at + 2]
            at += 1
        elif argument.startswith(tuple(f"{option}=" for option in OPTIONS)):
            moved.append(argument)
        else:
            rest.append(argument)
        at += 1
    return [*moved, *rest, *arguments[at:]]
