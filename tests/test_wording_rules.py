"""The rewritings of names, each by itself."""

# ruff: noqa: RUF001 - signs and letters that look like others are what is tested here

from collections.abc import Sequence

import pytest

from regional.wordings import Wording, Wordings, acronym, alternates, cleaned, named_by, wording

CONNECTIVES = """
the of and for in on d l de du des la le les et del el los las y da do dos e der die das und и و & +
"""
ABBREVIATED = {
    "st": "saint", "ste": "sainte", "sts": "states", "is": "islands", "rep": "republic", "reps": "republics",
    "dem": "democratic", "ppl": "peoples", "utd": "united", "govt": "government",
    "org": "organization", "intl": "international",
}  # fmt: skip
NUMBERS = {
    "seventy-seven": 77, "twenty-four": 24, "twenty": 20, "fifteen": 15, "eight": 8, "seven": 7, "ten": 10,
    "vingt": 20, "huit": 8, "sept": 7, "veinte": 20, "ocho": 8, "siete": 7, "двадцати": 20, "восьми": 8, "семи": 7,
}  # fmt: skip


def test_a_wording_is_the_words_that_distinguish() -> None:
    assert wording("Korea (the Democratic People's Republic of)") == Wording(
        ("democratic", "korea", "peoples", "republic"), ()
    )
    assert wording("Dem. Rep. of the Congo") == Wording(("congo",), ("dem", "rep"))
    assert wording("N. Macedonia") == Wording(("macedonia",), ("n",))
    assert wording("S.C.O.") == Wording(("sco",), ())
    assert wording("Group of Twenty") == wording("Group of 20") == Wording(("20", "group"), ())
    assert wording("G-20") == wording("G 20") == Wording(("g20",), ())
    assert wording("Shanghai Co-operation Org") == Wording(("cooperation", "organization", "shanghai"), ())
    assert wording("IS") == Wording(("is",), ())


def test_an_abbreviation_needs_a_word_that_is_written_in_full() -> None:
    states = Wordings([("South Sudan", "SSD"), ("South Korea", "KOR"), ("Saint Lucia", "LCA")])
    assert states.bearers("S. Sudan") == {"SSD"}
    assert states.bearers("S. Korea") == {"KOR"}
    assert states.bearers("S. K.") == set()
    assert states.bearers("Sudan") == set()
    assert states.bearers("S. L. Sudan") == set()
    assert states.bearers("S Sudan") == {"SSD"}
    assert states.bearers("SK Sudan") == set()


def test_alternates_stand_behind_a_slash_or_in_brackets() -> None:
    assert alternates("Myanmar/Burma") == [["Myanmar", "Burma"]]
    assert alternates("Bahamas (the)") == [["Bahamas"]]
    assert alternates("Myanmar") == []
    assert alternates("()") == []


def test_brackets_part_a_name_before_commas_and_dashes_do() -> None:
    assert alternates("Iran, I.R. of (Persia)") == [["Iran, I.R. of", "Persia"], ["Iran", "I.R. of", "Persia"]]
    assert alternates("Mali - Sudan/Chad") == [["Mali - Sudan", "Chad"], ["Mali", "Sudan", "Chad"]]


@pytest.mark.parametrize("word", CONNECTIVES.split())
def test_a_connective_is_left_out(word: str) -> None:
    assert wording(f"Alpha {word} Beta") == Wording(("alpha", "beta"), ())


@pytest.mark.parametrize(("short", "word"), ABBREVIATED.items())
def test_an_abbreviation_stands_for_a_word(short: str, word: str) -> None:
    assert wording(f"{short} Alpha") == wording(f"{word} Alpha")
    if not word.startswith(short) or short == "reps":
        assert wording(f"{short}. Alpha") == wording(f"{word} Alpha")
    elif short not in ("st", "ste"):
        assert wording(f"{short}. Alpha") == Wording(("alpha",), (short,))


@pytest.mark.parametrize(("word", "number"), NUMBERS.items())
def test_a_number_is_one_in_words_and_in_digits(word: str, number: int) -> None:
    assert wording(f"Group of {word}") == wording(f"Group of {number}") == Wording((str(number), "group"), ())


@pytest.mark.parametrize("word", ["former", "formerly", "fmr", "fmr.", "ex", "government of"])
def test_what_once_was_is_left_out_unless_somebody_is_called_so(word: str) -> None:
    assert Wordings([("Alpha", "A")]).bearers(f"{word} Alpha") == {"A"}
    assert Wordings([("Alpha", "A"), (f"{word} Alpha", "B")]).bearers(f"Alpha ({word})") == {"B"}
    assert Wordings([("Alpha", "A")]).bearers(word) == set()


@pytest.mark.parametrize(
    ("name", "words", "beginnings"),
    [
        ("Alpha Organisations", ["alpha", "organizations"], []),
        ("Alpha Isation", ["alpha", "ization"], []),
        ("e Alpha", ["alpha"], []),
        ("E. Alpha", ["alpha"], ["e"]),
        ("N. M. Alpha", ["alpha"], ["n", "m"]),
        ("V.V. Alpha", ["alpha", "vv"], []),
        ("co-Alpha", ["coalpha"], []),
        ("South-East Alpha", ["alpha", "southeast"], []),
        ("North west Alpha", ["alpha", "northwest"], []),
        ("South-Alpha", ["alpha", "south"], []),
        ("non-Alpha", ["nonalpha"], []),
        ("non Alpha", ["nonalpha"], []),
        ("People's Alpha", ["alpha", "peoples"], []),
        ("People s Alpha", ["alpha", "peoples"], []),
        ("Alpha s", ["alpha", "s"], []),
        ("Fed Alpha", ["alpha"], ["fed"]),
        ("Cen. Afr Alpha", ["alpha"], ["cen", "afr"]),
        ("Fed", ["fed"], []),
        ("fmr. Alpha", ["alpha", "fmr"], []),
        ("St.", [], ["st"]),
    ],
)  # fmt: skip
def test_words_and_beginnings(name: str, words: Sequence[str], beginnings: Sequence[str]) -> None:
    assert wording(name) == Wording(tuple(words), tuple(beginnings))


