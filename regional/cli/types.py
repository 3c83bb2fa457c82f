"""The types of a question's parameters. They keep the text that was typed; names are looked up later, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem


class Id(click.ParamType[str]):
    """A text that names something in the database. The shell can complete it."""

    def __init__(self, type_: str) -> None:
        """Take the type of what is named: `organization`, `state`, `topic` and so on."""
        self.name = type_

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take any text."""
        del param, ctx
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The ids that begin with what was typed."""
        from regional.cli.completion import complete  # noqa: PLC0415 - only the shell asks for it

        del param
        return complete(ctx, self.name, incomplete)


_LONGEST = 16
"""How long the words are together that stand behind the name of an option."""


def listed(words: Sequence[str]) -> str:
    """The words that an option takes, as a sentence for its help; nothing if they fit in the line of its name."""
    return f" One of {', '.join(words)}." if len("|".join(words)) > _LONGEST else ""


class WordOf(click.ParamType[str]):
    """A word of a vocabulary. The vocabulary is imported only if another word than the default is given."""

    def __init__(self, type_: str, default: str | None) -> None:
        """Take the name of the type, and the default, which needs no check."""
        self.name = type_
        self._default = default

    def _choice(self) -> click.Choice[str]:
        from regional.sql.parameters import words  # noqa: PLC0415 - most questions keep to the default

        return click.Choice(words(self.name))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse a word that is not in the vocabulary."""
        return str(value) if value == self._default else str(self._choice().convert(value, param, ctx))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """All words of the vocabulary, or only what they are if they would not fit in one line."""
        return self.name.rpartition("-")[2].upper() if self.listed() else self._choice().get_metavar(param, ctx)

    def listed(self) -> str:
        """All words of the vocabulary if they would not fit in one line, for the help to break into several."""
        return listed(self._choice().choices)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The words that begin with what was typed."""
        return self._choice().shell_complete(ctx, param, incomplete)
