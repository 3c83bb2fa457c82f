"""The one error that reaches a user: what is wrong, and what would be right, in one line."""

import re

_UNPRINTABLE = r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"


def one_line(text: str) -> str:
    """The text with line ends, control characters and bytes that are no text made visible.

    So what a message quotes can neither drive the terminal nor pass for another message.
    """
    return re.sub(_UNPRINTABLE, lambda match: ascii(match[0])[1:-1], text)


class RegionalError(Exception):
    """A mistake that the user can correct. Its text is the message that they read."""

    def __init__(self, *lines: str) -> None:
        """Take the line, or the lines."""
        super().__init__("\n".join(map(one_line, lines)))


class ListingError(RegionalError):
    """Several mistakes at once, each on a line that begins with its place."""


class MissingExtraError(RegionalError):
    """A package that only a part of the program needs is not installed."""

    def __init__(self, what: str, package: str, extra: str) -> None:
        """Take what cannot be done, the package that it needs, and the extra of this program that installs it."""
        super().__init__(f"{what} needs {package}: pip install 'regional-record[{extra}]'")


class QuestionError(RegionalError):
    """A question is asked wrongly: with an option that it does not have, too few arguments, or an invalid date."""

    def __init__(self, text: str, parameter: str | None = None) -> None:
        """Take the line, and the parameter whose value is wrong."""
        super().__init__(text)
        self.parameter = parameter
