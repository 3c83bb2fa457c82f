"""The seal of a descriptor tells whether it is as an export wrote it: who edits it by hand breaks it."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

SEAL = "seal"
"""The property that has it."""


def text_of(described: Mapping[str, Any]) -> str:
    """A descriptor as it is written."""
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def seal_of(described: Mapping[str, Any]) -> str:
    """SHA-256 over a descriptor without its seal."""
    bare = {name: value for name, value in described.items() if name != SEAL}
    return hash_of(text_of(bare))


def hash_of(text: str) -> str:
    """SHA-256 of a text, as `fingerprint.digest` gives that of a file."""
    return f"sha256:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
