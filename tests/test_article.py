"""The article's document is held to the article: quotations are verbatim, everything else is in our own words."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import REFERENCE

ARTICLE = REFERENCE / "article-2021-09-17.txt"
FIRST = "Chinese leader Xi Jinping"
STRAY = "advised"
RUN = 8
"""So many words in a row are a copy."""

pytestmark = pytest.mark.skipif(
    not ARTICLE.is_file(), reason="the article is not ours to publish and lies beside the project only"
)

OUR_TEXTS = """
SELECT id, text FROM statements WHERE kind = 'paraphrase'
UNION ALL SELECT id, summary FROM statements
UNION ALL SELECT id, note FROM statements
UNION ALL SELECT id, title FROM events
UNION ALL SELECT id, description FROM events
UNION ALL SELECT id, note FROM events
UNION ALL SELECT id, title FROM sources
UNION ALL SELECT id, note FROM sources
UNION ALL SELECT id, name FROM topics
UNION ALL SELECT id, description FROM organizations
UNION ALL SELECT id, note FROM memberships
"""
"""Every text in the record that is not somebody's words."""


def plain(text: str) -> str:
    """The text with single blanks and straight quote marks, whatever the garbled copy and the seeds have."""
    for curly, straight in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'")):  # noqa: RUF001 - the marks of print
        text = text.replace(curly, straight)
    return " ".join(text.split())


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of words of the length that counts as copied, without case and punctuation."""
    words = re.findall(r"[\w$]+(?:'\w+)?", plain(text).casefold())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


@pytest.fixture(scope="module")
def paragraphs() -> dict[str, str]:
    """The paragraphs by their locator, counted from the one about the two leaders; a stray word is none."""
    blocks = [plain(block) for block in ARTICLE.read_text(encoding="utf-8").split("\n\n")]
    start = next(number for number, block in enumerate(blocks) if block.startswith(FIRST))
    counted = [block for block in blocks[start:] if block and block != STRAY]
    return {f"paragraph {number}": block for number, block in enumerate(counted, start=1)}


@pytest.fixture
def database(record: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(record)
    yield connection
    connection.close()


def test_the_article_has_seventeen_paragraphs(paragraphs: dict[str, str]) -> None:
    assert len(paragraphs) == 17
    assert paragraphs["paragraph 17"].endswith('called China a "main partner."')


def test_every_quotation_stands_verbatim_in_the_paragraph_that_is_cited(
    paragraphs: dict[str, str], database: sqlite3.Connection
) -> None:
    quotations = database.execute(
        "SELECT s.text, c.locator FROM statements AS s JOIN statement_citations AS c ON c.statement_id = s.id"
        " WHERE s.kind = 'quotation' AND c.source_id = 'ft-2021-09-17'"
    ).fetchall()
    assert len(quotations) == 11
    assert [text for text, locator in quotations if plain(text) not in paragraphs[locator]] == []


def test_every_quoted_passage_of_the_article_is_in_the_record(
    paragraphs: dict[str, str], database: sqlite3.Connection
) -> None:
    """What stands between quote marks is recorded to its last letter, cut into sentences or whole."""
    quotations = database.execute("SELECT text FROM statements WHERE kind = 'quotation'")
    recorded = " ".join(plain(text) for (text,) in quotations)
    passages = [passage for text in paragraphs.values() for passage in re.findall(r'"([^"]+)"', text)]
    sentences = [sentence for text in passages for sentence in re.split(r"(?<=\.) +", text.strip())]
    assert len(passages) == 10
    assert [sentence for sentence in sentences if sentence not in recorded] == []


def test_no_other_text_of_the_record_repeats_the_article(
    paragraphs: dict[str, str], database: sqlite3.Connection
) -> None:
    printed = {run for text in paragraphs.values() for run in runs(text)}
    ours = database.execute(OUR_TEXTS).fetchall()
    copied = {id_: runs(text) & printed for id_, text in ours if text}
    assert {id_: found for id_, found in copied.items() if found} == {}


def test_every_paragraph_is_cited(paragraphs: dict[str, str], database: sqlite3.Connection) -> None:
    cited = database.execute("SELECT DISTINCT locator FROM evidence WHERE source_id = 'ft-2021-09-17'")
    assert {locator for (locator,) in cited} == set(paragraphs)
