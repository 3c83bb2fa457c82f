"""Lists of texts as JSON arrays: written and read as the standard module does it, whatever is in them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regional.json_texts import array_of, values_of

ODD = [
    "[]",
    '["a","b"]',
    '["a", "b"]',
    '[ "a" , "b" ]',
    '["a" "b"]',
    '["a",, "b"]',
    '["a","b"',
    '["a\\"b"]',
    '["a\\u0041"]',
    '["a\nb"]',
    '[["a"],"b"]',
    '["a",1]',
    '[""]',
    '["ш"]',
    '["[","]"]',
    '["a"]x',
    "[1]",
    "[",
    "",
]
"""Arrays of texts, and what is nearly one."""


@pytest.mark.parametrize("text", ODD)
def test_a_text_is_read_as_json_or_refused(text: str) -> None:
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(ValueError, match=r"line 1 column"):
            values_of(text)
    else:
        assert values_of(text) == expected


@given(st.lists(st.text() | st.none() | st.integers()))
def test_what_is_written_is_json_and_is_read_again(values: list[str | int | None]) -> None:
    assert json.loads(array_of(values)) == values
    assert values_of(array_of(values)) == values
