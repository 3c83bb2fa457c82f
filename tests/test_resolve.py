"""What names and codes mean, one by one or a whole list."""

import pytest

from tests.conftest import Run

HEADER = "name,id,kind,found,note\n"


def test_names_in_any_language_stay_in_the_order_asked(ask: Run) -> None:
    assert ask("resolve", "ОДКБ", "Burma", "上合组织", "KAZ", "Putin", "ОДКБ") == (
        HEADER + "ОДКБ,CSTO,organization,Collective Security Treaty Organization,ru\n"
        "Burma,MMR,state,Myanmar,until 1989-06-18\n"
        "上合组织,SCO,organization,Shanghai Cooperation Organisation,zh\n"
        "KAZ,KAZ,state,Kazakhstan,\n"
        "Putin,vladimir-putin,person,Vladimir Putin,\n"
        "ОДКБ,CSTO,organization,Collective Security Treaty Organization,ru\n",
        "",
        0,
    )


def test_what_means_nothing_or_several_things_keeps_its_row_and_is_named_on_the_other_stream(ask: Run) -> None:
    said = [
        "no state, organization or person is called 'xyzzyx'",
        "'Korea' is ambiguous: it can mean KOR (South Korea), PRK (North Korea)",
    ]
    assert ask("resolve", "xyzzyx", "Iran", "Korea", "-f", "tsv") == (
        HEADER.replace(",", "\t") + f"xyzzyx\t\t\t\t{said[0]}\nIran\tIRN\tstate\tIran\t\nKorea\t\t\t\t{said[1]}\n",
        "".join(f"regional: {line}\n" for line in said),
        1,
    )


def test_a_list_comes_from_standard_input_one_name_a_line(ask: Run) -> None:
    listed = "Rep. of Korea\n\n  Korea, North \nCôte d’Ivoire\n"  # noqa: RUF001 - as people type it
    assert ask("resolve", "-", "-f", "ids", stdin=listed) == ("KOR\nPRK\nCIV\n", "", 0)
    assert ask("resolve", "SCO", "-", "-f", "ids", stdin="CSTO\n") == ("SCO\nCSTO\n", "", 0)


@pytest.mark.parametrize(
    ("code", "id_", "note"),
    [
        ("398", "KAZ", "iso-numeric code, from 1991-12-16"),
        ("cow:705", "KAZ", "cow code"),
        ("gw 678", "YEM", "gw code, from 1990-05-22; before: YAR (North Yemen; gw, until 1990-05-22)"),
        ("KZK", "KAZ", "cow-abbreviation code"),
        ("kzk", "KAZ", "cow-abbreviation code"),
        ("1125", "CSTO", "cow-igo code"),
        (
            "cow-igo:4115",
            "SCO",
            "cow-igo code, from 2001-06-15; before: SHANGHAI-FIVE (Shanghai Five; cow-igo, until 2001-06-15)",
        ),
    ],
)
def test_a_code_of_any_scheme(ask: Run, code: str, id_: str, note: str) -> None:
    [row] = ask("resolve", code, "-f", "tsv").stdout.splitlines()[1:]
    name, found, _, _, remark = row.split("\t")
    assert (name, found, remark) == (code, id_, note)


def test_a_code_means_whom_it_meant_on_a_day(ask: Run) -> None:
    for day, id_ in (("1991-12-25", "SUN"), ("1991-12-26", "RUS")):
        assert ask("resolve", "365", "--scheme", "cow", "--on", day, "-f", "ids") == (f"{id_}\n", "", 0)
    assert ask("resolve", "255", "--scheme", "cow", "--on", "1960-01-01").stderr == (
        "regional: no code of the scheme cow is '255' on 1960-01-01\n"
    )


def test_a_number_that_is_a_code_of_several_is_ambiguous(ask: Run) -> None:
    assert ask("resolve", "705").stderr == (
        "regional: '705' is ambiguous: it can mean KAZ (Kazakhstan; cow, gw) or SVN (Slovenia; iso-numeric, from"
        " 1991-06-25): say which, as in cow:705\n"
    )


def test_letters_that_are_the_id_of_one_and_the_code_of_another_say_so(ask: Run) -> None:
    [row] = ask("resolve", "SLV", "-f", "tsv").stdout.splitlines()[1:]
    assert row == "SLV\tSLV\tstate\tEl Salvador\tas a code it means SVN (Slovenia; cow-abbreviation)"
    assert ask("resolve", "SLV", "--scheme", "cow-abbreviation", "-f", "ids").stdout == "SVN\n"


def test_only_what_is_of_the_type_asked_for_is_meant(ask: Run) -> None:
    assert ask("resolve", "SCO", "--type", "state").stderr == (
        "regional: 'SCO' means SCO (Shanghai Cooperation Organisation), and that is no state\n"
    )
    assert ask("resolve", "Georgia", "--type", "state", "-f", "ids") == ("GEO\n", "", 0)


def test_a_day_that_is_none_is_a_mistake_in_usage(ask: Run) -> None:
    refused = ask("resolve", "SCO", "--on", "1991")
    assert refused.status == 2
    assert "'1991' is not one day: write it in full, such as 1991-01-01" in refused.stderr
