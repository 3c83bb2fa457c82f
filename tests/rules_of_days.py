"""What breaks the other rules about days, and what nearly does: rows beside those of the small world."""

from tests.rules import Case, border, claim, event, spell, tenure

LEADER = "head_of_government"
ENDS = "ends {}, which is not after its start {}"
FOUNDED_LATER = (
    "UPDATE organizations SET founding_earliest = '2015-01-01', founding_latest = '2015-01-01' WHERE id = 'LEA'"
)
WITHIN_A_YEAR = (
    "UPDATE organizations SET dissolution_earliest = '2000-01-01', dissolution_latest = '2000-12-31' WHERE id = 'CLU'",
    "UPDATE states SET start_earliest = '2010-01-01', start_latest = '2010-12-31' WHERE id = 'DOR'",
    "UPDATE names SET start_earliest = '1999-01-01', start_latest = '1999-12-31' WHERE language = 'fr'",
    "UPDATE codes SET start_latest = '1940-12-31', end_earliest = '1940-01-01' WHERE code = '101'",
)

CASES: dict[str, list[Case]] = {
    "borders_are_recorded_once": [  # with Calland since 1995-06-15, with Dorland from 1992 to 2008, with Borland always
        (
            "the other way round",
            [border("CAL", "ARL", "1990", "1991")],
            ["the border of CAL and ARL must have ARL as its state_id"],
        ),
        ("with itself", [border("ARL", "ARL", "1990")], ["the border of ARL and ARL must have ARL as its state_id"]),
        ("again, until the day", [border("ARL", "CAL", "1990", "1995-06-15")], []),
        (
            "again, until the day after",
            [border("ARL", "CAL", "1990", "1995-06-16")],
            ["the border of ARL and CAL from 1995-06-15 overlaps the one from 1990"],
        ),
        (
            "again, later",
            [border("ARL", "CAL", "2000")],
            ["the border of ARL and CAL from 2000 overlaps the one from 1995-06-15"],
        ),
        ("again, after its end", [border("ARL", "DOR", "2008-01-01")], []),
        (
            "again, before its end",
            [border("ARL", "DOR", "2007-12-31")],
            ["the border of ARL and DOR from 2007-12-31 overlaps the one from 1992"],
        ),
        (
            "again, though it is always",
            [border("ARL", "BOR", "1990")],
            ["the border of ARL and BOR from 1990 overlaps the one from always"],
        ),
        ("always, until another begins", [border("ARL", "DOR", None, "1992")], []),
        (
            "always, until after another begins",
            [border("ARL", "DOR", None, "1993")],
            ["the border of ARL and DOR from 1992 overlaps the one from always"],
        ),
        ("again, perhaps after its end", [border("ARL", "DOR", "[2007..2008]")], []),
        (
            "again, within the year",
            [border("ARL", "CAL", "1995")],
            ["the border of ARL and CAL from 1995 overlaps the one from 1995-06-15"],
        ),
        (
            "again, from the first day of all",
            [border("ARL", "BOR", "0001-01-01")],
            [
                "the border of ARL and BOR from 0001-01-01 overlaps the one from always",
                "the border of ARL and BOR from always overlaps the one from 0001-01-01",
            ],
        ),
        ("of two others", [border("ARL", "NEW", "2000"), border("CAL", "NEW", "2000")], []),
        ("in another dataset", [border("ARL", "CAL", "2000", dataset_id="other")], []),
    ],
    "ends_follow_starts": [
        (
            "a membership",
            [spell("HUB", "NEW", "member", "2013-05-05", "2013-05-05")],
            [f"the membership of NEW in HUB {ENDS.format('2013-05-05', '2013-05-05')}"],
        ),
        ("a membership of one day", [spell("HUB", "NEW", "member", "2013-05-05", "2013-05-06")], []),
        ("a membership within a year", [spell("HUB", "NEW", "member", "2013", "2013")], []),
        (
            "an event",
            [event("it", "2013-05-05", "2013-05-05")],
            [f"the event it {ENDS.format('2013-05-05', '2013-05-05')}"],
        ),
        *(
            (f"the {row.model.__tablename__} within a year", [row], [])
            for row in (
                event("it", "2013", "2013"),
                border("ARL", "NEW", "2013", "2013"),
                tenure("dan", "CAL", LEADER, "2013", "2013"),
            )
        ),
        *((f"the {update.split()[1]} within a year", [update], []) for update in WITHIN_A_YEAR),
        ("an event of one day", [event("it", "2013-05-05", "2013-05-06")], []),
        (
            "a border",
            [border("ARL", "NEW", "2013-05-05", "2013-05-05")],
            [f"the border of ARL and NEW {ENDS.format('2013-05-05', '2013-05-05')}"],
        ),
        ("a border of one day", [border("ARL", "NEW", "2013-05-05", "2013-05-06")], []),
        (
            "a tenure",
            [tenure("dan", "CAL", LEADER, "2013-05-05", "2013-05-05")],
            [f"the tenure of dan in CAL {ENDS.format('2013-05-05', '2013-05-05')}"],
        ),
        ("a tenure of one day", [tenure("dan", "CAL", LEADER, "2013-05-05", "2013-05-06")], []),
        (
            "an organization",
            [FOUNDED_LATER],
            ["LEA is dissolved 2015-01-01, which is not after its founding 2000-01-01"],
        ),
        (
            "a state",
            ["UPDATE states SET end_earliest = '1940-01-01', end_latest = '1940-01-01' WHERE id = 'OLD'"],
            [f"OLD {ENDS.format('1991-12-26', '1940-01-01')}"],
        ),
        (
            "a name",
            ["UPDATE names SET end_earliest = '1990-05-05', end_latest = '1990-05-05' WHERE language = 'ru'"],
            [f"the name Калландия of CAL {ENDS.format('2001-01-01', '1990-05-05')}"],
        ),
        (
            "a code",
            ["UPDATE codes SET end_earliest = '1940-01-01', end_latest = '1940-01-01' WHERE code = '101'"],
            [f"the code 101 of OLD {ENDS.format('1991-12-26', '1940-01-01')}"],
        ),
        (
            "a claim",
            [claim("HUB", "2013-01-01", "2013-01-01")],
            [f"the claim to be complete for HUB {ENDS.format('2013-01-01', '2013-01-01')}"],
        ),
        ("a claim for a day", [claim("HUB", "2013-01-01", "2013-01-02")], []),
        ("a claim that ends within the year of its start", [claim("HUB", "2013", "2013-01-02")], []),
        ("a claim that starts within the year of its end", [claim("HUB", "2013-12-30", "2013")], []),
    ],
}
