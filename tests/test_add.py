"""`add` writes a row into the right file, which keeps its comments and layout; nothing, if the check fails."""

from pathlib import Path

import pytest

from tests.conftest import Result, run_command
from tests.datasets import BLOCS, write

SCO = """\
# The organization of Shanghai.
id: SCO
name: Shanghai Cooperation Organisation
classification: igo
founding_date: 2001-06-15
citations: [archive]
memberships:   # by day
  - {member_id: KAZ, status: member, start_date: 2001-06-15, citations: [archive]}  # a founder

  # Later ones:
  - {member_id: UZB, status: observer, start_date: 2001-07, citations: [archive]} # Узбекистан
predecessors: []
"""
CSTO = """\
id: CSTO
name: Collective Security Treaty Organization
classification: alliance
founding_date: 2002-10-07
citations: [archive]
memberships:
- member_id: KAZ
  status: member
  start_date: 2002-10-07   # in force
  citations:
  - archive
"""
EVENTS = """\
events:
  - id: visit
    title: A visit
    kind: meeting
    start_date: 2021
    description: |
      Long,
      and without an end.
    citations: [archive]
statements:
- {id: s, kind: paraphrase, text: "Yes: so it is.", start_date: 2021, actors: [KAZ speaker], citations: [archive]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of every layout, which is what the database was loaded from."""
    monkeypatch.chdir(tmp_path)
    files = {name: text for name, text in BLOCS.items() if name not in ("organizations.csv", "memberships.csv")}
    files |= {"organizations/SCO.yaml": SCO, "organizations/CSTO.yaml": CSTO, "documents/2021.yaml": EVENTS}
    folder = write(Path("mine"), files | {"README.md": "Not mine to change.\n"})
    assert run("load", "mine").status == 0
    return folder


def run(*arguments: str) -> Result:
    return run_command("--database", "regional.db", *arguments)


