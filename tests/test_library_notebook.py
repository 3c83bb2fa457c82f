"""How an answer looks in an interpreter and in a notebook."""

import re
from pathlib import Path

import pytest

import regional
from regional.questions import Connection
from regional.questions.answer import Answer
from regional.questions.rows import without_facts


@pytest.fixture
def database(record: Path) -> Connection:
    return regional.connect(record)


def test_an_interpreter_shows_a_table_and_the_notes_under_it(database: Connection) -> None:
    assert (
        repr(database.ask("both", "SCO", "CSTO", not_="EAEU", on="2030-01-01"))
        == """\
state   name         since        certain
─────────────────────────────────────────
TJK     Tajikistan   2002-10-07   yes
last reviewed CSTO 2026-01, EAEU 2026-05, SCO 2025-11; changes from then to 2030-01-01 are not included"""
    )


def test_a_notebook_shows_a_table_and_the_notes_under_it(database: Connection) -> None:
    assert (
        database.ask("both", "SCO", "CSTO", not_="EAEU", on="2030-01-01")._repr_html_()
        == """\
<table>
<thead><tr><th>state</th><th>name</th><th>since</th><th>certain</th></tr></thead>
<tbody>
<tr><td>TJK</td><td>Tajikistan</td><td>2002-10-07</td><td>yes</td></tr>
</tbody>
</table>
<p>last reviewed CSTO 2026-01, EAEU 2026-05, SCO 2025-11; changes from then to 2030-01-01 are not included</p>"""
    )


def test_a_notebook_shows_sources_as_a_numbered_table(database: Connection) -> None:
    sources = database.ask("compare", "SCO", on=["2021-01-01", "2021-09-17"]).sources
    assert sources._repr_html_().startswith(
        "<table>\n<thead><tr><th></th><th>source</th></tr></thead>\n<tbody>\n"
        "<tr><td>1</td><td>[Report on the joint meeting of the SCO and the CSTO about Afghanistan]. Financial Times,"
    )
    assert re.findall(r"<tr><td>(\d)</td>", sources._repr_html_()) == ["1", "2", "3", "4", "5"]


def test_what_stands_in_the_data_is_text_and_never_markup() -> None:
    answer = Answer(
        without_facts(["<i>"], [("<script>alert(1)</script>",), ("\x1b[31m & \"'",), (None,)]), ["<b>a note</b>"]
    )
    assert answer._repr_html_() == (
        "<table>\n<thead><tr><th>&lt;i&gt;</th></tr></thead>\n<tbody>\n"
        "<tr><td>&lt;script&gt;alert(1)&lt;/script&gt;</td></tr>\n"
        "<tr><td>\\x1b[31m &amp; &quot;&#x27;</td></tr>\n<tr><td></td></tr>\n</tbody>\n</table>"
        "\n<p>&lt;b&gt;a note&lt;/b&gt;</p>"
    )


def test_of_a_long_answer_the_beginning_is_shown(database: Connection) -> None:
    answer = database.ask("members", "UN", on="2021-09-17")
    assert repr(answer).splitlines()[-1] == "… and 133 more"
    assert len(repr(answer).splitlines()) == 63
    html = answer._repr_html_()
    assert html.endswith("</table>\n<p>… and 133 more</p>")
    assert html.count("<tr>") == 61


def test_an_answer_of_no_row_says_so(database: Connection) -> None:
    answer = database.ask("members", "SCO", on="2001-06-14")
    why = "no row answers this: SCO was founded on 2001-06-15; before it there was SHANGHAI-FIVE: ask about that"
    assert repr(answer).splitlines()[-1] == why
    assert answer._repr_html_().endswith(f"<p>{why}</p>")


def test_the_sources_are_footnotes_with_numbers_too(database: Connection) -> None:
    sources = database.ask("compare", "SCO", on=["2021-01-01", "2021-09-17"]).sources
    assert sources.numbers == [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 3, 4, 5]]
    assert sources.marks() == ["[1][2][3][4][5]", "[1][2][3][4][5]", "[1][3][4][5]"]
    lines = repr(sources).splitlines()
    assert [line[:30] for line in lines] == [
        "[1] [Report on the joint meeti",
        "[2] Egypt And Qatar Granted St",
        "[3] Decisions of the SCO Counc",
        "[4] With admission of Laos as ",
        "[5] Shanghai Cooperation Organ",
    ]
    assert lines[2].endswith(" its meetings. Shanghai Cooperation Organisation. Not consulted.")
