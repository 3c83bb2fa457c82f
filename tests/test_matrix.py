"""Matrices: in words, in letters, several beside each other, or blocks, by what the terminal has room for."""

from collections.abc import Sequence
from io import StringIO

import pytest

from regional.render import Layout, Table, write


def matrix(rows: list[str], width: int, remarks: Sequence[Sequence[str]] = ()) -> str:
    """A matrix whose cells are parted by `|`."""
    stream = StringIO()
    cells = [[cell or None for cell in row.split("|")] for row in rows]
    columns = ("state", "name", "SCO", "CSTO", "EAEU")
    write(Table(columns, cells, remarks=remarks, layout=Layout(is_matrix=True)), "table", stream, width)
    return stream.getvalue()


MATRIX = ["ARM|Armenia|member|member?|observer", "BLR|Belarus||member/observer|", "CUB|Cuba|||observer"]


WORDS = """\
state   name      SCO      CSTO              EAEU
─────────────────────────────────────────────────────
ARM     Armenia   member   member?           observer
BLR     Belarus            member/observer
CUB     Cuba                                 observer
"""
LETTERS = """\
state   name      SCO   CSTO   EAEU
───────────────────────────────────
ARM     Armenia   M     M?     O
BLR     Belarus         M/O
CUB     Cuba                   O
M member, O observer
"""
CLOSER = """\
state  name     SCO  CSTO  EAEU
───────────────────────────────
ARM    Armenia  M    M?    O
BLR    Belarus       M/O
CUB    Cuba                O
M member, O observer
"""
TWO = """\
state   name      SCO   CSTO
────────────────────────────
ARM     Armenia   M     M?
BLR     Belarus         M/O

state   name      EAEU
──────────────────────
ARM     Armenia   O
CUB     Cuba      O
M member, O observer
"""
THREE = """\
state   name      SCO
─────────────────────
ARM     Armenia   M

state   name      CSTO
──────────────────────
ARM     Armenia   M?
BLR     Belarus   M/O

state   name      EAEU
──────────────────────
ARM     Armenia   O
CUB     Cuba      O
M member, O observer
"""
BLOCKS = """\
state: ARM
name: Armenia
SCO: M
CSTO: M?
EAEU: O

state: BLR
name: Belarus
CSTO: M/O

state: CUB
name: Cuba
EAEU: O

M member, O
observer
"""


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (53, WORDS),
        (45, LETTERS),
        (35, LETTERS),
        (34, CLOSER),
        (31, CLOSER),
        (30, TWO),
        (28, TWO),
        (22, THREE),
        (18, BLOCKS),
    ],
)
def test_a_matrix_is_of_words_of_letters_several_or_blocks(width: int, text: str) -> None:
    assert matrix(MATRIX, width) == text


def test_several_matrices_are_as_wide_as_each_other() -> None:
    table = Table(["state", "name", *"ABCD"], [("KAZ", "Kazakhstan", *["member"] * 4)], layout=Layout(is_matrix=True))
    stream = StringIO()
    write(table, "table", stream, 26)
    assert [line.split() for line in stream.getvalue().splitlines() if line.startswith("state")] == [
        ["state", "name", "A", "B"],
        ["state", "name", "C", "D"],
    ]


def test_a_matrix_leaves_twenty_columns_for_names_rather_than_to_be_one() -> None:
    row = "GBR|United Kingdom of Great Britain|member|observer|member"
    assert matrix([row], 40, [["note"]]) == (
        "state  name                    SCO  CSTO\n"
        "────────────────────────────────────────\n"
        "GBR    United Kingdom of       M    O\n"
        "       Great Britain (1)\n"
        "\n"
        "state  name                         EAEU\n"
        "────────────────────────────────────────\n"
        "GBR    United Kingdom of Great      M\n"
        "       Britain (1)\n"
        "M member, O observer\n"
        "(1) note\n"
    )
