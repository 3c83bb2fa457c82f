"""The example in the help of a command, with what it prints: a test holds every one of them to the program."""

import os

import click

FOLDER = os.path.join(os.path.dirname(__file__), "examples")
"""For each command a file: the line that is typed after a dollar, then what a terminal of 80 columns shows."""

_BEGINS = "\b\nExample: "
"""How an example begins, whose lines are left as they are."""


def with_example(command: click.Command, name: str) -> click.Command:
    """The command with its example and what it prints under its options, where there is a file of it."""
    if not (command.epilog or "").startswith(_BEGINS) and (lines := _shown(name)):
        command.help = (command.help or "").partition("Example: ")[0].rstrip()
        lines = lines.replace("\n\n", "\n \n")  # an empty line would end the paragraph
        command.epilog = f"{_BEGINS}{lines.removeprefix('$ ')}\n\n{command.epilog or ''}"
    return command


def _shown(name: str) -> str:
    path = os.path.join(FOLDER, f"{name}.txt")
    if not os.path.isfile(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read().rstrip()
