"""Who said what, what happened, and where it is written: the answers of the article, down to its paragraphs."""

import csv

import pytest

from tests.conftest import Run, unnoted

ARTICLE = "ft-2021-09-17"


def of_the_article(answer: str) -> list[dict[str, str]]:
    """The rows that rest on the article, whatever else is recorded."""
    return [record for record in csv.DictReader(answer.splitlines()) if ARTICLE in record["sources"]]


def ids_of(answer: str) -> list[str]:
    """The ids of the article's rows, without the day of the meeting that most of them end in."""
    return [record["id"].removesuffix("-2021-09-17") for record in of_the_article(answer)]


AT_THE_MEETING = 'Russian leader,"Collective Security Treaty Organization, Shanghai Cooperation Organisation"'
"""In what capacity Putin spoke, and to whom."""


def test_what_putin_said_about_the_taliban_in_his_own_words(ask: Run) -> None:
    result = ask("statements", "--speaker", "Putin", "--about", "Taliban", "--kind", "quotation", "--on", "2021-09-17")
    assert unnoted(result.stdout) == (
        "date,id,speaker,kind,text,source,capacity,addressees\n"
        "2021-09-17,putin-empty-treasury-2021-09-17,Vladimir Putin,quotation,"
        '"The lack of funds in the Afghan treasury can push those who control the country to earn money by trading '
        f'drugs and weapons,",ft-2021-09-17 paragraph 12,{AT_THE_MEETING}\n'
        "2021-09-17,putin-hardly-effective-2021-09-17,Vladimir Putin,quotation,"
        f'"hardly be called effective,",ft-2021-09-17 paragraph 9,{AT_THE_MEETING}\n'
        "2021-09-17,putin-recognition-2021-09-17,Vladimir Putin,quotation,"
        '"As for recognition, we need to align our positions and build a dialogue.",ft-2021-09-17 paragraph 9,'
        f"{AT_THE_MEETING}\n"
        "2021-09-17,putin-without-bloodshed-2021-09-17,Vladimir Putin,quotation,"
        f"without bloodshed,ft-2021-09-17 paragraph 11,{AT_THE_MEETING}\n"
    )


@pytest.mark.parametrize(
    ("options", "statements"),
    [
        (
            ("--speaker", "Путин", "--about", "塔利班", "--kind", "paraphrase"),
            "putin-align-positions putin-work-with-them xi-putin-intelligence xi-putin-regular-talks",
        ),
        (
            ("--topic", "recognition"),
            "ft-recognition-shift putin-align-positions putin-recognition",
        ),
        (("--topic", "frozen-assets"), "putin-frozen-assets"),
        (("--by", "EUROUZ"), "shaykhov-chinese-economy"),
        (("--by", "China", "--kind", "quotation"), "xi-critical-juncture xi-neighbours xi-proposals"),
        (("--by", "Taliban"), "taliban-main-partner-2021"),
        (
            ("--to", "CSTO", "--by", "RUS", "--kind", "quotation"),
            (
                "putin-american-guns putin-empty-treasury putin-hardly-effective putin-join-efforts putin-recognition "
                "putin-without-bloodshed putin-worsening"
            ),
        ),
        (("--to", "RATS"), "putin-intelligence-network xi-intelligence-network"),
        (("--event", "china-aid-2021"), "china-aid-announcement-2021"),
        (
            ("--about", "CHN", "--since", "2021-08-01", "--kind", "quotation"),
            "taliban-main-partner-2021",
        ),
        (("--about", "IMF"), "putin-lending-programmes"),
        (("--event", "china-aid-2021", "--on", "2021-09-09"), ""),
    ],
)
def test_statements_are_found_by_who_said_them_to_whom_and_about_what(
    ask: Run, options: tuple[str, ...], statements: str
) -> None:
    assert ids_of(ask("statements", *options, "--sources").stdout) == statements.split()


def test_a_speaker_whom_nobody_identified_is_shown_as_printed(ask: Run) -> None:
    answer = of_the_article(ask("statements", "--topic", "great-power-rivalry", "--sources").stdout)
    assert {record["speaker"] for record in answer} == {"analysts"}


def test_two_speakers_share_one_statement(ask: Run) -> None:
    answer = of_the_article(ask("statements", "--topic", "intelligence-sharing", "--by", "CHN", "--sources").stdout)
    assert [record["speaker"] for record in answer] == ["Xi Jinping", "Vladimir Putin, Xi Jinping"]


