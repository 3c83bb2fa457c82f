"""What breaks the rules about leaders and applicants, and what nearly does, beside those of the small world."""

from tests.rules import Added, Case, spoke, statement, step, tenure


def leads(person: str, start: str, other: str, since: str) -> str:
    return f"{person} is head_of_government of BOR from {start}, while {other} has been since {since}"


def speech(person: str, state: str, day: str, role: str = "speaker", **others: str) -> list[Added | str]:
    return [statement("speech", day), spoke("speech", person, role, on_behalf_of_id=state, **others)]


LEADER = "head_of_government"
NO_OFFICE = "{} speaks for {} on {} as {}, but holds no office there on that day"
DISORDER = "the application of CAL to HUB as {} is {} on {}, before it is {} on {}"

CASES: dict[str, list[Case]] = {
    "one_leader_at_a_time": [  # Cat leads Borland from 2000-01-01
        (
            "after the first",
            [tenure("dan", "BOR", LEADER, "2001-01-01")],
            [leads("dan", "2001-01-01", "cat", "2000-01-01")],
        ),
        ("until the day", [tenure("dan", "BOR", LEADER, "1999-01-01", "2000-01-01")], []),
        (
            "until the day after",
            [tenure("dan", "BOR", LEADER, "1999-01-01", "2000-01-02")],
            [leads("cat", "2000-01-01", "dan", "1999-01-01")],
        ),
        ("until some day of that year", [tenure("dan", "BOR", LEADER, "1999", "2000")], []),
        (
            "from the same day",
            [tenure("dan", "BOR", LEADER, "2000-01-01")],
            [leads("dan", "2000-01-01", "cat", "2000-01-01")],
        ),
        ("perhaps no day at all", [tenure("dan", "BOR", LEADER, "2001", "2001")], []),
        *(
            (f"perhaps no day at all, until {end}", [tenure("dan", "BOR", LEADER, "2001", end)], [])
            for end in ("2001-06-01", "2001-12-31", "[2001..2002]")
        ),
        (
            "perhaps from before",
            [tenure("dan", "BOR", LEADER, "[1999..2000]")],
            [leads("cat", "2000-01-01", "dan", "[1999..2000]")],
        ),
        (
            "from some day of the year, first in the alphabet",
            [tenure("bob", "BOR", LEADER, "2000")],
            [leads("cat", "2000-01-01", "bob", "2000")],
        ),
        (
            "from some day of the year, last in the alphabet",
            [tenure("dan", "BOR", LEADER, "2000")],
            [leads("dan", "2000", "cat", "2000-01-01")],
        ),
        (
            "perhaps after the other",
            [
                tenure("bob", "BOR", "head_of_state", "1990", "2000-06-01"),
                tenure("dan", "BOR", "head_of_state", "2000"),
            ],
            [],
        ),
        (
            "for certain one day",
            [tenure("dan", "BOR", LEADER, "2001-01-01", "2001-01-02")],
            [leads("dan", "2001-01-01", "cat", "2000-01-01")],
        ),
        ("in another office", [tenure("dan", "BOR", "head_of_state", "2001-01-01")], []),
        ("of another state", [tenure("dan", "CAL", LEADER, "2001-01-01")], []),
        ("in another dataset", [tenure("dan", "BOR", LEADER, "2001-01-01", dataset_id="other")], []),
    ],
    "leaders_speak_while_in_office": [  # Amy is president of Arland from 1995-01-01 to 2005-05-05
        (
            "the day before",
            speech("amy", "ARL", "1994-12-31", capacity="President"),
            [NO_OFFICE.format("amy", "ARL", "1994-12-31", "President")],
        ),
        ("on the first day", speech("amy", "ARL", "1995-01-01"), []),
        ("on the last day", speech("amy", "ARL", "2005-05-04"), []),
        (
            "on the first day after",
            speech("amy", "ARL", "2005-05-05"),
            [NO_OFFICE.format("amy", "ARL", "2005-05-05", "its leader")],
        ),
        ("in a year within which it ends", speech("amy", "ARL", "2005"), []),
        ("in a year within which it begins", speech("cat", "BOR", "[1999..2000]"), []),
        ("in office until today", speech("bob", "ARL", "2020-01-01"), []),
        ("for a state that she never led", speech("amy", "BOR", "2020-01-01"), []),
        ("who never led any", speech("dan", "ARL", "2020-01-01"), []),
        ("not as a speaker", speech("amy", "ARL", "2020-01-01", "addressee"), []),
        (
            "in office elsewhere",
            [tenure("amy", "CAL", LEADER, "2010"), *speech("amy", "ARL", "2020-01-01")],
            [NO_OFFICE.format("amy", "ARL", "2020-01-01", "its leader")],
        ),
        *(
            (
                f"in {day[:4]}, perhaps in office",
                [tenure("dan", "CAL", LEADER, "2010", "2012"), *speech("dan", "CAL", day)],
                [],
            )
            for day in ("2010-06-01", "2012-06-01")
        ),
        (
            "somebody else in office",
            [tenure("amy", "CAL", LEADER, "1990", "1995"), *speech("amy", "CAL", "2000-01-01")],
            [NO_OFFICE.format("amy", "CAL", "2000-01-01", "its leader")],
        ),
    ],
    "steps_follow_each_other": [  # Calland applies for membership of the Hub on 2013-01-02 and signs in 2014
        (
            "opened before",
            [step("member", "opened", "2013-01-01")],
            [DISORDER.format("member", "opened", "2013-01-01", "applied", "2013-01-02")],
        ),
        ("opened on the day", [step("member", "opened", "2013-01-02")], []),
        ("opened within the year", [step("member", "opened", "2013")], []),
        (
            "opened after it is signed",
            [step("member", "opened", "2015-01-01")],
            [DISORDER.format("member", "signed", "2014", "opened", "2015-01-01")],
        ),
        ("opened perhaps before it is signed", [step("member", "opened", "2014-12-31")], []),
        (
            "completed before all",
            [step("member", "completed", "2013-01-01")],
            [
                DISORDER.format("member", "completed", "2013-01-01", "applied", "2013-01-02"),
                DISORDER.format("member", "completed", "2013-01-01", "signed", "2014"),
            ],
        ),
        ("completed on the day", [step("member", "completed", "2013-01-02")], []),
        (
            "opened within the year of the application",
            [step("observer", "applied", "2010"), step("observer", "opened", "2010-06-01")],
            [],
        ),
        ("signed twice", [step("member", "signed", "2013-06-01")], []),
        ("for another status", [step("observer", "signed", "2010")], []),
        (
            "a second application",
            [step("observer", "signed", "2010-05-05"), step("observer", "applied", "2011-01-01")],
            [DISORDER.format("observer", "signed", "2010-05-05", "applied", "2011-01-01")],
        ),
        *(
            (
                f"signed {signed}, rejected {rejected}, applied {applied}",
                [
                    step("observer", "signed", signed),
                    step("observer", "rejected", rejected),
                    step("observer", "applied", applied),
                ],
                [],
            )
            for signed, rejected, applied in (
                ("2010-05-05", "2010-05-05", "2011-01-01"),
                ("2010-05-05", "2011-01-01", "2011-01-01"),
                ("2010-05-05", "2010", "2011-01-01"),
                ("2010-05-05", "2011", "2011-01-01"),
                ("2010-05-05", "2011-05-05", "2011"),
                ("2010", "2010-03-03", "2011-01-01"),
            )
        ),
        (
            "an end of another application between",
            [
                step("observer", "signed", "2010-05-05"),
                step("associate", "rejected", "2010-06-06"),
                step("observer", "applied", "2011-01-01"),
            ],
            [DISORDER.format("observer", "signed", "2010-05-05", "applied", "2011-01-01")],
        ),
        (
            "an end after the beginning of another application",
            [
                step("associate", "applied", "2009-01-01"),
                step("observer", "rejected", "2010-12-31"),
                step("observer", "applied", "2011-01-01"),
            ],
            [DISORDER.format("observer", "rejected", "2010-12-31", "applied", "2011-01-01")],
        ),
        (
            "a second application before the end",
            [
                step("observer", "signed", "2010-05-05"),
                step("observer", "rejected", "2011-01-02"),
                step("observer", "applied", "2011-01-01"),
            ],
            [DISORDER.format("observer", "signed", "2010-05-05", "applied", "2011-01-01")],
        ),
        (
            "an end before both",
            [
                step("observer", "signed", "2010-05-05"),
                step("observer", "rejected", "2010-05-04"),
                step("observer", "applied", "2011-01-01"),
            ],
            [
                DISORDER.format("observer", "rejected", "2010-05-04", "applied", "2011-01-01"),
                DISORDER.format("observer", "rejected", "2010-05-04", "signed", "2010-05-05"),
                DISORDER.format("observer", "signed", "2010-05-05", "applied", "2011-01-01"),
            ],
        ),
    ],
}
