"""The rewritings of names, each by itself, and which name is suggested."""

from regional.names import nearest_name
from regional.wordings import Wording, Wordings, alternates, wording


def test_a_wording_is_the_words_that_distinguish() -> None:
    assert wording("Korea (the Democratic People's Republic of)") == Wording(
        ("democratic", "korea", "people", "republic", "s"), ()
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
    assert alternates("Myanmar/Burma") == ["Myanmar", "Burma"]
    assert alternates("Bahamas (the)") == ["Bahamas"]
    assert alternates("Myanmar") == []


def test_the_nearest_is_told_by_the_words_that_few_share() -> None:
    known = [(f"republic of {name}", name.upper()) for name in ("togo", "chad", "mali", "peru", "fiji", "cuba")]
    assert nearest_name("State of Chad", known) == " (did you mean CHAD?)"
    assert nearest_name("Republic of Pero", known) == " (did you mean PERU?)"
    assert nearest_name("Republic", known) == ""
