"""The parts of the program, and which tests are to notice a change in each: the quickest first, on a file first."""

import importlib
from pathlib import Path
from typing import NamedTuple

from tests.mutants.change import Changes, files


class Part(NamedTuple):
    """Files of one kind, with the tests that hold what they do."""

    name: str
    files: tuple[str, ...]
    tests: str
    """The names of the test files, without what all begin and end with."""

    def paths(self, root: Path) -> list[str]:
        """Its files."""
        return files(root, self.files)

    def test_paths(self) -> list[str]:
        """Its test files."""
        return [f"tests/test_{name}.py" for name in self.tests.split()]


PARTS = (
    Part(
        "sql/queries",
        ("regional/sql/queries/*.sql", "regional/sql/parts/*.sql", "regional/sql/views/*.sql"),
        "small_world pairs_of_spells twins counts_and_dates speaking",
    ),
    Part("sql/lookups", ("regional/sql/lookups/*.sql", "regional/sql/reasons/*.sql"), "lookups"),
    Part("sql/checks", ("regional/sql/checks/*.sql",), "rules"),
    Part(
        "sql",
        ("regional/sql/*.py",),
        "headers parameters statement_pieces statement_text catalog bad_queries sql_files own_parameters own_queries"
        " small_world grammar",
    ),
    Part("dates", ("regional/dates.py", "regional/date_*.py"), "dates date_mends"),
    Part(
        "seeds",
        ("regional/seeds/*.py",),
        "seed_texts seed_editing seed_rows seed_reading seed_changes seed_index seed_additions seeds_beside"
        " seed_references seed_sync seed_store seed_packages seed_values seed_mistakes seal loader bad_seeds"
        " seed_folders unreadable_seeds soundness derived removals datasets add add_mistakes diff load_beside limits",
    ),
    Part(
        "importers",
        ("regional/importers/*.py",),
        "import_fields import_days import_classes columns delimited ahead arrow_import limits"
        " known_actors import_lines import_gdelt_lines import_years"
        " import_system import_talks import_files import_members import_limits_of_time import_report"
        " import_events import_coded_events import_cow_codes import_cow_cells import_cow_states import_old_states"
        " import_ungdc import_speeches import_speech_layouts import_layouts import_bad_files"
        " import_rejected import_nothing import_repeats import_links"
        " import_packed packing import_again import_guarantees",
    ),
    Part(
        "names",
        (
            "regional/names.py",
            "regional/wordings.py",
            "regional/name_words.py",
            "regional/folding.py",
            "regional/personal_names.py",
        ),
        "folding wording_rules suggestions personal_names names wordings resolve",
    ),
    Part(
        "render",
        ("regional/render/*.py",),
        "render table lines grid squeeze matrix cards documents screen odd_values visible answer_formats terminal",
    ),
)
"""What the command changes. A part is in one place only: here."""


def changes_of(path: str) -> Changes:
    """What makes the changes to a file, by the language it is written in."""
    language = "of_sql" if path.endswith(".sql") else "of_python"
    made: Changes = importlib.import_module(f"tests.mutants.{language}").changes
    return made
