"""What a user can mend is said in one clear line: exact message, exit status 1 or 2, nothing on the other stream."""

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Run, run_command


def refusal(text: str) -> str:
    return f"regional: {text}\n"


EXAMPLES = {
    "both": "both SCO CSTO --on 2021-09-17",
    "changes": "changes SCO --since 2021",
    "compare": "compare SCO --on 2001-06-15 --on 2024-12-31",
    "ever-both": "ever-both SCO CSTO",
    "members": "members SCO --status dialogue_partner --on 2021-09-17",
    "sql": "sql \"SELECT member_id, status FROM current_memberships WHERE organization_id = 'SCO'\"",
    "statements": "statements --speaker Putin --about Taliban",
}


def usage(command: str, operands: str, text: str) -> str:
    line = f"Usage: {command} [OPTIONS] {operands}".rstrip()
    example = EXAMPLES.get(command.rsplit(maxsplit=1)[-1])
    shown = f"Example: regional {example}\n" if example else ""
    return f"{line}\nTry '{command} --help' for help.\n{shown}\nError: {text}\n"


READS_ONLY = refusal("that would do more than read, and questions only read")

BAD_ANSWERS = [
    (
        ("both", "SCO", "CSTX"),
        refusal(
            "no organization is called 'CSTX' (did you mean CST (Collective Security Treaty)"
            " or CSTO (Collective Security Treaty Organization)?)"
        ),
    ),
    (
        ("both", "SCO", "Россия"),
        refusal("'Россия' means RUS (Russia), and that is no organization (did you mean `regional is Россия SCO`?)"),
    ),
    (("members", "xyzzyx"), refusal("no organization is called 'xyzzyx'")),
    (
        ("shared", "Korea", "RUS"),
        refusal("'Korea' is ambiguous: it can mean KOR (South Korea), PRK (North Korea)"),
    ),
    (
        ("affiliations", "Congo"),
        refusal(
            "'Congo' is ambiguous: it can mean COD (Democratic Republic of the Congo), COG (Republic of the Congo)"
        ),
    ),
    (("statements", "--topic", "recogntion"), refusal("no topic has the id 'recogntion' (did you mean recognition?)")),
    (
        ("statements", "--event", "joint-meeting"),
        refusal("no event has the id 'joint-meeting' (did you mean joint-meeting-2021-09-17?)"),
    ),
    (
        ("both", "SCO", "CSTO", "--on", "@joint-meeting"),
        refusal("no event has the id 'joint-meeting' (did you mean joint-meeting-2021-09-17?)"),
    ),
    (
        ("both", "SCO", "CSTO", "--on", "@military-exercises-2021"),
        refusal("'military-exercises-2021' is not dated to the day: it can have been from 2021-08-01 to 2021-09-17"),
    ),
    (("members", "SCO", "--dataset", "cor"), refusal("no dataset has the id 'cor' (did you mean core?)")),
    (("why", "nothing-at-all"), refusal("there is no fact 'nothing-at-all'")),
    (("why", "oybek-shaykhow"), refusal("there is no fact 'oybek-shaykhow' (did you mean oybek-shaykhov?)")),
    (("show", "xyzzyx"), refusal("nothing has the id or name 'xyzzyx'")),
    (("schema", "nothing"), refusal("there is no table or view 'nothing'")),
    (("schema", "membership"), refusal("there is no table or view 'membership' (did you mean memberships?)")),
    (
        ("--database", "mysql://localhost/regional", "members", "SCO"),
        refusal(
            "databases of the kind 'mysql' are not supported: give the path of an SQLite file, postgresql+psycopg://…"
            " or parquet:FOLDER"
        ),
    ),
]

