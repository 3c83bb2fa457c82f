"""A search shows of a long text the part that it found, in a file and on a server alike."""

import pytest

from regional.seeds.loader import load
from tests.conftest import run_command
from tests.datasets import BLOCS, ENGINES, new_location, write

SENTENCES = [f"Sentence number {number} says nothing new." for number in range(100)]
SENTENCES[50] = "Here the Öresund is mentioned."
SPEECH = f"""
statements:
  - id: speech
    kind: paraphrase
    text: |
      {(chr(10) + " " * 6).join(SENTENCES)}
    language: en
    start_date: 2021-09-17
    attribution: Somebody who spoke in Zagreb
    citations: [archive]
"""


@pytest.fixture(scope="module", params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("speeches")
    location = new_location(request, folder)
    load([write(folder / "speeches", BLOCS | {"documents/speech.yaml": SPEECH})], location)
    return location


def found(database: str, words: str) -> str:
    asked = run_command("--database", database, "search", words, "-f", "tsv")
    assert (asked.stderr, asked.status) == ("", 0)
    (line,) = asked.stdout.splitlines()[1:]
    return line.split("\t")[2]


def test_the_found_word_is_in_the_middle_of_what_is_shown(database: str) -> None:
    text = found(database, "says oresund")
    before, word, after = text.partition("Öresund")
    assert word
    assert (before[:2], after[-2:], len(text)) == ("… ", " …", 304)
    assert before.endswith("Sentence number 49 says nothing new. Here the ")
    assert after.startswith(" is mentioned. Sentence number 51 says nothing new.")


@pytest.mark.parametrize("words", ["number 0", "zagreb"], ids=["at its beginning", "beside it"])
def test_what_is_found_at_the_beginning_or_beside_the_text_shows_its_beginning(database: str, words: str) -> None:
    text = found(database, words)
    assert text == " ".join(SENTENCES)[:300] + " …"


def test_the_whole_is_shown_by_its_id(database: str) -> None:
    assert " ".join(SENTENCES[-2:]) in " ".join(run_command("--database", database, "show", "speech").stdout.split())
