"""By which words a row is found: those of its texts, of events only if people coded them."""

from typing import Any

import pytest

from regional.seeds.search_index import entries

ID = {"id": "x", "dataset_id": "d"}


@pytest.mark.parametrize(
    ("table", "row", "entry"),
    [
        ("names", {"actor_id": "CSTO", "name": "ОДКБ"}, ("name", "CSTO", "ОДКБ", "одкб", "d")),
        (
            "events",
            ID | {"title": "A Título", "description": "Said", "place": "Dushanbé", "tier": "human-coded"},
            ("event", "x", "A Título", "a titulo said dushanbe", "d"),
        ),
        (
            "events",
            ID | {"title": "Title", "description": None, "place": "Rome"},
            ("event", "x", "Title", "title rome", "d"),
        ),
        ("events", ID | {"title": "Title", "description": None, "place": None, "tier": "machine-coded"}, None),
        (
            "statements",
            ID | {"text": "Text", "summary": "Sum", "attribution": "Who"},
            ("statement", "x", "Text", "text sum who", "d"),
        ),
        ("topics", ID | {"name": "Topic"}, None),
    ],
)
def test_the_words_of_a_row(table: str, row: dict[str, Any], entry: tuple[str, ...] | None) -> None:
    assert list(entries(table, [row], "d")) == ([entry] if entry else [])