MISTAKES = [
    (
        ("bth", "SCO", "CSTO"),
        usage("regional", "COMMAND [ARGS]...", "No such command 'bth' (did you mean both?)"),
    ),
    (
        ("both", "SCO", "CSTO", "--on", "2021-02-30"),
        usage(
            "regional both",
            "ORGANIZATION...",
            "Invalid value for '--on': '2021-02-30' is not a date: 2021-02 has 28 days:"
            " write 2021-02 if the day is not known",
        ),
    ),
    (
        ("both", "SCO", "CSTO", "--on", "2021-13-01"),
        usage(
            "regional both",
            "ORGANIZATION...",
            "Invalid value for '--on': '2021-13-01' is not a date: there is no month 13: write 2021-01-13",
        ),
    ),
    (
        ("both", "SCO", "CSTO", "--on", "2024"),
        usage(
            "regional both",
            "ORGANIZATION...",
            "Invalid value for '--on': the answer is not the same on all days of 2024: it changes on 2024-07-04 (BLR)."
            " Name a day, or ask for all of it with --since 2024 --until 2024.",
        ),
    ),
    (
        ("changes", "--since", "17.9.2021"),
        usage(
            "regional changes",
            "[ORGANIZATION]...",
            "Invalid value for '--since': '17.9.2021' is not a date: write 2021-09-17",
        ),
    ),
    (
        ("both", "SCO"),
        usage("regional both", "ORGANIZATION...", "'both' takes 2 or more different ORGANIZATION, not 1."),
    ),
    (
        ("both", "SCO", "SCO"),
        usage("regional both", "ORGANIZATION...", "'both' takes 2 or more different ORGANIZATION, not 1."),
    ),
    (
        ("both", "SCO", "ШОС"),
        usage("regional both", "ORGANIZATION...", "'both' takes 2 or more different ORGANIZATION, not 1."),
    ),
    (
        ("ever-both", "SCO", "CSTO", "CIS"),
        usage("regional ever-both", "ORGANIZATION...", "'ever-both' takes exactly 2 different ORGANIZATION, not 3."),
    ),
    (
        ("compare", "SCO", "--on", "2001-06-15"),
        usage("regional compare", "[ORGANIZATION]...", "'compare' takes exactly 2 different --on, not 1."),
    ),
    (("members",), usage("regional members", "ORGANIZATION", "Missing argument 'ORGANIZATION'.")),
    (
        ("members", "SCO", "--status", "membr"),
        usage(
            "regional members",
            "ORGANIZATION",
            "Invalid value for '--status': 'membr' is not one of 'member', 'associate', 'observer', 'dialogue_partner',"
            " 'partner', 'candidate', 'suspended', 'any'.",
        ),
    ),
    (
        ("statements", "--kind", "rumour"),
        usage(
            "regional statements",
            "[ACTOR]...",
            "Invalid value for '--kind': 'rumour' is not one of 'quotation', 'paraphrase'.",
        ),
    ),
    (("sql", ""), usage("regional sql", "STATEMENT", "the statement asks for nothing: write a SELECT.")),
]


@pytest.mark.parametrize(("arguments", "message"), BAD_ANSWERS)
def test_a_question_without_an_answer_says_why_and_ends_with_1(
    ask: Run, arguments: tuple[str, ...], message: str
) -> None:
    assert ask(*arguments) == ("", message, 1)


@pytest.mark.parametrize(("arguments", "message"), MISTAKES)
def test_a_mistake_in_the_command_is_named_and_ends_with_2(ask: Run, arguments: tuple[str, ...], message: str) -> None:
    assert ask(*arguments) == ("", message, 2)


@pytest.mark.parametrize(
    "command", [("both", "SCO", "CSTO"), ("sql", "SELECT 1"), ("info",), ("check",), ("show", "SCO")]
)
def test_without_a_database_every_command_says_which_one_makes_it(tmp_path: Path, command: tuple[str, ...]) -> None:
    result = run_command(*command, cwd=tmp_path)
    assert result == ("", refusal("there is no database at regional.db: make one with `regional load`"), 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("id_", ["joint-meeting-2021-09-17", "putin-recognition-2021-09-17", "ft-2021-09-17"])
def test_an_unknown_record_suggests_the_nearest_of_any_kind(ask: Run, id_: str) -> None:
    """`show` takes the id of an event, a statement or a source as well as that of an actor."""
    result = ask("show", id_.replace("17", "18"))
    assert (result.stdout, result.status) == ("", 1)
    assert "did you mean" in result.stderr
    assert id_ in result.stderr


def test_what_is_spelt_alike_is_suggested_once_under_one_name(ask: Run) -> None:
    result = ask("shared", "Uzbekistann", "RUS")
    assert result == ("", refusal("no state is called 'Uzbekistann' (did you mean UZB (Uzbekistan)?)"), 1)


def test_a_failed_question_changes_nothing(record: Path, ask: Run) -> None:
    before = record.read_bytes()
    for statement in ("DELETE FROM names", "DROP TABLE states", "CREATE TABLE x (y)", "VACUUM"):
        assert ask("sql", statement).status == 1
    assert record.read_bytes() == before
    with sqlite3.connect(record) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
