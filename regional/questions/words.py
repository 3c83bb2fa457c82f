"""The types of parameter that take a word of a vocabulary, and which words those are."""

WORDS = {
    "status": "Status",
    "event-kind": "EventKind",
    "statement-kind": "StatementKind",
    "tier": "Tier",
    "found-in": "FoundIn",
}
"""The types, each with its vocabulary."""

ANY = "any"
"""Stands for all words of a vocabulary that has this one too."""


def words(type_: str) -> list[str]:
    """The words that a parameter of this type takes."""
    from regional import vocabulary  # noqa: PLC0415 - most questions keep to the default

    found = [str(word.value) for word in getattr(vocabulary, WORDS[type_])]
    return [*found, ANY] if type_ == "status" else found
