"""Folding: which names count as the same, in any language and script."""

# ruff: noqa: RUF001 - letters that look like others are what is tested here

import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from regional.folding import fold, is_plain

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Türkiye", "turkiye"),
        ("Côte d'Ivoire", "cote d'ivoire"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("İstanbul", "istanbul"),
        ("Weißrussland", "weissrussland"),
        ("ОДКБ", "одкб"),
        ("ШОС", "шос"),
        ("Ελλάδα", "ελλαδα"),
        ("上合组织", "上合组织"),
        ("刚果（金）", "刚果(金)"),
        ("ＳＣＯ", "sco"),
        ("キルギス", "キルキス"),  # the voicing mark of ギ is a mark like any other
        ("대한민국", "대한민국"),
        ("العِراق", "العراق"),
        ("", ""),
    ],
)
def test_a_name_is_compared_without_case_marks_and_compatibility_forms(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkiye", "TURKIYE"),
        ("Côte d’Ivoire", "COTE D'IVOIRE"),
        ("Weißrussland", "WEISSRUSSLAND"),
        ("Орёл", "ОРЕЛ"),
        ("Ελλάς", "ΕΛΛΑΣ"),
        ("上合组织（ＳＣＯ）", "上合组织(sco)"),
        ("ｷﾙｷﾞｽ", "キルギス"),
        (unicodedata.normalize("NFD", "대한민국"), "대한민국"),
    ],
)
def test_two_spellings_of_a_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("上合组织", "上合組織"),  # simplified and traditional are two spellings, each of which is a name of its own
        ("Austria", "Australia"),
        ("Iran", "Iraq"),
    ],
)
def test_two_names_do_not_fold_alike(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("space", [" ", "   ", "\t", "\n", "\r\n", "\u00a0", "\u202f", "\u3000"])
def test_white_space_of_any_kind_and_length_is_one_space(space: str) -> None:
    assert fold(f"{space}New{space}Zealand{space}") == "new zealand"
    assert fold(f"{space}Новая{space}Зеландия{space}") == "новая зеландия"


@unhurried
@given(st.text())
@example("대한민국")
@example("İ")
@example("ᾳ")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@unhurried
@given(st.text())
def test_how_a_letter_is_encoded_makes_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@unhurried
@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_ignores_case(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@unhurried
@given(st.text(), st.text())
def test_folding_word_by_word_is_folding_the_whole(one: str, other: str) -> None:
    assert fold(f"{one} {other}") == " ".join(f"{fold(one)} {fold(other)}".split())


@pytest.mark.parametrize("letters", ["का", "हिन्दी", "தமிழ்"])
def test_a_vowel_that_is_a_sign_of_its_own_is_no_mark_to_be_left_out(letters: str) -> None:
    """Devanagari and Tamil write vowels so: without them other words would be the same."""
    signs = [letter for letter in letters if unicodedata.category(letter) == "Mc"]
    assert signs
    assert [letter for letter in fold(letters) if unicodedata.category(letter) == "Mc"] == signs


@pytest.mark.parametrize(
    ("letters", "meant"),
    [
        ("`´ʹʻʼʽʾʿˈ‘’‛′ʹ՚＇", "'"),
        ("‐‑‒–—―−﹘﹣－", "-"),
        ("ىیېۍ", "ي"),
        ("کڪ", "ك"),
        ("ةہھ", "ه"),
        ("ıİI", "i"),
        ("ـ\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
    ],
)
def test_what_is_written_for_another_sign_is_that_sign(letters: str, meant: str) -> None:
    assert [fold(f"a{letter}b") for letter in letters] == [f"a{meant}b"] * len(letters)
    assert [fold(f"é{letter}b") for letter in letters] == [f"e{meant}b"] * len(letters)


@pytest.mark.parametrize(
    "texts",
    ["|one|two words|", "|ONE|A-B's|", "|a`b|", "|two  blanks|", "| first|", "|last |", "|tab\tin|", "|é|", "||"],
)
def test_plain_texts_are_folded_by_their_case_alone(texts: str) -> None:
    is_so = all(fold(text) == text.lower() for text in texts[1:-1].split("|"))
    assert is_plain(texts) == is_so
