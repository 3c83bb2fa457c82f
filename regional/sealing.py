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
    return f"sha256:{sha256(text_of(bare).encode('utf-8', 'surrogatepass')).hexdigest()}"