def test_a_connective_of_one_letter_is_read_as_one_before_it_is_read_as_a_beginning() -> None:
    assert Wordings([("Alpha Beta", "AB"), ("Alpha East Beta", "AEB")]).bearers("Alpha e Beta") == {"AB"}
    assert Wordings([("Alpha East Beta", "AEB")]).bearers("Alpha e Beta") == {"AEB"}


def test_chinese_is_read_as_simplified_and_without_what_stands_between() -> None:
    assert wording("聯合國") == wording("联合·国") == wording("联合国")


def test_letters_behind_each_other_are_initials_of_a_person() -> None:
    assert wording("V.V. Alpha", of_person=True) == Wording(("alpha",), ("v", "v"))
    assert wording("V E Alpha", by_letters=True) == Wording(("alpha",), ("v", "e"))
    assert wording("1 Alpha", by_letters=True) == Wording(("1", "alpha"), ())


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        *((name, "Chad") for name in (" “Chad” ", "*Chad", "† Chad", "Chad*", "Chad ¹²", "Chad[a]", "Chad (1)")),
        *((name, "Chad") for name in ("Chad,", "Chad ;:", "Chad 1/", "Chad 2)")),
        *((name, "Chad") for name in ("Chad (country)", "Chad (sovereign state)", 'Ch"a"d')),
        ("(country)", "(country)"),
        *(
            ("Chad.", "Chad."),
            ("Korea.", "Korea"),
            ("U.Korea.", "U.Korea."),
            ("a Korea.", "a Korea"),
            ("Chad 2", "Chad 2"),
        ),
    ],
)
def test_marks_around_a_name_are_left_out(name: str, bare: str) -> None:
    assert cleaned(name) == bare


def test_letters_stand_for_two_to_four_words_beside_a_long_one() -> None:
    known = Wordings(
        [
            ("Democratic Republic of Chad", "DR"),
            ("Democratic People's Republic of Peru", "DPR"),
            ("One Two Three Four Mali", "OTTF"),
            ("One Two Three Four Five Cuba", "OTTFF"),
            ("People's Democratic Republic of Lao", "PDR"),
            ("Prot. State Union of Togo", "short"),
            ("Democratic Republic of Lao Fiji", "LF"),
        ]
    )
    assert known.bearers("Chad DR") == known.bearers("RD, Chad") == {"DR"}
    assert known.bearers("DPR Peru") == {"DPR"}
    assert known.bearers("Lao Fiji, DR") == {"LF"}
    assert known.bearers("OTTF Mali") == {"OTTF"}
    for name in ("OTTFF Cuba", "Lao PDR", "D Chad", "DX Chad", "DR Chad Togo", "DR Peru", "S Togo", "SU Togo"):
        assert known.bearers(name) == set(), name


def test_each_beginning_is_that_of_a_word_of_its_own_in_any_order() -> None:
    known = Wordings(
        [("South South Sudan", "SS"), ("Northern Sudan", "N"), ("Mid. Sudan", "short"), ("North South Mali", "M")]
    )
    assert known.bearers("S. S. Sudan") == {"SS"}
    assert known.bearers("N. S. Mali") == known.bearers("S. N. Mali") == {"M"}
    assert known.bearers("N. Sudan") == known.bearers("Sudan N.") == {"N"}
    for name in (
        "M. Sudan",
        "S. Sudan",
        "S. N. Sudan",
        "N. S. Sudan",
        "N. N. Sudan",
        "South N. Sudan",
        "N.",
        "No. So. Sudan",
    ):
        assert known.bearers(name) == set(), name


@pytest.mark.parametrize(
    ("name", "letters"),
    [("S.C.O.", "sco"), ("S. C. O.", "sco"), ("S.C.O", "sco"), ("SCO", None), ("S.C. Org.", None), ("S.", None)],
)
def test_an_acronym_is_nothing_but_letters_with_full_stops(name: str, letters: str | None) -> None:
    assert acronym(name) == letters


def test_two_letters_stand_for_two_words_and_more_for_a_name() -> None:
    known = [
        ("sa", "SA"),
        ("saudi arabia", "SAU"),
        ("south africa", "ZAF"),
        ("south asian africa", "X"),
        ("sao", "SAO"),
    ]
    assert named_by("sa", known) == {"SAU", "ZAF"}
    assert named_by("sao", known) == {"SAO"}
    assert named_by("saa", known) == set()


@pytest.mark.parametrize(
    "name",
    ["A1/B1", "A1 (B1)", "A1 - B1", "A1 – B1", "A1: B1", "A1, B1", "A1; B1", "A1 or B1", "A1 / () B1"],
)
def test_alternates_stand_beside_each_other(name: str) -> None:
    assert alternates(name) == [["A1", "B1"]]
    assert alternates(f"{name}*") == [["A1", "B1"]]


def test_a_name_longer_than_any_or_with_a_sign_that_none_has_means_nobody() -> None:
    known = Wordings([("a" * 300, "300"), ("a" * 301, "301"), ("Chad", "C")])
    assert known.bearers("A" * 300) == {"300"}
    assert known.bearers("A" * 301) == set()
    assert [known.bearers(name) for name in ("Chad\\", "Chad=", "Ch@d", "Chad!")] == [set()] * 4
    assert Wordings([("the", "T")]).bearers("of the") == set()
