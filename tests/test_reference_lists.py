"""The record beside lists of members that others keep: each line agrees, or is a known difference with its reason."""

from pathlib import Path

import pytest

from tests.conftest import REFERENCE
from tests.datasets import rows
from tests.lists import SOURCES, difference, lines
from tests.reference import Difference, Memberships
from tests.test_reference import as_csv, memberships

pytestmark = pytest.mark.skipif(not REFERENCE.exists(), reason="the reference data does not lie beside the project")

__all__ = ["memberships"]


def test_each_line_agrees_or_differs_for_a_reason_that_is_told(
    record: Path, memberships: dict[str, Memberships]
) -> None:
    compared = [line for line in lines() if line.organization in memberships]
    assert len(compared) > 1_300
    found = {difference(line, memberships[line.organization]) for line in compared} - {None}
    reasons = {
        Difference(*line): why
        for *line, why in rows(
            record, "SELECT organization_id, member_id, source_id, period, says, we_say, why FROM differences"
        )
        if line[2] in SOURCES.values()
    }
    unlisted = as_csv((*line, "") for line in found - reasons.keys() if line)
    stale = as_csv((*line, reasons[line]) for line in reasons.keys() - found)
    assert not unlisted + stale, f"not in differences.csv, or to be mended:\n{unlisted}\nno longer so:\n{stale}"
