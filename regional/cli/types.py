"""The types of parameter that a question takes. They keep the text; what it names is looked up all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Id(click.ParamType[str]):
    """A text that names something in the database; the shell completes it."""

    def __init__(self, type_: str) -> None:
        """Take what is named: an organization, a state, a topic …."""
        self.name = type_

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take any text."""
        del param, ctx
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The ids that begin like this."""
        from regional.cli.completion import complete  # noqa: PLC0415 - only the shell asks for it

        del param
        return complete(ctx, self.name, incomplete)


class WordOf(click.ParamType[str]):
    """A word of a vocabulary, which is imported when a word is given that is not the default."""

    def __init__(self, type_: str, default: str | None) -> None:
        """Take a type that takes words, and the word that needs no check."""
        self.name = type_
        self._default = default

    def _choice(self) -> click.Choice[str]:
        from regional.questions.words import words  # noqa: PLC0415 - most questions keep to the default

        return click.Choice(words(self.name))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse a word that is not in the vocabulary."""
        return str(value) if value == self._default else str(self._choice().convert(value, param, ctx))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """All words, for the help."""
        return self._choice().get_metavar(param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The words that begin like this."""
        return self._choice().shell_complete(ctx, param, incomplete)
