"""The example in the help of a command, with what it prints: a test holds every one of them to the program."""

import os

import click

FOLDER = os.path.join(os.path.dirname(__file__), "examples")
"""For each command a file: the line that is typed after a dollar, then what a terminal of 80 columns shows."""

TYPED: dict[str, str] = {}
"""What is typed in the example of each command whose help shows one with output; a mistake shows this line alone."""


def with_example(command: click.Command, name: str) -> click.Command:
    """The command with its example and what it prints under its options, where there is a file of it."""
    path = os.path.join(FOLDER, f"{name}.txt")
    if os.path.isfile(path):
        with open(path, encoding="utf-8") as file:
            lines = file.read().rstrip().replace("\n\n", "\n \n")  # an empty line would end the paragraph
        told, _, example = (command.help or "").partition("Example: ")
        command.help = told.rstrip()
        TYPED[name] = " ".join(example.partition("\n\n")[0].split())
        command.epilog = f"\b\nExample: {lines.removeprefix('$ ')}\n\n{command.epilog or ''}"
    return command
