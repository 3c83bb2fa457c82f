"""Folding: the form in which names and texts are compared, in any language and script."""

import unicodedata


def fold(text: str) -> str:
    """The text without case, marks, compatibility forms and superfluous white space.

    `Türkiye` and `TURKIYE` fold alike, so do both apostrophes of Côte d'Ivoire. SQLite's own `lower()` and `LIKE` know
    only ASCII, so the folded form is stored beside the text. Follows Unicode's NFKC and case folding (UAX #15).
    """
    if text.isascii():
        return " ".join(text.lower().split())
    marked = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ı", "i")).casefold()  # noqa: RUF001 - the apostrophe of print
    bare = "".join(letter for letter in marked if unicodedata.category(letter) != "Mn")
    return " ".join(unicodedata.normalize("NFKC", bare).casefold().split())
