"""Citing: in words, and as reference managers read it, which two of their own libraries check."""

import json
from io import StringIO
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from regional.references import FORMATS, write
from regional.references.reference import Reference
from regional.seeds.loader import load
from tests.conftest import Run, run_command
from tests.datasets import BLOCS
from tests.datasets import write as write_folder

TREATY = Reference(
    "sco-charter{1}",
    "treaty",
    "Charter of the SCO: 100% & more_{x}",
    author="Member States",
    publisher="SCO",
    issued="2002-06-07",
    accessed="2026-11-27",
    url="https://example.org/a_b?c=%20&d=~e",
    locators=["article 2", "page 3"],
    remarks=["not consulted"],
)
ABOUT = Reference("about", "record", "Шанхай, 上海", issued="1996~")


def written(format_: str, *references: Reference) -> str:
    stream = StringIO()
    write(references, format_, stream)
    return stream.getvalue()


def test_in_words_it_is_a_line() -> None:
    assert written("text", TREATY, ABOUT) == (
        "Member States. Charter of the SCO: 100% & more_{x}. SCO, 2002-06-07. https://example.org/a_b?c=%20&d=~e"
        " (accessed 2026-11-27), article 2, page 3. Not consulted.\n"
        "Шанхай, 上海. 1996~.\n"
    )


def test_the_citation_style_language_gets_items() -> None:
    assert json.loads(written("csl-json", TREATY, ABOUT)) == [
        {
            "id": "sco-charter{1}",
            "type": "treaty",
            "title": "Charter of the SCO: 100% & more_{x}",
            "author": [{"literal": "Member States"}],
            "publisher": "SCO",
            "issued": {"date-parts": [[2002, 6, 7]]},
            "accessed": {"date-parts": [[2026, 11, 27]]},
            "URL": "https://example.org/a_b?c=%20&d=~e",
            "note": "article 2; page 3; not consulted",
        },
        {"id": "about", "type": "document", "title": "Шанхай, 上海", "issued": {"literal": "1996~"}},
    ]
    assert json.loads(written("csl-json")) == []


def test_bibtex_is_read_as_it_was_meant() -> None:
    library = parse_string(written("bibtex", TREATY, ABOUT))
    assert library.failed_blocks == []
    first, second = library.entries
    assert (first.entry_type, first.key) == ("misc", "sco-charter-1-")
    assert {field.key: field.value for field in first.fields} == {
        "title": r"{Charter of the SCO: 100\% \& more\_\{x\}}",
        "author": "{Member States}",
        "howpublished": "SCO",
        "year": "2002",
        "month": "06",
        "date": "2002-06-07",
        "url": "https://example.org/a_b?c=%20&d=~e",
        "urldate": "2026-11-27",
        "note": "article 2; page 3; not consulted",
    }
    assert {field.key: field.value for field in second.fields} == {"title": "{Шанхай, 上海}", "year": "1996"}


def test_ris_is_read_as_it_was_meant() -> None:
    first, second = rispy.loads(written("ris", TREATY, ABOUT))
    assert first == {
        "type_of_reference": "LEGAL",
        "id": "sco-charter{1}",
        "title": "Charter of the SCO: 100% & more_{x}",
        "authors": ["Member States"],
        "publisher": "SCO",
        "year": "2002",
        "date": "2002/06/07",
        "urls": ["https://example.org/a_b?c=%20&d=~e"],
        "access_date": "2026/11/27",
        "notes": ["article 2", "page 3", "not consulted"],
    }
    assert second == {"type_of_reference": "GEN", "id": "about", "title": "Шанхай, 上海", "year": "1996"}


def test_a_source_a_fact_and_an_event_can_be_cited(ask: Run) -> None:
    declaration = (
        "Declaration on the establishment of the Shanghai Cooperation Organisation. Shanghai Cooperation Organisation,"
        " 2001-06-15. Not consulted.\n"
    )
    assert ask("cite", "sco-declaration-2001") == (declaration, "", 0)
    report = "[Report on the joint meeting of the SCO and the CSTO about Afghanistan]. Financial Times, 2021-09-17"
    assert ask("cite", "joint-meeting-2021-09-17").stdout.splitlines()[0] == f"{report}, paragraph 2, paragraph 4."
    for fact in ("SCO/IND", "SCO/India", "ШОС/Индия"):
        assert ask("cite", fact).stdout.splitlines()[0] == f"{report}, paragraph 13."
    assert ask("cite", "India", "-f", "ris").stdout == ask("cite", "IND", "-f", "ris").stdout != ""


def test_what_cannot_be_cited_is_refused(ask: Run) -> None:
    said = "regional: nothing that can be cited has the id or name 'sco-declaration-2002'"
    assert ask("cite", "sco-declaration-2002") == ("", f"{said} (did you mean sco-declaration-2001?)\n", 1)
    assert ask("cite", "SCO/IND", "--dataset", "core").status == 2
    assert ask("cite", "--dataset", "cor") == ("", "regional: no dataset has the id 'cor' (did you mean core?)\n", 1)


def test_a_record_that_has_changed_is_cited_otherwise(tmp_path: Path) -> None:
    """The version is the same: only the fingerprint tells the two apart."""
    about = {"version": "1.0", "citation": "'A. Author and B. Author. 2025. Blocs.'", "licence": "CC0-1.0"}
    folder, database = write_folder(tmp_path / "blocs", BLOCS, **about), tmp_path / "regional.db"
    cited = []
    for start in ("2002-10-07", "2002-10-08"):
        memberships = BLOCS["memberships.csv"].replace("2002-10-07", start)
        load([write_folder(folder, BLOCS | {"memberships.csv": memberships}, **about)], database)
        cited.append(run_command("--database", database, "cite").stdout)
    said = "A. Author and B. Author. A dataset. 2025. Version 1.0. Last reviewed 2025-06-30. Fingerprint "
    assert [text.startswith(said) for text in cited] == [True, True]
    fingerprints = [text.removeprefix(said).split(".")[0] for text in cited]
    assert len(set(fingerprints)) == 2
    assert [len(short) for short in fingerprints] == [8, 8]


@pytest.mark.parametrize("format_", FORMATS)
def test_the_sources_of_an_answer_are_references_each_once(ask: Run, format_: str) -> None:
    answered = ask("both", "SCO", "CSTO", "--on", "2021-09-17", "-f", format_)
    assert (answered.stderr, answered.status) == ("", 0)
    match format_:
        case "csl-json":
            ids = [item["id"] for item in json.loads(answered.stdout)]
        case "bibtex":
            ids = [entry.key for entry in parse_string(answered.stdout).entries]
        case _:
            ids = [entry["id"] for entry in rispy.loads(answered.stdout)]
    asked = ask("both", "SCO", "CSTO", "--on", "2021-09-17", "--sources", "-f", "json").stdout
    cited = {part.split()[0] for row in json.loads(asked) for part in row["sources"].split("; ")}
    assert sorted(ids) == sorted(cited)


def test_why_takes_names(ask: Run) -> None:
    assert ask("why", "SCO/India") == ask("why", "SCO/IND")
    assert ask("why", "ШОС/Индия/observer").stdout == ask("why", "SCO/IND/observer").stdout