@pytest.mark.parametrize(
    ("options", "events"),
    [
        (("--org", "RATS"), "appeal-intelligence-network"),
        (
            ("--org", "SCO", "--with", "CSTO", "--on", "2021-09-17"),
            "appeal-align-positions appeal-regional-cooperation joint-meeting",
        ),
        (("--org", "SCO", "--with", "CSTO", "--with", "Xi"), "appeal-regional-cooperation joint-meeting"),
        (("--state", "UZB", "--kind", "border_measure", "--since", "2021-01-01"), "border-measures-uzbekistan-2021"),
        (
            ("--state", "Russia", "--kind", "military_exercise", "--since", "2021-08-01", "--until", "2021-09-17"),
            "military-exercises-2021",
        ),
        (("--kind", "pledge", "--on", "2021-09-17"), "pledge-intelligence pledge-join-forces pledge-talks"),
        (("--topic", "frozen-assets"), "appeal-unfreeze-assets"),
        (("--since", "2001-09-11", "--until", "2001-10-07"), "attacks-2001-09-11 taliban-ousting-2001"),
        (
            ("--kind", "status_grant", "--on", "@joint-meeting-2021-09-17"),
            "sco-dialogue-partner-egypt-2021 sco-dialogue-partner-qatar-2021 sco-dialogue-partner-saudi-arabia-2021",
        ),
        (("--kind", "admission_started", "--with", "Iran"), "iran-sco-admission-2021"),
    ],
)
def test_events_are_found_by_who_took_part_and_when(ask: Run, options: tuple[str, ...], events: str) -> None:
    assert ids_of(ask("events", *options, "--sources").stdout) == events.split()
    assert ids_of(ask("events", *options, "--tier", "human-coded", "--sources").stdout) == events.split()


def test_aid_has_an_amount_and_a_currency(ask: Run) -> None:
    assert unnoted(ask("events", "--kind", "aid", "--on", "2021-09-08").stdout) == (
        "date,id,kind,title,place,amount,currency,source,certain\n"
        "2021-09-08,china-aid-2021,aid,Chinese aid to Afghanistan announced,,31000000,USD,"
        "ft-2021-09-17 paragraph 17,yes\n"
    )


def test_a_part_of_a_word_finds_the_statement_and_its_paragraph(ask: Run) -> None:
    assert of_the_article(ask("search", "unfreez", "--in", "statement", "--sources").stdout) == [
        {
            "kind": "statement",
            "id": "putin-frozen-assets-2021-09-17",
            "text": "Other countries should think about unfreezing the blocked assets of Afghanistan step by step.",
            "source": "ft-2021-09-17 paragraph 11",
            "date": "2021-09-17",
            "speaker": "Vladimir Putin",
            "capacity": "Russian leader",
            "sources": "ft-2021-09-17 paragraph 11",
        }
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("上合组织", "SCO"),
        ("上合", "SCO"),
        ("中国", "CHN"),
        ("шанхайская ПЯТЁРКА", "SHANGHAI-FIVE"),
        ("shanghai-funf", "SHANGHAI-FIVE"),
        ("assets AFGHAN", "putin-economic-collapse-2021-09-17"),
        ("main partner.", "taliban-main-partner-2021"),
    ],
)
def test_search_finds_names_and_statements_in_any_script(ask: Run, words: str, found: str) -> None:
    answer = csv.DictReader(ask("search", words).stdout.splitlines())
    assert found in {record["id"] for record in answer}


def test_search_wants_every_word_in_any_order(ask: Run) -> None:
    def found(words: str) -> list[str]:
        return ask("search", words).stdout.splitlines()[1:]

    assert found("assets afghan") == found("AFGHAN assets")
    assert set(found("assets afghan")) == set(found("assets")) & set(found("afghan"))


@pytest.mark.parametrize("words", ["100%100", "_", "qqqq"])
def test_a_search_that_finds_nothing_is_no_error(ask: Run, words: str) -> None:
    assert ask("search", words) == ("kind,id,text,source,date,speaker,capacity\n", "regional: no row answers this\n", 0)


def test_a_search_names_the_word_that_occurs_nowhere(ask: Run) -> None:
    answered = ask("search", "unfreezing", "nonsensical", "-f", "ids")
    assert answered == ("", "regional: no row answers this: 'nonsensical' occurs nowhere\n", 0)


def test_a_source_without_a_place_in_it_is_named_without_a_trailing_blank(ask: Run) -> None:
    """The joint memorandum of 2007 is known from an article that was read, as a whole."""
    [line] = ask("events", "--org", "SCO", "--with", "CSTO", "--until", "2007-12-31").stdout.splitlines()[1:]
    assert line.endswith(",wp-csto,yes,")


def test_why_india_is_in_the_sco(ask: Run) -> None:
    record = (
        "Decisions of the SCO Council of Heads of State on accession and status, and the public record of its meetings"
    )
    article = "[Report on the joint meeting of the SCO and the CSTO about Afghanistan]"
    answer = list(csv.DictReader(ask("why", "SCO/IND/member/2017-06-09").stdout.splitlines()))
    assert answer[0]["source_note"].startswith("Read in a garbled copy, evidently translated into another language")
    written = [",".join(f'"{cell}"' if "," in cell else cell for cell in [*row.values()][:7]) for row in answer]
    assert "".join(f"{line}\n" for line in [",".join([*answer[0]][:7]), *written]) == (
        "fact,kind,source,title,locator,consulted,supports\n"
        f"SCO/IND/member/2017-06-09/core,membership,ft-2021-09-17,{article},paragraph 13,yes,\n"
        "SCO/IND/member/2017-06-09/core,membership,rferl-2017-06-09-sco,"
        '"Pakistan, India Join Shanghai Cooperation Organization",,yes,start\n'
        f'SCO/IND/member/2017-06-09/core,membership,sco-record,"{record}",,no,\n'
        "SCO/IND/member/2017-06-09/core,membership,worldcountrygroups,worldcountrygroups 0.5.0,sco,yes,membership\n"
        "SCO/IND/member/2017-06-09/core,membership,wp-sco,Shanghai Cooperation Organisation,,yes,start\n"
    )
