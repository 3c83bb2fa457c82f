"""Folding: the form in which names and texts are compared, in any language and script."""

# ruff: noqa: RUF001 - the letters that look alike are meant

ALIKE = str.maketrans(
    {
        **dict.fromkeys("`´ʹʻʼʽʾʿˈ‘’‛′ʹ՚＇", "'"),  # apostrophes, and what is typed for them
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),  # hyphens and dashes
        **dict.fromkeys("ىیېۍ", "ي"),  # the ya of Arabic, Persian and Pashto
        **dict.fromkeys("کڪ", "ك"),  # the kaf of Arabic, Persian and Sindhi
        "ة": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ı": "i",  # the letter of Turkish
        "ـ": None,  # the stroke that stretches an Arabic word
        **dict.fromkeys("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),  # what has no shape of its own
    }
)
"""Letters and signs that keyboards and lists write for each other."""

LONGEST = 300
"""No name is longer, folded: to compare a text of thousands of words with every name takes minutes."""


def fold(text: str) -> str:
    """The text without case, marks, invisible characters, compatibility forms and superfluous white space.

    `Türkiye` and `TURKIYE` fold alike, so do all apostrophes of Côte d'Ivoire and all dashes of Congo-Kinshasa. A
    character that turns the direction of a text stays, because no honest name contains one.
    SQLite's own `lower()` and `LIKE` know only ASCII, so the folded form is stored beside the text. Follows Unicode's
    NFKC and case folding (UAX #15).
    """
    if text.isascii():
        return " ".join(text.replace("`", "'").lower().split())
    import unicodedata  # noqa: PLC0415 - most names are ASCII

    alike = unicodedata.normalize("NFC", text).translate(ALIKE)  # before NFKD takes some of them apart
    marked = unicodedata.normalize("NFKD", alike).translate(ALIKE).casefold()
    bare = "".join(letter for letter in marked if unicodedata.category(letter) != "Mn")
    return " ".join(unicodedata.normalize("NFKC", bare).split())


def is_plain(texts: str) -> bool:
    """Whether nothing changes but the case when texts are folded that stand between vertical lines."""
    return texts.isascii() and texts.isprintable() and not any(sign in texts for sign in ("`", "  ", "| ", " |"))
