"""The one error that reaches a user: what is wrong, and what would be right, in one line."""

from regional.visible import one_line


class RegionalError(Exception):
    """A mistake that the user can correct. Its text is the message that they read."""

    def __init__(self, *lines: str) -> None:
        """Take the line, or the lines."""
        super().__init__("\n".join(map(one_line, lines)))


class UnknownError(RegionalError):
    """A name or a word means nothing here; something else may have been meant by all that was typed."""


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
