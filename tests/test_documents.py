"""The formats that documents take, with footnotes; and every writer writes rows as they come."""

import csv
import io
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO, StringIO, TextIOWrapper
from typing import Any

import openpyxl
import pytest

from regional.errors import RegionalError
from regional.questions.evidence import Citation, Sources
from regional.render import FORMATS, Table, write
from tests.conftest import Run

COLUMNS = ("id", "name", "count")
ROWS: list[tuple[Any, ...]] = [("KAZ", "Казахстан & <co>", 19), ("TJK", "=SUM(A1)\n50% of $1_{a}", None)]
NOTES = ["Report, paragraph 13.", "Declaration #2."]
TABLE = Table(COLUMNS, ROWS, NOTES, "[1]")


def shown(table: Table, format_: str) -> str:
    stream = StringIO()
    write(table, format_, stream)
    return stream.getvalue()


def test_html_is_a_table_to_paste_with_its_footnotes() -> None:
    assert (
        shown(TABLE, "html")
        == """\
<table>
<thead><tr><th>id</th><th>name</th><th>count</th></tr></thead>
<tbody>
<tr><td>KAZ</td><td>Казахстан &amp; &lt;co&gt;</td><td>19</td></tr>
<tr><td>TJK</td><td>=SUM(A1)
50% of $1_{a}</td><td></td></tr>
</tbody>
</table>
<p>All rows: [1]</p>
<p>[1] Report, paragraph 13.</p>
<p>[2] Declaration #2.</p>
"""
    )


def test_latex_is_a_long_table_in_which_no_sign_has_a_meaning() -> None:
    assert (
        shown(TABLE, "latex")
        == r"""% needs \usepackage{booktabs,longtable}, and XeLaTeX or LuaLaTeX for every script
\begin{longtable}{lll}
\toprule
id & name & count \\
\midrule
\endhead
KAZ & Казахстан \& <co> & 19 \\
TJK & =SUM(A1)\newline{}50\% of \$1\_\{a\} &  \\
\bottomrule
\end{longtable}
\noindent All rows: {[}1{]}

\noindent {[}1{]} Report, paragraph 13.

\noindent {[}2{]} Declaration \#2.

"""
    )


def book(table: Table) -> Any:
    written = BytesIO()
    stream = TextIOWrapper(written, encoding="utf-8")
    write(table, "xlsx", stream)
    return openpyxl.load_workbook(BytesIO(written.getvalue()))


def test_a_workbook_has_the_rows_on_one_sheet_and_the_sources_on_another_and_no_formula() -> None:
    made = book(TABLE)
    assert [[cell.value for cell in row] for row in made["answer"]] == [list(COLUMNS), *map(list, ROWS)]
    assert made["answer"]["B3"].data_type == "s"
    assert [[cell.value for cell in row] for row in made["sources"]] == [
        ["number", "source"],
        ["all rows", "[1]"],
        ["[1]", "Report, paragraph 13."],
        ["[2]", "Declaration #2."],
    ]


def test_texts_stay_texts_in_a_workbook_and_its_first_line_stays_in_sight() -> None:
    sheet = book(Table(("a", "b", "c"), [("12", "https://news.example", 12)]))["answer"]
    assert [(cell.value, cell.data_type) for cell in sheet[2]] == [
        ("12", "s"),
        ("https://news.example", "s"),
        (12, "n"),
    ]
    assert sheet["B2"].hyperlink is None
    assert (sheet.freeze_panes, sheet["A1"].font.bold, sheet["A2"].font.bold) == ("A2", True, False)


def test_a_sheet_holds_so_many_rows_with_its_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regional.render.workbook._ROWS", 3)
    assert book(Table(("a",), [(1,), (2,)]))["answer"].max_row == 3
    with pytest.raises(
        RegionalError, match=r"^a sheet of xlsx has 3 rows at most: choose another format, such as csv$"
    ):
        book(Table(("a",), [(1,), (2,), (3,)]))


def test_a_text_that_a_cell_cannot_hold_is_refused_and_not_cut() -> None:
    with pytest.raises(RegionalError, match=r"^row 1 has a text of 32,768 letters, and a cell of xlsx 32,767$"):
        book(Table(("text",), [("x" * 32_768,)]))


@pytest.mark.parametrize("format_", sorted(set(FORMATS) - {"xlsx"}))
def test_rows_are_written_as_they_come(format_: str) -> None:
    """While the last row is being made, most of the rows have left. A table first looks at 2,000 rows."""
    stream = StringIO()
    left: list[int] = []

    def rows() -> Iterator[tuple[str, int]]:
        for number in range(4000):
            yield "KAZ", number
        left.append(stream.getvalue().count("KAZ"))

    write(Table(("id", "number"), rows()), format_, stream, 80)
    assert left[0] >= 3990


def test_footnotes_are_full_references_and_what_all_rows_rest_on_is_said_once() -> None:
    article = Citation(
        "f1", "ft", "Report", "p. 3", "yes", None, "FT", "2021-09-17", "https://ft", "2021-10-01", "Read. In full."
    )
    record = Citation("f1", "rec", "Decisions", "", "no", "SCO", "SCO")
    sources = Sources([[article, record], [article]])
    assert sources.footnotes == [
        "Report. FT, 2021-09-17, p. 3. https://ft, accessed 2021-10-01. Read. …",
        "SCO. Decisions. Not consulted.",
    ]
    assert sources.common == [1]
    assert sources.marks(but=sources.common) == ["[2]", ""]
    assert sources.marks() == ["[1][2]", "[1]"]
    assert Sources([[article]]).common == []


QUESTION = ("members", "SCO", "--on", "2021-09-17")


@pytest.mark.parametrize(("name", "same"), [("md", "markdown"), ("MD", "markdown"), ("Html", "html"), ("CSV", "csv")])
def test_formats_have_short_names_and_are_taken_in_any_case(ask: Run, name: str, same: str) -> None:
    assert ask(*QUESTION, "-f", name) == ask(*QUESTION, "-f", same)


def test_csv_can_begin_with_the_mark_by_which_spreadsheets_know_utf_8(ask: Run) -> None:
    plain, marked = ask(*QUESTION), ask(*QUESTION, "--bom")
    assert marked.stdout == "\ufeff" + plain.stdout
    assert next(csv.reader(io.StringIO(marked.stdout.removeprefix("\ufeff"))))[0] == "state"
    refused = ask(*QUESTION, "--bom", "-f", "json")
    assert refused.status == 2
    assert refused.stderr.endswith(
        "Error: Invalid value for '--bom': only csv and tsv begin with such a mark, not json.\n"
    )


def test_the_sources_of_an_answer_are_the_footnotes_of_a_document(ask: Run) -> None:
    page = ask("both", "SCO", "CSTO", "--on", "2021-09-17", "--sources", "-f", "html").stdout
    assert "<p>All rows: [1][2]" in page
    assert "<p>[4] [Report on the joint meeting of the SCO and the CSTO about Afghanistan]. Financial Times," in page


def test_without_its_extra_a_workbook_names_it() -> None:
    script = (
        "import sys; sys.modules['xlsxwriter'] = None\n"
        "from regional.render import Table, write\n"
        "try: write(Table(('a',), []), 'xlsx', sys.stdout)\n"
        "except Exception as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "xlsx needs XlsxWriter: pip install 'regional-record[xlsx]'\n"
