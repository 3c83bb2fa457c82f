"""Which names are suggested for one that nobody has."""

import pytest

from regional.names import nearest, nearest_name


def test_the_nearest_is_told_by_the_words_that_few_share() -> None:
    known = [(f"republic of {name}", name.upper()) for name in ("togo", "chad", "mali", "peru", "fiji", "cuba")]
    assert nearest_name("State of Chad", known) == " (did you mean CHAD?)"
    assert nearest_name("Republic of Pero", known) == " (did you mean PERU?)"
    assert nearest_name("Republic", known) == ""
    assert nearest_name("or 1", [*known, ("gold or silver", "GOLD")]) == ""
    assert nearest_name("刚果", [*known, ("刚果 布", "COG")]) == " (did you mean COG?)"


def test_those_are_suggested_who_share_most_or_else_the_rarest_word() -> None:
    known = [(f"alpha {n}", f"A{n}") for n in range(4)] + [("beta", "B"), ("gamma beta", "G")]
    assert nearest_name("Alpha Beta", known) == " (did you mean B or G?)"
    assert nearest_name("Alpha, 2 (Beta)", known) == " (did you mean A2?)"
    assert nearest_name("(Beta)", known) == " (did you mean B or G?)"
    assert nearest_name("beta/gamma", known) == " (did you mean G?)"
    assert nearest_name("Beta Omega", known) == " (did you mean B or G?)"
    assert nearest_name("alpha", known) == " (did you mean A3 or A2 or A1?)"
    assert nearest_name("Alpha 0 1 2", known) == " (did you mean A0 or A1 or A2?)"
    assert nearest_name("", known) == ""


@pytest.mark.parametrize(("sharing", "suggested"), [(5, " (did you mean 4 or 3 or 2?)"), (6, "")])
def test_a_word_that_more_than_five_share_distinguishes_none(sharing: int, suggested: str) -> None:
    known = [(f"land {letter}", str(n)) for n, letter in enumerate("abcdef"[:sharing])]
    assert nearest_name("Land", known) == suggested


def test_a_name_of_nothing_but_words_that_many_share_is_compared_as_a_whole() -> None:
    known = [*((f"land {letter}", letter) for letter in "abcdef"), ("land", "the land")]
    assert nearest_name("Lend", known) == " (did you mean the land?)"


def test_only_what_is_spelt_nearly_alike_is_suggested() -> None:
    assert nearest("abcdef", ["abcdeg", "abcdxy"]) == " (did you mean abcdeg?)"  # of 12 letters 10 alike, and 8
    assert nearest("abcdef", ["abcdxy"]) == " (did you mean abcdxy?)"
    assert nearest("abcdef", ["abcxyz"]) == ""
    assert nearest("abcdef", ["abcdeg", "abcdeh", "abcdefgh"]) == " (did you mean abcdefgh or abcdeh or abcdeg?)"
    assert nearest("Abc", [("abc", "one"), ("abc", "two"), ("abd", "three"), ("abc", "one")]) == (
        " (did you mean one or two?)"
    )
    assert nearest("a" * 300, ["a" * 299]) == f" (did you mean {'a' * 299}?)"
    assert nearest("a" * 301, ["a" * 299]) == ""
