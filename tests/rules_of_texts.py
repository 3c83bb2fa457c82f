"""What breaks the rules about ids, sources, statements and sums, and what nearly does."""

from regional.models import Source, Topic
from tests.rules import Added, Case, event, spell, spoke, statement, step

UNCITED = "has no citation: add `citations: [SOURCE LOCATOR]`"
CURRENCY = "the currency {0} of the event sum is not three capital letters, such as USD"
CAPACITY = "the {} amy of the statement said has a capacity or speaks on behalf of somebody: only a speaker does"
BOTH = "the statement said has a speaker and an attribution: keep one"
NOBODY = "the statement said has no speaker: add one to `actors`, or give the `attribution` as printed"
UNREAD = "the quotation said rests on no source that was consulted"
MEMBERSHIPS = {
    "open": "UNI/ARL/member/2000-01-01/world",
    "ended": "CLU/BOR/member/2001-01-01/world",
    "of a year": "UNI/CAL/member/2003/world",
    "of a month": "UNI/DOR/associate/2002-03/world",
}


def source(id_: str) -> Added:
    return Added(Source, {"id": id_, "type": "book", "title": "It", "consulted": "no"})


def topic(id_: str) -> Added:
    return Added(Topic, {"id": id_, "name": id_})


def several(id_: str, first: str, last: str) -> list[str]:
    return [f"the id {id_} names several things, in {first} and in {last}"]


def plain(id_: str) -> list[str]:
    return [f"the id {id_} contains a blank or a slash"]


def uncited(kind: str, column: str, id_: str, said: str) -> Case:
    return (kind, [f"DELETE FROM {column}_citations WHERE {column}_id = '{id_}'"], [f"{said} {UNCITED}"])  # noqa: S608


def cited(kind: str, id_: str, supports: str, *before: Added) -> list[Added | str]:
    columns = f"{kind}_id, source_id, locator, supports"
    return [*before, f"INSERT INTO {kind}_citations ({columns}) VALUES ('{id_}', 'paper', '9', '{supports}')"]  # noqa: S608


def cannot(kind: str, id_: str, supports: str) -> Case:
    said = f"the citation of paper cannot support the {supports} of {id_}"
    return (f"the {supports} of the {kind} {id_}", cited(kind, id_, supports), [said])


def can(kind: str, id_: str, supports: str) -> Case:
    return (f"the {supports} of the {kind} {id_}", cited(kind, id_, supports), [])


FACTS = {
    "event": ("meeting", "drill"),
    "border": ("ARL/CAL/border/1995-06-15/world", "ARL/DOR/border/1992/world"),
    "tenure": ("cat", "amy"),
}
TENURES = {
    "cat": "BOR/cat/head_of_government/2000-01-01/world",
    "amy": "ARL/amy/head_of_state/1995-01-01/world",
}
SUCCESSION = "PRE/UNI/replacement/world"
APPLICATION = "HUB/CAL/member/signed/2014/world"


def of_a_fact(kind: str) -> list[Case]:
    """An event, a border or a tenure that has no end, and one that has."""
    open_one, ended = (TENURES.get(id_, id_) for id_ in FACTS[kind])
    no = [cannot(kind, open_one, supports) for supports in ("status", "membership", "start_year", "end")]
    return [*no, can(kind, ended, "end"), can(kind, open_one, "start"), can(kind, open_one, "spell")]


def of_a_day(kind: str, id_: str, *, has_end: bool = False) -> list[Case]:
    """A fact that has one date, or none: a source supports it, or not."""
    no = [cannot(kind, id_, supports) for supports in ("status", "membership", "start_year")]
    return [*no, (can if has_end else cannot)(kind, id_, "end"), can(kind, id_, "start"), can(kind, id_, "spell")]


