"""One grammar for all questions: what is asked about comes first, a day is once, a period is a period."""

import pytest

from regional.cli.everywhere import before_the_command
from tests.conftest import Run

ALIKE = [
    ("changes SCO --since 2023 --until 2024", "changes --org SCO --since 2023 --until 2024"),
    ("coverage SCO CSTO", "coverage --org SCO --org CSTO"),
    ("events SCO --since 2021", "events --org SCO --since 2021"),
    ("review SCO", "review --org SCO"),
    ("sources SCO --type treaty", "sources --type treaty --org SCO"),
    ("timeline UZB CSTO SCO", "timeline UZB --org CSTO --org SCO"),
    ("timeline UZB SCO --org CSTO", "timeline UZB --org CSTO --org SCO"),
    ("search unfreezing assets", "search 'unfreezing assets'"),
    ("search assets unfreezing", "search 'unfreezing assets'"),
    ("statements --speaker Russia", "statements --by Russia"),
    ("why SCO/India", "why SCO/IND"),
    ("members SCO --on 2016", "members SCO --on 2016-06-01"),
    ("both SCO CSTO --since 2021-09-17 --until 2021-09-17", "both SCO CSTO --on 2021-09-17"),
    ("events --on 2021-08", "events --since 2021-08 --until 2021-08"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_ways_to_ask_the_same(ask: Run, one: str, other: str) -> None:
    first, second = (
        ask(*question.replace("'unfreezing assets'", "unfreezing_assets").split()) for question in (one, other)
    )
    if "'" in other:
        second = ask("search", "unfreezing assets")
    assert first == second
    assert (first.status, len(first.stdout.splitlines()) > 1) == (0, True)


def test_who_was_a_member_at_any_time_of_a_period(ask: Run) -> None:
    """Uzbekistan left in 2012; the first day on which it was no member is 2012-06-28."""
    for since, there in (("2012-06-27", True), ("2012-06-28", False)):
        ids = ask("members", "CSTO", "--since", since, "--until", "2013", "-f", "ids").stdout.split()
        assert ("UZB" in ids) is there
    for until, there in (("2006-06-22", False), ("2006-06-23", True)):
        ids = ask("members", "CSTO", "--since", "2005", "--until", until, "-f", "ids").stdout.split()
        assert ("UZB" in ids) is there


def test_both_means_at_once_also_in_a_period(ask: Run) -> None:
    """Uzbekistan was in the treaty until 1999, and in the SCO from 2001: never in both."""
    assert "UZB" in ask("members", "CST", "--since", "1998", "--until", "2002", "-f", "ids").stdout
    assert "UZB" in ask("members", "SCO", "--since", "1998", "--until", "2002", "-f", "ids").stdout
    assert ask("both", "CST", "SCO", "--since", "1998", "--until", "2002").stdout == (
        "state,name,since,certain\n"
        "KAZ,Kazakhstan,2001-06-15,yes\n"
        "KGZ,Kyrgyzstan,2001-06-15,yes\n"
        "RUS,Russia,2001-06-15,yes\n"
        "TJK,Tajikistan,2001-06-15,yes\n"
    )


def test_a_matrix_of_a_period_shows_one_status_after_another(ask: Run) -> None:
    rows = ask("matrix", "SCO", "CSTO", "--since", "2021", "--until", "2024").stdout.splitlines()
    assert [row for row in rows if row.startswith(("BLR", "IRN", "KAZ"))] == [
        "BLR,Belarus,observer/member,member",
        "IRN,Iran,observer/member,",
        "KAZ,Kazakhstan,member,member",
    ]


def test_a_comparison_of_several_organizations_or_of_one_state(ask: Run) -> None:
    days = ("--on", "2024-01-01", "--on", "2024-12-31")
    assert ask("compare", "SCO", "NATO", *days, "--status", "member").stdout == (
        "state,name,organization,before,after\nSWE,Sweden,NATO,,member\nBLR,Belarus,SCO,,member\n"
    )
    assert ask("compare", "--state", "BLR", *days).stdout == (
        "state,name,organization,before,after\n"
        "BLR,Belarus,ROTTERDAM-CONVENTION,,member\n"
        "BLR,Belarus,SCO,observer,member\n"
    )


def test_changes_of_a_state_of_a_kind_and_of_a_status(ask: Run) -> None:
    asked = ("changes", "CSTO", "--state", "Uzbekistan", "--change", "left", "--change", "joined", "-f", "tsv")
    rows = [line.split("\t")[:8] for line in ask(*asked).stdout.splitlines()[1:]]
    assert rows == [
        ["2006-06-23", "CSTO", "UZB", "Uzbekistan", "joined", "member", "", "yes"],
        ["2012-12-19", "CSTO", "UZB", "Uzbekistan", "left", "", "suspended", "yes"],
    ]
    suspended = ask("changes", "CSTO", "--status", "suspended", "-f", "tsv").stdout.splitlines()[1:]
    assert [line.split("\t")[:6] for line in suspended] == [
        ["2012-06-28", "CSTO", "UZB", "Uzbekistan", "changed", "suspended"],
        ["2012-12-19", "CSTO", "UZB", "Uzbekistan", "left", ""],
    ]


TWICE = (
    "--on is given twice, and 'members' is about one day: `regional compare` compares two,"
    " and --since and --until ask about a period."
)
CHANGES = "Invalid value for '--on': the answer is not the same on all days of"
NAME = "Name a day, or ask for all of it with"
PREMIERS = "alikhan-smailov, askar-mamin"

REFUSED = [
    (
        "members SCO --on 2021-01-01 --on 2022-01-01",
        TWICE,
    ),
    (
        "leaders KAZ --on 2021-01-01 --on 2022-01-01",
        "--on is given twice, and 'leaders' is about one day: `regional compare` compares two.",
    ),
    ("events --kind aid --kind war", "--kind is given twice, and 'events' takes it once."),
    (
        "members SCO --on 2021-01-01 --since 2020",
        "'members' is about a day, --on, or about a period, --since and --until: not both.",
    ),
    (
        "matrix SCO --since 2021 --until 2020-06",
        "the period would end before it begins: --since 2021-01-01 is after --until 2020-06-30.",
    ),
    (
        "members SCO --on 2024-07",
        f"{CHANGES} 2024-07: it changes on 2024-07-04 (BLR). {NAME} --since 2024-07 --until 2024-07.",
    ),
    (
        "leaders KAZ --on 2022",
        f"{CHANGES} 2022: it changes on 2022-01-05 ({PREMIERS}), on 2022-01-11 (alikhan-smailov). Name a day.",
    ),
    (
        "members SCO --date 2021",
        "No such option '--date' (did you mean `regional members SCO --since 2021 --until 2021`?)",
    ),
    ("both SCO CSTO --without EAEU", "No such option '--without' (did you mean `regional both SCO CSTO --not EAEU`?)"),
    ("members --xqz SCO --date", "No such option '--xqz'"),
    ("affiliations --date", "No such option '--date' (did you mean --on?)"),
    ("both SCO CSTO --formt csv", "No such option '--formt' (did you mean --format?)"),
    ("both SCO CSTO --xqz", "No such option '--xqz'"),
    ("organisations", "No such command 'organisations' (did you mean organizations?)"),
    ("list", "No such command 'list' (did you mean organizations or states or people or topics or sources?)"),
    ("find assets", "No such command 'find' (did you mean `regional search assets`?)"),
    ("history KAZ", "No such command 'history' (did you mean `regional timeline KAZ`?)"),
    ("history", "No such command 'history' (did you mean timeline?)"),
    ("xyzqq", "No such command 'xyzqq'"),
    ("help xyzqq", "No such command 'xyzqq'"),
]


@pytest.mark.parametrize(("question", "message"), REFUSED)
def test_a_mistake_says_what_would_be_right(ask_file: Run, question: str, message: str) -> None:
    refused = ask_file(*question.split())
    assert (refused.stdout, refused.status) == ("", 2)
    assert refused.stderr.splitlines()[-1] == f"Error: {message}"


def test_a_mistake_in_a_command_shows_its_example(ask_file: Run) -> None:
    assert ask_file("members").stderr == (
        "Usage: regional members [OPTIONS] ORGANIZATION\n"
        "Try 'regional members --help' for help.\n"
        "Example: regional members SCO --status dialogue_partner --on 2021-09-17\n\n"
        "Error: Missing argument 'ORGANIZATION'.\n"
    )


def test_help_is_a_command_too(ask_file: Run) -> None:
    assert ask_file("help") == ask_file("--help")
    assert ask_file("help", "both") == ask_file("both", "--help")
    assert ask_file("help", "plot", "timeline") == ask_file("plot", "timeline", "--help")


def test_the_rule_for_the_status_is_said_in_each_help(ask_file: Run) -> None:
    rule = "Only this status; without it `member` where members are counted, any where the status of each is shown."
    for command in ("members", "both", "matrix", "affiliations", "overlaps", "compare", "panel", "is"):
        assert rule in " ".join(ask_file(command, "--help").stdout.split()), command


def test_options_of_the_program_are_taken_after_the_command_too(ask_file: Run) -> None:
    for option in (["--database", "nowhere.db"], ["--database=nowhere.db"]):
        assert ask_file("members", "SCO", *option).stderr == (
            "regional: there is no database at nowhere.db: make one with `regional load`\n"
        )


def test_what_follows_two_dashes_stays_an_argument() -> None:
    assert before_the_command(["search", "--", "--database", "x"]) == ["search", "--", "--database", "x"]
    assert before_the_command(["a", "--queries=q", "b", "--database", "x"]) == [
        "--queries=q",
        "--database",
        "x",
        "a",
        "b",
    ]
    assert before_the_command(["members", "--database"]) == ["members", "--database"]


def test_a_surname_is_enough(ask: Run) -> None:
    assert ask("show", "Putin", "-f", "tsv").stdout.splitlines()[2] == "id\tvladimir-putin"
    assert ask("statements", "--speaker", "Rahmon", "-f", "ids").stdout.split()
