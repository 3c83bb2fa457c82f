"""What breaks the rules about memberships, and what nearly does, beside those of the small world."""

from tests.rules import Case, spell


def overlap(status: str, start: str, other: str, since: str) -> str:
    return f"the spell of CAL in UNI as {status} from {start} overlaps the one as {other} from {since}"


BEFORE_LEAGUE = "the membership of NEW starts {}, before LEA was founded 2000-01-01"
AFTER_LEAGUE = "the membership of NEW ends {}, after LEA was dissolved 2015-01-01"
IN_LEAGUE = "the membership of NEW has no end, but LEA was dissolved 2015-01-01"
MEND = ": correct it, or say why in a note"

CASES: dict[str, list[Case]] = {
    "spells_do_not_overlap": [  # Calland is a member of the Union from some day of 2003 to some day of 2008
        (
            "on the last certain day",
            [spell("UNI", "CAL", "observer", "2007-12-31")],
            [overlap("observer", "2007-12-31", "member", "2003")],
        ),
        ("on the first day that is possible", [spell("UNI", "CAL", "observer", "2008-01-01")], []),
        (
            "perhaps within one that perhaps ended before",
            [spell("HUB", "NEW", "member", "[2001..2004-06]"), spell("HUB", "NEW", "observer", "2002", "2004")],
            [],
        ),
        ("until the first day that is possible", [spell("UNI", "CAL", "observer", "1990", "2003-12-31")], []),
        (
            "until the first certain day",
            [spell("UNI", "CAL", "observer", "1990", "2004-01-01")],
            [overlap("member", "2003", "observer", "1990")],
        ),
        ("within, but perhaps before", [spell("UNI", "CAL", "observer", "2003-03-01", "2003-12-31")], []),
        (
            "within, beyond the first certain day",
            [spell("UNI", "CAL", "observer", "2003-03-01", "2004-01-01")],
            [overlap("observer", "2003-03-01", "member", "2003")],
        ),
        (
            "both from one year on",
            [spell("UNI", "CAL", "associate", "2003", "2006")],
            [overlap("member", "2003", "associate", "2003")],
        ),
        ("perhaps empty itself", [spell("UNI", "CAL", "observer", "2005", "2005")], []),
        *(
            (f"perhaps empty itself, until {end}", [spell("UNI", "CAL", "observer", "2005", end)], [])
            for end in ("2005-06-01", "2005-12-31", "[2005..2006]")
        ),
        ("within, perhaps before", [spell("UNI", "CAL", "observer", "2003-03-01", "[2003..2004]")], []),
        *(
            (
                f"beside one from {start} to {end}, perhaps empty",
                [
                    spell("UNI", "NEW", "member", start, end),
                    spell("UNI", "NEW", "observer", "2010-05-01", "2013-01-01"),
                ],
                [],
            )
            for start, end in (("[2010..2012]", "[2011..2012]"), ("[2010..2011-01-01]", "[2011..2012]"))
        ),
        ("perhaps empty before", [spell("UNI", "CAL", "observer", "2002", "2002")], []),
        (
            "both without an end",
            [spell("UNI", "BOR", "observer", "2013")],
            ["the spell of BOR in UNI as observer from 2013 overlaps the one as member from 2012-06-15"],
        ),
        ("of another member", [spell("UNI", "NEW", "observer", "2004")], []),
        ("in another organization", [spell("HUB", "CAL", "observer", "2013")], []),
        ("in another dataset", [spell("UNI", "CAL", "observer", "2004", dataset_id="other")], []),
    ],
    "members_while_the_organization_exists": [  # the League exists from 2000-01-01 to 2015-01-01, the Hub since 2012-12
        ("before the day", [spell("LEA", "NEW", "member", "1999-12-31", "2001")], [BEFORE_LEAGUE.format("1999-12-31")]),
        ("on the day", [spell("LEA", "NEW", "member", "2000-01-01", "2001")], []),
        ("in the year before", [spell("LEA", "NEW", "member", "1999", "2001")], [BEFORE_LEAGUE.format("1999")]),
        ("perhaps not before", [spell("LEA", "NEW", "member", "[1999..2000]", "2001")], []),
        ("on the first day that is possible", [spell("HUB", "NEW", "member", "2012-12-01")], []),
        (
            "before the first day that is possible",
            [spell("HUB", "NEW", "member", "2012-11-30")],
            ["the membership of NEW starts 2012-11-30, before HUB was founded 2012-12"],
        ),
        (
            "before, with a note",
            [spell("LEA", "NEW", "member", "1999", "2001", note="So.")],
            [BEFORE_LEAGUE.format("1999")],
        ),
        (
            "before, elsewhere",
            [spell("LEA", "NEW", "member", "1999", "2001", dataset_id="other")],
            [BEFORE_LEAGUE.format("1999")],
        ),
        (
            "before, elsewhere, with a note",
            [spell("LEA", "NEW", "member", "1999", "2001", dataset_id="other", note="So.")],
            [],
        ),
        ("to the day", [spell("LEA", "NEW", "member", "2001", "2015-01-01")], []),
        ("beyond the day", [spell("LEA", "NEW", "member", "2001", "2015-01-02")], [AFTER_LEAGUE.format("2015-01-02")]),
        ("perhaps not beyond", [spell("LEA", "NEW", "member", "2001", "2015")], []),
        (
            "beyond, with a note",
            [spell("LEA", "NEW", "member", "2001", "2016", note="So.")],
            [AFTER_LEAGUE.format("2016")],
        ),
        (
            "beyond, elsewhere",
            [spell("LEA", "NEW", "member", "2001", "2016", dataset_id="other")],
            [AFTER_LEAGUE.format("2016")],
        ),
        (
            "beyond, elsewhere, with a note",
            [spell("LEA", "NEW", "member", "2001", "2016", dataset_id="other", note="So.")],
            [],
        ),
        ("without an end", [spell("LEA", "NEW", "member", "2001")], [IN_LEAGUE]),
        ("without an end, with a note", [spell("LEA", "NEW", "member", "2001", note="So.")], [IN_LEAGUE]),
        ("without an end, elsewhere", [spell("LEA", "NEW", "member", "2001", dataset_id="other")], [IN_LEAGUE]),
        (
            "without an end, elsewhere, with a note",
            [spell("LEA", "NEW", "member", "2001", dataset_id="other", note="So.")],
            [],
        ),
    ],
    "members_while_the_state_exists": [  # Oldland exists from 1940-01-01 to 1991-12-26, Borland since 1950-02
        (
            "before the day",
            [spell("CLU", "OLD", "observer", "1939-12-31", "1950")],
            [f"the membership of OLD in CLU starts 1939-12-31, before the state began 1940-01-01{MEND}"],
        ),
        ("before, with a note", [spell("CLU", "OLD", "observer", "1939-12-31", "1950", note="So.")], []),
        ("on the day", [spell("CLU", "OLD", "observer", "1940-01-01", "1950")], []),
        ("perhaps on the day", [spell("CLU", "OLD", "observer", "[1939..1940]", "1950")], []),
        ("to some day of its last year", [spell("CLU", "DOR", "observer", "2000", "2010-06")], []),
        ("on the first day that is possible", [spell("CLU", "BOR", "observer", "1950-02-01", "1951")], []),
        (
            "before the first day that is possible",
            [spell("CLU", "BOR", "observer", "1950-01-31", "1951")],
            [f"the membership of BOR in CLU starts 1950-01-31, before the state began 1950-02{MEND}"],
        ),
        ("to the day", [spell("CLU", "OLD", "observer", "1950", "1991-12-26")], []),
        (
            "beyond the day",
            [spell("CLU", "OLD", "observer", "1950", "1991-12-27")],
            [f"the membership of OLD in CLU ends 1991-12-27, after the state ended 1991-12-26{MEND}"],
        ),
        ("perhaps not beyond", [spell("CLU", "OLD", "observer", "1950", "[1991..1993]")], []),
        ("beyond, with a note", [spell("CLU", "OLD", "observer", "1950", "1992", note="So.")], []),
        (
            "without an end",
            [spell("CLU", "OLD", "observer", "1950")],
            [f"the membership of OLD in CLU has no end, but the state ended 1991-12-26{MEND}"],
        ),
        ("without an end, with a note", [spell("CLU", "OLD", "observer", "1950", note="So.")], []),
        ("of a state that is still there", [spell("CLU", "NEW", "observer", "2020")], []),
    ],
}
