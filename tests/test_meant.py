"""What is typed as people speak: the command that was meant is said in full, or nothing is guessed."""

import shlex

import pytest

from tests.conftest import Run

MEANT = [
    ("who is in NATO", "members NATO"),
    ("EU members in 2004", "members EU --since 2004 --until 2004"),
    ("list members of SCO", "members SCO"),
    ("member SCO", "members SCO"),
    ("members of the African Union", "members 'African Union'"),
    ("members nato 1999", "members nato --since 1999 --until 1999"),
    ("members EU 1 May 2004", "members EU --on 2004-05-01"),
    ("members SCO --year 2010", "members SCO --since 2010 --until 2010"),
    ("members EU --before 2004", "members EU --until 2004"),
    ("members SCO CSTO", "both SCO CSTO"),
    ("members NATO,EU", "both NATO EU"),
    ("members EU without NATO", "members EU --not NATO"),
    ("members OPEC in Africa", "members OPEC --region Africa"),
    ("members EU --all", "members EU --status any"),
    ("members NATO --csv", "members NATO -f csv"),
    ("members SCO --status observers", "members SCO --status observer"),
    ("dialogue partners SCO", "members SCO --status dialogue_partner"),
    ("former members EU", "changes EU --change left"),
    ("is SCO Iran", "is Iran SCO"),
    ("is Finland in NATO in 2022", "is Finland NATO --since 2022 --until 2022"),
    ("was Ukraine ever in CIS", "is Ukraine CIS"),
    ("when did finland join nato", "is finland nato"),
    ("did UK leave EU", "is UK EU"),
    ("joined NATO 2004", "changes NATO --since 2004 --until 2004"),
    ("what did Poland leave", "changes --state Poland --change left"),
    ("changes since 2024", "changes --since 2024"),
    ("compare SCO 2015 2020", "compare SCO --on 2015 --on 2020"),
    ("compare NATO EU", "overlaps NATO EU"),
    ("panel NATO --from 1990 --to 2000", "panel NATO --since 1990 --until 2000"),
    ("history Turkey EU", "timeline Turkey EU"),
    ("organizations --state KAZ", "affiliations KAZ"),
    ("which organizations is Kazakhstan in", "affiliations Kazakhstan"),
    ("common Russia China", "shared Russia China"),
    ("states in Africa", "states Africa"),
    ("who led Russia in 1995", "leaders Russia --on 1995"),
    ("neighbours Afghanistan", "neighbors Afghanistan"),
    ("why SCO India", "why SCO/India"),
    ("source Finland NATO", "why NATO/Finland"),
    ("statements by Putin about Taliban", "statements vladimir-putin --about Taliban"),
    ("what did Xi say", "statements xi-jinping"),
    ("events Kabul", "search Kabul"),
    ("what happened in August 2021", "events --since 2021-08 --until 2021-08"),
    ("what do France and Germany share", "shared France Germany"),
    ("ASEAN countries", "members ASEAN"),
    ("neighbours of Iran in SCO", "neighbors Iran --in SCO"),
    ("both ASEAN and APEC but not G20", "both ASEAN APEC --not G20"),
    ("events 2021", "events --since 2021 --until 2021"),
    ("info SCO", "show SCO"),
    ("what is the African Union", "show 'African Union'"),
]


@pytest.mark.parametrize(("typed", "command"), MEANT, ids=[typed for typed, _ in MEANT])
def test_the_command_that_was_meant_is_said_in_full(ask_file: Run, typed: str, command: str) -> None:
    refused = ask_file(*typed.split())
    assert (refused.stdout, refused.status) == ("", 1 if refused.stderr.startswith("regional: ") else 2)
    assert refused.stderr.endswith(f" (did you mean `regional {command}`?)\n")


@pytest.mark.parametrize("command", [command for _, command in MEANT if " --on 2" not in command])
def test_and_it_is_answered(ask_file: Run, command: str) -> None:
    answered = ask_file(*shlex.split(command))
    assert answered.status == 0
    assert answered.stdout


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("members NATO --count", "No such option '--count'"),
        ("members UN --limit 5", "No such option '--limit'"),
        ("largest organizations", "No such command 'largest'"),
        ("delete SCO", "No such command 'delete' (did you mean drop?)"),
        ("draw NATO", "No such command 'draw' (did you mean plot?)"),
        ("when", "No such command 'when' (did you mean timeline?)"),
        ("who is in Atlantida", "No such command 'who' (did you mean members or people?)"),
        ("who is in Korea", "No such command 'who' (did you mean members or people?)"),
    ],
)
def test_nothing_is_guessed_of_what_means_nothing_or_several(ask_file: Run, typed: str, message: str) -> None:
    refused = ask_file(*typed.split())
    assert (refused.stdout, refused.status) == ("", 2)
    assert refused.stderr.splitlines()[-1] == f"Error: {message}"


def test_without_a_database_the_mistake_is_said_alone(ask_file: Run) -> None:
    refused = ask_file("--database", "nowhere.db", "who", "is", "in", "NATO")
    assert refused.stderr.splitlines()[-1] == "Error: No such command 'who' (did you mean members or people?)"