def starting(date: str, lines: list[str]) -> Case:
    id_ = f"HUB/NEW/member/{date}/world"
    said = [f"the citation of paper cannot support the start_year of {id_}" for _ in lines]
    return (f"the year of {date}", cited("membership", id_, "start_year", spell("HUB", "NEW", "member", date)), said)


def said(attribution: str | None = None, *actors: Added, **others: str) -> list[Added | str]:
    return [statement("said", attribution=attribution, **others), *actors]


CASES: dict[str, list[Case]] = {
    "an_id_names_one_thing": [
        ("an actor and an event", [event("amy")], several("amy", "actors", "events")),
        ("an actor and a statement", [statement("amy")], several("amy", "actors", "statements")),
        ("an event and a statement", [statement("meeting")], several("meeting", "events", "statements")),
        ("a statement and a source", [source("greeting")], several("greeting", "sources", "statements")),
        ("an actor in other letters", [event("Amy")], []),
    ],
    "ids_are_plain": [
        *(
            (f"{add('it').model.__tablename__} with {sign!r}", [add(f"a{sign}b")], plain(f"a{sign}b"))
            for add in (event, statement, source, topic)
            for sign in (" ", "/")
        ),
        (
            "an actor with ' '",
            ["INSERT INTO actors (id, kind, dataset_id) VALUES ('a b', 'person', 'world')"],
            plain("a b"),
        ),
        (
            "a dataset with '/'",
            ["INSERT INTO datasets (id, title, as_of, priority) VALUES ('a/b', 'It', '2020-01-01', 1)"],
            plain("a/b"),
        ),
        ("other signs", [event("a-b_c.d:e")], []),
    ],
    "every_fact_is_cited": [
        uncited("a membership", "membership", "UNI/BOR/member/2012-06-15/world", "the membership of BOR in UNI"),
        uncited("an application", "application", APPLICATION, "the application of CAL to HUB"),
        uncited("an event", "event", "siege", "the event siege"),
        uncited("a statement", "statement", "letter", "the statement letter"),
        uncited("a succession", "succession", SUCCESSION, "the succession of PRE by UNI"),
        uncited("a state", "actor", "ARL", "the state ARL"),
        uncited("an organization", "actor", "UNI", "the organization UNI"),
        uncited("a border", "border", "ARL/DOR/border/1992/world", "the border of ARL and DOR"),
        uncited("a tenure", "tenure", TENURES["cat"], "the tenure of cat in BOR"),
        (
            "one of two sources is enough",
            ["DELETE FROM event_citations WHERE source_id = 'almanac' AND event_id = 'drill'"],
            [],
        ),
    ],
    "sources_support_what_a_fact_has": [
        cannot("membership", MEMBERSHIPS["open"], "end"),
        can("membership", MEMBERSHIPS["ended"], "end"),
        cannot("membership", MEMBERSHIPS["of a year"], "start_year"),
        *(
            can("membership", MEMBERSHIPS["of a month"], part)
            for part in ("start_year", "status", "membership", "spell")
        ),
        starting("2014-01-01", []),
        starting("2014-12-31", []),
        starting("2013~", ["no"]),
        starting("[2014-01-01..2014-06-30]", []),
        starting("[2014-06-30..2014-12-31]", []),
        starting("[2013-12-31..2014-01-01]", ["no"]),
        *(case for kind in FACTS for case in of_a_fact(kind)),
        *of_a_day("application", APPLICATION),
        *of_a_day("statement", "letter"),
        *of_a_day("succession", SUCCESSION),
        *of_a_day("actor", "ARL", has_end=True),
    ],
    "quotations_rest_on_consulted_sources": [
        (
            "a source that was not read",
            [
                *said("Press", kind="quotation"),
                "INSERT INTO statement_citations (statement_id, source_id, locator) VALUES ('said', 'almanac', '')",
            ],
            [UNREAD],
        ),
        (
            "one of two that was read",
            [
                *said("Press", kind="quotation"),
                "INSERT INTO statement_citations (statement_id, source_id, locator) VALUES ('said', 'almanac', '')",
                "INSERT INTO statement_citations (statement_id, source_id, locator) VALUES ('said', 'paper', '')",
            ],
            [],
        ),
        (
            "a paraphrase",
            [
                *said("Press"),
                "INSERT INTO statement_citations (statement_id, source_id, locator) VALUES ('said', 'almanac', '')",
            ],
            [],
        ),
        ("none, which another rule says", said("Press", kind="quotation"), []),
    ],
    "statements_have_a_speaker": [
        ("neither", said(), [NOBODY]),
        ("an addressee only", said(None, spoke("said", "amy", "addressee")), [NOBODY]),
        ("a speaker", said(None, spoke("said", "amy")), []),
        ("an attribution", said("Press"), []),
        ("both, a person", said("Press", spoke("said", "amy")), [BOTH]),
        ("both, a state", said("Press", spoke("said", "ARL")), []),
        ("an attribution, to a person", said("Press", spoke("said", "amy", "addressee")), []),
    ],
    "only_speakers_have_a_capacity": [
        (
            "an addressee in a capacity",
            said(None, spoke("said", "amy", "addressee", capacity="Guest")),
            [CAPACITY.format("addressee")],
        ),
        (
            "a subject on behalf of a state",
            said(None, spoke("said", "amy", "subject", on_behalf_of_id="ARL")),
            [CAPACITY.format("subject")],
        ),
        ("an addressee as such", said(None, spoke("said", "amy", "addressee")), []),
        ("a speaker", said(None, spoke("said", "amy", capacity="Guest", on_behalf_of_id="ARL")), []),
    ],
    "only_what_ends_has_an_end_basis": [
        (
            "without an end",
            [spell("HUB", "NEW", "member", "2013", end_basis="withdrawal")],
            ["the membership of NEW in HUB has an end_basis but no end_date"],
        ),
        ("with an end", [spell("HUB", "NEW", "member", "2013", "2014", end_basis="withdrawal")], []),
        ("with an end of no known basis", [spell("HUB", "NEW", "member", "2013", "2014")], []),
    ],
    "nothing_follows_itself": [
        (
            "a succession",
            ["UPDATE successions SET successor_id = 'PRE' WHERE predecessor_id = 'PRE'"],
            ["PRE cannot follow itself"],
        ),
        ("a part", ["UPDATE organizations SET parent_id = 'HUB' WHERE id = 'HUB'"], ["HUB cannot be a part of itself"]),
        ("a member", [spell("UNI", "UNI", "observer", "2013")], ["UNI cannot belong to itself"]),
        (
            "an applicant",
            [
                step("observer", "applied", "2013"),
                "UPDATE applications SET applicant_id = 'HUB' WHERE status = 'observer'",
            ],
            ["HUB cannot apply to itself"],
        ),
    ],
    "reviews_are_days": [
        (
            "a month",
            ["UPDATE datasets SET as_of = '2010-12' WHERE id = 'other'"],
            ["as_of of other is 2010-12: give one day, such as 2025-06-30"],
        ),
        (
            "two days",
            ["UPDATE datasets SET as_of = '2010-12-30/31' WHERE id = 'other'"],
            ["as_of of other is 2010-12-30/31: give one day, such as 2025-06-30"],
        ),
    ],
    "sums_have_a_currency": [
        ("a sum alone", [event("sum", amount=5)], ["the event sum has an amount without a currency, such as USD"]),
        ("a currency alone", [event("sum", currency="USD")], ["the event sum has a currency without an amount"]),
        ("both", [event("sum", amount=0, currency="USD")], []),
        ("two letters", [event("sum", amount=5, currency="US")], [CURRENCY.format("US")]),
        ("four letters", [event("sum", amount=5, currency="EURO")], [CURRENCY.format("EURO")]),
        ("small letters", [event("sum", amount=5, currency="Eur")], [CURRENCY.format("Eur")]),
    ],
}
