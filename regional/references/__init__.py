"""References: sources as a reader, a reference manager or a typesetter takes them.

============  ==================================================================
`reference`   what is said of a source when it is cited
`words`       a reference in words, on one line
`csl_json`    items of the Citation Style Language, as JSON
`bibtex`      entries of BibTeX
`ris`         records of RIS
============  ==================================================================
"""

from importlib import import_module
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from regional.references.reference import Reference

FORMATS = ("csl-json", "bibtex", "ris")
"""The formats of reference managers that `write` knows, beside `text`."""


def write(references: "Iterable[Reference]", format_: str, stream: TextIO) -> None:
    """Write references in one of `FORMATS`, or as `text`, one a line."""
    module = "words" if format_ == "text" else format_.replace("-", "_")
    import_module(f"regional.references.{module}").write(references, stream)
