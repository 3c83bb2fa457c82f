"""What the codes of CAMEO mean: three digits go before two, and what is no code is told apart."""

import pytest

from regional.importers.cameo import class_of


@pytest.mark.parametrize(
    ("code", "root", "kind"),
    [
        ("01", "01", "other"),
        ("02", "02", "appeal"),
        ("0211", "02", "appeal"),
        ("03", "03", "pledge"),
        ("04", "04", "meeting"),
        ("040", "04", "meeting"),
        ("041", "04", "other"),
        ("0411", "04", "other"),
        ("042", "04", "meeting"),
        ("05", "05", "other"),
        ("054", "05", "recognition"),
        ("057", "05", "agreement"),
        ("07", "07", "aid"),
        ("0731", "07", "aid"),
        ("17", "17", "other"),
        ("18", "18", "attack"),
        ("19", "19", "attack"),
        ("190", "19", "attack"),
        ("191", "19", "other"),
        ("192", "19", "other"),
        ("193", "19", "attack"),
        ("20", "20", "attack"),
        ("2042", "20", "attack"),
        ("20421", None, "other"),
        ("00", None, "other"),
        ("21", None, "other"),
        ("4", None, "other"),
        ("0x", None, "other"),
        ("", None, "other"),
    ],
)
def test_a_code_belongs_to_a_class_and_is_an_event_of_a_kind(code: str, root: str | None, kind: str) -> None:
    assert class_of(code)[:2] == (root, kind)
