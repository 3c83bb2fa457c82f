"""The one error that reaches a user: what is wrong, and what would be right, in one line."""


class RegionalError(Exception):
    """Something that whoever typed the command can mend. Its text is what they read."""


class ListingError(RegionalError):
    """Several things at once, each in a line that begins with its place."""
