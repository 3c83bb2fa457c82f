"""`show` on a screen: what it is, then what belongs to it under headings, in words and with names."""

import pytest

from tests.conftest import Run


def screen(ask: Run, record: str) -> str:
    return ask("show", record, "-f", "table", COLUMNS="80").stdout


def test_a_statement_is_shown_with_who_it_was_topics_and_sources(ask: Run) -> None:
    assert (
        screen(ask, "putin-recognition-2021-09-17")
        == """\
putin-recognition-2021-09-17, statement
  kind        quotation
  text        As for recognition, we need to align our positions and build a
              dialogue.
  language    en
  start date  2021-09-17
  event id    joint-meeting-2021-09-17
  summary     Putin wants a common line, and dialogue, on whether to recognize
              the Taliban government.
  dataset id  core

Who
  addressee  CSTO, Collective Security Treaty Organization
  addressee  SCO, Shanghai Cooperation Organisation
  speaker    vladimir-putin, Vladimir Putin, Russian leader, for RUS
  subject    ISLAMIC-EMIRATE, Islamic Emirate of Afghanistan
  subject    TALIBAN, Taliban

Topics
  afghanistan; diplomacy; recognition

Sources
  [Report on the joint meeting of the SCO and the CSTO about Afghanistan]
    (ft-2021-09-17 paragraph 9). Read in a garbled copy, evidently translated
    into another language and back, which keeps neither headline nor byline, so
    the title is ours and quoted words may differ from those first printed. …
"""
    )


@pytest.mark.parametrize(
    ("record", "headings"),
    [
        (
            "SCO",
            [
                "Shanghai Cooperation Organisation (SCO), organization",
                *("Before and after", "Members now", "Belongs to now", "Former members, and former statuses"),
                *("Notes on these memberships", "Applications", "Events"),
                "Said to Shanghai Cooperation Organisation",
                *("Said about Shanghai Cooperation Organisation", "Codes", "Names", "Sources"),
            ],
        ),
        (
            "Kazakhstan",
            [
                "Kazakhstan (KAZ), state",
                *("Before and after", "Belongs to now", "Belonged to before", "Notes on these memberships"),
                *("Applications", "Events", "Said about Kazakhstan", "Codes", "Names", "Sources"),
            ],
        ),
        (
            "Putin",
            [
                "Vladimir Putin (vladimir-putin), person",
                *("Events", "Said by Vladimir Putin", "Said about Vladimir Putin", "Names", "Sources"),
            ],
        ),
        ("taliban-takeover-2021", ["Takeover of Afghanistan by the Taliban (taliban-takeover-2021), event", "Who"]),
    ],
)
def test_everything_stands_under_a_heading(ask: Run, record: str, headings: list[str]) -> None:
    shown = [line for line in screen(ask, record).splitlines() if line and not line.startswith(" ")]
    assert shown[: len(headings)] == headings


def test_members_are_grouped_by_status_and_named_and_former_ones_stand_apart(ask: Run) -> None:
    shown = screen(ask, "SCO")
    assert (
        """\
Members now
  member   Belarus (2024-07-04), China (2001-06-15), India (2017-06-09), Iran
           (2023-07-04), Kazakhstan (2001-06-15), Kyrgyzstan (2001-06-15),
           Pakistan (2017-06-09), Russia (2001-06-15), Tajikistan (2001-06-15),
           Uzbekistan (2001-06-15)
"""
        in shown
    )
    assert (
        """\
  observer          Afghanistan (2012-06-07 to 2025-09-01) (15), Belarus
                    (2015-07-10 to 2024-07-04) (16), India (2005-07-05 to
                    2017-06-09) (17), Iran (2005-07-05 to 2023-07-04) (18),
                    Mongolia (2004-06-17 to 2025-09-01), Pakistan (2005-07-05 to
                    2017-06-09) (17)
"""
        in shown
    )
    assert (
        """\
  (17) Admission was decided upon in 2015 and its terms signed in 2016; the
    state stayed an observer until the summit that completed it.
  (18) Admission was opened on 2021-09-17 and its terms signed in September
    2022; Iran stayed an observer until it was completed.
"""
        in shown
    )


def test_a_state_is_shown_with_its_regions_by_name(ask: Run) -> None:
    assert "\n  region          Asia\n  subregion       Central Asia\n" in screen(ask, "KAZ")
