"""The sentence that opens the page of a record, and says the most important of it."""

from collections import Counter

from regional import dates
from regional.pages.library import Detail, Record
from regional.pictures import wording
from regional.vocabulary import Status


def opening(record: Record) -> str:
    """One or two sentences about a record."""
    return _OPENINGS[record.kind](record)


def when(edtf: str) -> str:
    """`on 17 September 2021`, `in September 2021`, or the date as it is written."""
    span = dates.parse(edtf)
    if span.earliest == span.latest:
        return f"on {wording.day(span.earliest)}"
    return f"in {wording.month(edtf)}" if len(edtf) == len("2021-09") else f"({edtf})"


def _organization(record: Record) -> str:
    kind = {"igo": "an intergovernmental organization"}.get(record.row["classification"])
    what = kind or f"recorded as {record.row['classification']}"
    founded = when(record.row["founding_date"])
    if record.row["dissolution_date"]:
        return f"{record.name} was {what}, founded {founded} and dissolved {when(record.row['dissolution_date'])}."
    held = _held(record.details.get("member", []))
    return f"{record.name} is {what}, founded {founded}." + (f" It has {held}." if held else "")


def _state(record: Record) -> str:
    row = record.row
    if row["end_date"]:
        since = f" {when(row['start_date'])}" if row["start_date"] else ""
        began = f"It began{since} and ended" if since else "It ended"
        return f"{record.name} is a state that is no more. {began} {when(row['end_date'])}."
    current = [detail for detail in record.details.get("belongs to", []) if not detail.is_over]
    counts = Counter(detail.detail for detail in current)
    if not counts:
        return f"{record.name} belongs to no organization that is recorded."
    parts = [f"as {wording.status(word)} to {counts[word]}" for word in Status if counts[word]]
    number = wording.count(len({detail.value for detail in current}), "organization")
    return f"{record.name} belongs to {number} of those that are recorded: {wording.listed(parts)}."


def _held(details: list[Detail]) -> str:
    counts = Counter(detail.detail for detail in details if not detail.is_over)
    return wording.listed([wording.count(counts[word], wording.status(word)) for word in Status if counts[word]])


def _person(record: Record) -> str:
    said = wording.count(len(record.details.get("speaker", [])), "statement")
    return f"{record.name} made {said} that {'is' if said.startswith('1 ') else 'are'} recorded."


def _event(record: Record) -> str:
    place = f", {record.row['place']}" if record.row["place"] else ""
    told = f" {record.row['description']}" if record.row["description"] else ""
    return f"{record.name}: {when(record.row['start_date'])}{place}.{told}"


def _statement(record: Record) -> str:
    kind = "In the speaker's words as printed" if record.row["kind"] == "quotation" else "In words of the record"
    return f"{kind}, {when(record.row['start_date'])}."


def _source(record: Record) -> str:
    number = sum(len(some) for field, some in record.details.items() if field.startswith("cited for"))
    read = "was read" if record.row["consulted"] == "yes" else "was not read"
    return f"{wording.count(number, 'fact')} {'rests' if number == 1 else 'rest'} on it. Its text {read} for them."


_OPENINGS = {
    "organization": _organization,
    "state": _state,
    "person": _person,
    "event": _event,
    "statement": _statement,
    "source": _source,
}