def added(folder: Path, file: str, *arguments: str) -> tuple[str, str]:
    """What stood in a file and what stands there after `add`; no other file has changed."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run("add", *arguments)
    assert result.stderr == f"regional: written to mine/{file}: `regional load {folder.resolve()}` brings it in\n" or (
        result.stderr
        == f"regional: written to {folder.resolve()}/{file}: `regional load {folder.resolve()}` brings it in\n"
    )
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    path = folder / file
    assert {p for p in after if after[p] != before.get(p)} == {path}
    assert run("load", "mine").status == 0
    return before.get(path, b"").decode(), after[path].decode()


MEMBER = ("--status", "member", "--source", "archive")


def test_a_membership_stands_behind_the_last_of_its_organization_and_looks_like_it(folder: Path) -> None:
    note = "As it is said: # 1, [2] and {3}"
    before, after = added(
        folder,
        "organizations/SCO.yaml",
        "membership",
        "SCO",
        "Russia",
        *MEMBER,
        "--start",
        "2001-06-15",
        "--note",
        note,
    )
    row = f'  - {{member_id: RUS, status: member, start_date: 2001-06-15, note: "{note}", citations: [archive]}}\n'
    assert after == before.replace("# Узбекистан\n", f"# Узбекистан\n{row}")


def test_a_membership_in_a_block_is_a_block(folder: Path) -> None:
    before, after = added(
        folder,
        "organizations/CSTO.yaml",
        "membership",
        "CSTO",
        "UZB",
        *MEMBER,
        "--start",
        "2006",
        "--source",
        "archive page 3",
    )
    row = "- member_id: UZB\n  status: member\n  start_date: 2006\n  citations: [archive, archive page 3]\n"
    assert after == before + row


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_lines_end_as_the_others_do(ending: str, last: str, folder: Path) -> None:
    path = folder / "organizations" / "CSTO.yaml"
    text = CSTO.replace("\n", ending)
    path.write_bytes((text.removesuffix(ending) + last.replace("\n", ending)).encode())
    assert run("add", "membership", "CSTO", "UZB", *MEMBER, "--start", "2006").status == 0
    row = "- member_id: UZB\n  status: member\n  start_date: 2006\n  citations: [archive]\n"
    assert path.read_bytes().decode().splitlines() == (CSTO + row).splitlines()
    assert last == "" or path.read_bytes().decode() == (CSTO + row).replace("\n", ending)


def test_the_spell_before_ends_where_the_user_says_so(folder: Path) -> None:
    start = ("--start", "2005-07-05", "--end-previous")
    before, after = added(folder, "organizations/SCO.yaml", "membership", "SCO", "UZB", *MEMBER, *start)
    ended = before.replace("start_date: 2001-07,", "start_date: 2001-07, end_date: 2005-07-05,")
    row = "  - {member_id: UZB, status: member, start_date: 2005-07-05, citations: [archive]}\n"
    assert after == ended.replace("# Узбекистан\n", f"# Узбекистан\n{row}")
    before, after = added(
        folder,
        "organizations/CSTO.yaml",
        "membership",
        "CSTO",
        "KAZ",
        "--status",
        "observer",
        *MEMBER[2:],
        "--start",
        "2010",
        start[2],
    )
    ended = before.replace("# in force\n", "# in force\n  end_date: 2010\n")
    assert after == f"{ended}- member_id: KAZ\n  status: observer\n  start_date: 2010\n  citations: [archive]\n"


def test_what_changes_is_shown(folder: Path) -> None:
    assert folder.is_dir()
    result = run("add", "membership", "SCO", "UZB", *MEMBER, "--start", "2005", "--end-previous", "-f", "tsv")
    new, old = "SCO/UZB/member/2005/mine", "SCO/UZB/observer/2001-07/mine"
    assert result.stdout == (
        "dataset\tchange\ttable\trow\tcolumn\tbefore\tafter\n"
        f"mine\tchanged\tmemberships\t{old}\tend_date\t\t2005\n"
        f"mine\tadded\tmemberships\t{new}\t\t\t\n"
        f"mine\tadded\tmembership_citations\t{new} archive\t\t\t\n"
    )


def test_a_source_is_a_line_of_csv(folder: Path) -> None:
    (folder / "sources.csv").write_bytes(BLOCS["sources.csv"].replace("\n", "\r\n").encode().rstrip())
    before, after = added(
        folder,
        "sources.csv",
        "source",
        "annals",
        "--type",
        "book",
        "--title",
        'A "title", with signs',
        "--consulted",
        "no",
    )
    assert after == before + '\r\nannals,book,"A ""title"", with signs",no\r\n'


def test_an_event_stands_in_the_one_document_that_has_events(folder: Path) -> None:
    about = (
        "--title",
        "Война",
        "--kind",
        "meeting",
        "--start",
        "2021-09",
        "--participant",
        "KAZ host",
        "--source",
        "archive",
    )
    before, after = added(folder, "documents/2021.yaml", "event", "war", *about)
    row = (
        "  - id: war\n    title: Война\n    kind: meeting\n    start_date: 2021-09\n"
        "    citations: [archive]\n    participants: [KAZ host]\n"
    )
    assert sorted(after.splitlines()) == sorted((before + row).splitlines())
    assert after.index("  - id: war") == before.index("statements:")


def test_a_row_can_stand_in_a_new_document(folder: Path) -> None:
    about = (
        "--kind",
        "paraphrase",
        "--text",
        "'No', he said.",
        "--start",
        "2022",
        "--actor",
        "KAZ speaker",
        "--source",
        "archive",
    )
    before, after = added(folder, "documents/2022.yaml", "statement", "no", *about, "--document", "2022")
    assert before == ""
    assert after.startswith("statements:\n  - {id: no, kind: paraphrase, text: \"'No', he said.\", ")


def test_the_spell_before_ends_in_a_csv_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write(Path("mine"), BLOCS)
    assert run("load", "mine").status == 0
    start = ("--start", "2010", "--end-previous")
    before, after = added(
        folder, "memberships.csv", "membership", "SCO", "RUS", "--status", "observer", *MEMBER[2:], *start
    )
    ended = before.replace("SCO,RUS,member,2001-06-15,,archive", "SCO,RUS,member,2001-06-15,2010,archive")
    assert after == f"{ended}SCO,RUS,observer,2010,,archive\n"
