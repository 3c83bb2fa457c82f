"""The sources of an answer: a column for programs, numbered footnotes for people."""

from tests.conftest import Run, unnoted


def test_sources_are_one_column_of_their_own_for_programs(ask: Run) -> None:
    assert unnoted(ask("statements", "--by", "TALIBAN", "--on", "2021-09-17", "--sources").stdout) == (
        "date,id,speaker,kind,text,source,capacity,addressees,sources\n"
        "[2021-08-15..2021-09-17],taliban-main-partner-2021,Taliban,quotation,main partner.,ft-2021-09-17 paragraph 17,"
        "Islamist regime,,"
        "ft-2021-09-17 paragraph 17; repubblica-2021-09-02\n"
    )


ARTICLE_IN_FULL = (
    "[Report on the joint meeting of the SCO and the CSTO about Afghanistan]. Financial Times, 2021-09-17,"
    " paragraph 17. Read in a garbled copy, evidently translated into another language and back, which keeps neither"
    " headline nor byline, so the title is ours and quoted words may differ from those first printed. …"
)
INTERVIEW = (
    "[Interview of the Taliban spokesman Zabihullah Mujahid]. la Repubblica, 2021-09-02~. Not consulted. Known from"
    " reports of other media about the interview; the title is ours."
)


def test_sources_are_numbered_footnotes_for_people(ask: Run) -> None:
    question = ("statements", "--by", "TALIBAN", "--on", "2021-09-17", "--sources", "-f", "table")
    assert ask(*question, COLUMNS="80").stdout.splitlines() == [
        "Taliban, Islamist regime, [2021-08-15..2021-09-17] [1][2]",
        "  “main partner.”",
        "  ft-2021-09-17 paragraph 17, taliban-main-partner-2021 (1)(2)(3)",
        "",
        "(1) Only these two words are quoted, with the full stop that closes the",
        "quotation, and no day is given. Their spokesman used such words in an interview",
        "of 2 September 2021, which is before the aid was announced, though the report",
        "presents them as a response to it.",
        "(2) ft-2021-09-17: Read in a garbled copy, evidently translated into another",
        "language and back, which keeps neither headline nor byline, so the title is ours",
        "and quoted words may differ from those first printed. …",
        "(3) repubblica-2021-09-02: Known from reports of other media about the",
        "interview; the title is ours.",
        f"[1] {ARTICLE_IN_FULL}",
        f"[2] {INTERVIEW}",
    ]


def test_rows_that_share_a_source_share_its_number(ask: Run) -> None:
    question = (
        "statements",
        "--speaker",
        "Xi",
        "--kind",
        "quotation",
        "--on",
        "2021-09-17",
        "--sources",
        "-f",
        "markdown",
    )
    rows = ask(*question).stdout.splitlines()
    assert [row.endswith("|  |") for row in rows[2:5]] == [True, True, True]
    assert rows[5:8] == ["", "All rows: [^1]", ""]
    assert rows[8].startswith(
        "[^1]: [Report on the joint meeting of the SCO and the CSTO about Afghanistan]. Financial"
    )
