"""What the eye does not see: control characters, letters without width, and marks that turn the direction of a line.

They can drive a terminal, hide a part of a name, or let one text look like another. Where people read they are made
visible. Persian and the scripts of India need two of them between letters; there these stay.
"""

import re

HIDDEN = (
    r"[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    r"|(?<![\u0600-\u1aff])[\u200c\u200d]"
)
"""One such character."""

_SHOWN = rf"(?![\n\t])(?:{HIDDEN})"


def visible(text: str) -> str:
    """The text with all such characters written out; line ends and tabs stay."""
    return text if _is_plain(text) else re.sub(_SHOWN, _written_out, text)


def one_line(text: str) -> str:
    """The text with line ends and tabs written out too, so that a message cannot pass for another."""
    return text if _is_plain(text) else re.sub(HIDDEN, _written_out, text)


def hidden(text: str) -> str | None:
    """The first such character of a text, written out; nothing if there is none."""
    found = None if _is_plain(text) else re.search(HIDDEN, text)
    return found and _written_out(found)


def _is_plain(text: str) -> bool:
    """Whether a text holds none at a glance, as most do: the pattern takes milliseconds to compile."""
    return text.isascii() and text.isprintable()


def _written_out(found: re.Match[str]) -> str:
    return ascii(found[0])[1:-1]
