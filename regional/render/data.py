"""The formats for programs: csv, tsv, json, ndjson, and bare ids. Each row is written as it comes."""

from io import StringIO
from typing import Any, TextIO

from regional.render.values import Table, as_text, plain, records
from regional.visible import visible


class Seen(StringIO):
    """A terminal, on which the formats for programs are read by people too."""

    def __init__(self, stream: TextIO) -> None:
        """Take the stream of the terminal."""
        super().__init__()
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text with what the eye does not see made visible."""
        return self._stream.write(visible(text))


def write_csv(table: Table, stream: TextIO) -> None:
    """Write the rows as CSV (RFC 4180), with lines that end in a newline only."""
    import csv  # noqa: PLC0415 - the other formats do without it

    writer = csv.writer(_NewLines(stream))
    writer.writerow(table.columns)
    writer.writerows(map(plain, row) for row in table.rows)


class _NewLines:
    """Ends each line with a newline only. If the csv writer did, it would not quote a carriage return in a cell."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, line: str) -> None:
        self._stream.write(line.removesuffix("\r\n") + "\n")


def write_tsv(table: Table, stream: TextIO) -> None:
    """Write the rows as TSV, one line for each (IANA text/tab-separated-values)."""
    stream.write("\t".join(map(_escaped, table.columns)) + "\n")
    stream.writelines("\t".join(map(_escaped, row)) + "\n" for row in table.rows)


def _escaped(value: Any) -> str:
    """The value as a TSV field, which cannot hold a tab or a newline."""
    return as_text(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n")


def write_json(table: Table, stream: TextIO) -> None:
    """Write the rows as one list of flat objects, indented as `json.dumps` would, which takes several times as long."""
    from json import JSONEncoder  # noqa: PLC0415 - csv does without it

    encode = JSONEncoder(ensure_ascii=False, separators=(",\n    ", ": ")).encode
    before = "["
    for record in records(table):
        stream.write(f"{before}\n  {{\n    {encode(record)[1:-1]}\n  }}")
        before = ","
    stream.write("[]\n" if before == "[" else "\n]\n")


def write_ndjson(table: Table, stream: TextIO) -> None:
    """Write the rows as flat objects, one in each line."""
    from json import JSONEncoder  # noqa: PLC0415 - csv does without it

    encode = JSONEncoder(ensure_ascii=False).encode
    stream.writelines(encode(record) + "\n" for record in records(table))


def write_ids(table: Table, stream: TextIO) -> None:
    """Write only the column `id`, or the first one if there is none."""
    at = table.columns.index("id") if "id" in table.columns else 0
    stream.writelines(f"{as_text(row[at])}\n" for row in table.rows)
