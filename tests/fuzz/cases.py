"""The cases: what is sound, and strategies that break it in a few places."""

import gzip
import re
import textwrap
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from regional.sql.catalog import FOLDER
from tests.datasets import BLOCS
from tests.hostile import CORPUS
from tests.imports import GDELT, ICEWS
from tests.test_dates import bounded, half_open, plain, qualified

Files = dict[str, bytes]

SEEDS = Path(__file__).parents[2] / "seeds" / "core"
SOUND = Path(__file__).parents[1] / "bad_seeds" / "sound"
ABOUT = b"id: fuzzed\ntitle: A dataset\nas_of: 2025-06-30\n"

MORE = {
    "people.csv": "id,name,citations\nakayev,Askar Akayev,archive\n",
    "names.csv": "actor_id,language,name\nKAZ,ru,Казахстан\nSCO,zh,上合组织\n",
    "successions.csv": "predecessor_id,successor_id,kind,date,citations\nCSTO,SCO,replacement,2020~,archive page 1\n",
    "borders.csv": "state_id,neighbor_id,start_date,citations\nKAZ,UZB,1991-12,archive\n",
    "tenures.csv": "person_id,state_id,role,start_date,citations\nakayev,KAZ,head_of_state,[1992..1993],archive\n",
    "topics.yaml": "- {id: aid, name: Aid}\n",
    "documents/meeting.yaml": (
        "events:\n  - id: meeting\n    title: A meeting\n    kind: meeting\n    start_date: 2001-06-15\n"
        "    amount: 31000000\n    currency: USD\n    participants: [KAZ host, {actor_id: SCO, role: participant}]\n"
        "    topics: [aid]\n    citations: [archive paragraph 3]\n"
        "statements:\n  - id: promise\n    kind: paraphrase\n    text: Aid is promised.\n    start_date: 2001-06?\n"
        "    event_id: meeting\n    actors: [akayev speaker, KAZ subject]\n    citations: [archive]\n"
    ),
}


def part_of_core() -> Files:
    """One organization of the shipped seeds, with its members and the sources that they cite."""
    members = ("AUS", "GBR", "USA")
    files_of_sources = (SEEDS / "sources.yaml", *sorted((SEEDS / "documents").glob("pages-*.yaml")))
    read = (path.read_text(encoding="utf-8").partition("sources:\n") for path in files_of_sources)
    listed = "".join(textwrap.dedent(inside or whole) for whole, _, inside in read)
    sources = re.split(r"^(?=- )", listed, flags=re.MULTILINE)
    files = {"organizations/AUKUS.yaml": (SEEDS / "organizations" / "AUKUS.yaml").read_text(encoding="utf-8")}
    for name in ("states.csv", "names.csv"):
        first, *lines = (SEEDS / name).read_text(encoding="utf-8").splitlines(keepends=True)
        files[name] = first + "".join(line for line in lines if line.startswith(members))
    ids = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", "".join(files.values())))
    files["sources.yaml"] = "".join(source for source in sources if source.removeprefix("- id: ").split("\n")[0] in ids)
    return {name: text.encode() for name, text in files.items()}


BASES: list[Files] = [
    {str(path.relative_to(SOUND)): path.read_bytes() for path in SOUND.rglob("*.yaml")},
    {name: text.encode() for name, text in (BLOCS | MORE).items()} | {"dataset.yaml": ABOUT},
    part_of_core() | {"dataset.yaml": ABOUT},
]

texts = st.text(max_size=30) | st.sampled_from([hostile.text for hostile in CORPUS if len(hostile.text) < 300])
edtf = plain | bounded | qualified | half_open | st.text("0123456789X-~?%[]./ ", max_size=24) | texts
DATE = rb"[0-9]{4}(?:-[0-9]{2}){0,2}"
CELL = rb"[^,:;\[\]{}\n]+"
MARKS = [
    b",",
    b";",
    b":",
    b"- ",
    b"\n",
    b"\r",
    b'"',
    b"'",
    b"[",
    b"]",
    b"{",
    b"}",
    b"#",
    b"&a ",
    b"*a",
    b"!",
    b"|\n",
    b"\t",
]


def utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


Edit = Callable[[st.DrawFn, bytes], bytes]


def place_in(draw: st.DrawFn, data: bytes) -> tuple[bytes, bytes]:
    """What is before and what is after some place."""
    at = draw(st.integers(0, len(data)))
    return data[:at], data[at:]


def flip_a_bit(draw: st.DrawFn, data: bytes) -> bytes:
    before, after = place_in(draw, data)
    return before + bytes([(after or b"\0")[0] ^ 1 << draw(st.integers(0, 7))]) + after[1:]


def put_bytes_in(draw: st.DrawFn, data: bytes) -> bytes:
    before, after = place_in(draw, data)
    return before + draw(st.binary(min_size=1, max_size=3) | st.sampled_from(MARKS)) + after


def cut_out(draw: st.DrawFn, data: bytes) -> bytes:
    before, after = place_in(draw, data)
    return before + after[draw(st.integers(1, 40)) :]


def cut_off(draw: st.DrawFn, data: bytes) -> bytes:
    return place_in(draw, data)[0]


def move_a_line(draw: st.DrawFn, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    moved = lines.pop(draw(st.integers(0, len(lines) - 1)))
    lines.insert(draw(st.integers(0, len(lines))), moved)
    return b"".join(lines)


def repeat_a_line(draw: st.DrawFn, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from(lines)))
    return b"".join(lines)


def drop_a_line(draw: st.DrawFn, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    del lines[draw(st.integers(0, len(lines) - 1))]
    return b"".join(lines)


def write_another_date(draw: st.DrawFn, data: bytes) -> bytes:
    return replace(draw, data, DATE, utf8(draw(edtf)))


def write_another_text(draw: st.DrawFn, data: bytes) -> bytes:
    return replace(draw, data, CELL, utf8(draw(texts)))


def write_what_stands_elsewhere(draw: st.DrawFn, data: bytes) -> bytes:
    return replace(draw, data, CELL, draw(st.sampled_from(re.findall(CELL, data) or [b""])))


def replace(draw: st.DrawFn, data: bytes, pattern: bytes, new: bytes) -> bytes:
    found = list(re.finditer(pattern, data))
    if not found:
        return data + new
    start, end = draw(st.sampled_from([place.span() for place in found]))
    return data[:start] + new + data[end:]


EDITS: list[Edit] = [
    *(flip_a_bit, put_bytes_in, cut_out, cut_off, move_a_line, repeat_a_line, drop_a_line),
    *(write_another_date, write_another_text, write_what_stands_elsewhere),
]

OTHER_NAMES = [
    "topics.csv",
    "states.yaml",
    "organizations/SCO.yaml",
    "documents/x.yaml",
    "x/y/z.yaml",
    "x.txt",
    ".x.csv",
]


@st.composite
def folders(draw: st.DrawFn) -> Files:
    """The files of a dataset with a few mistakes."""
    files = dict(draw(st.sampled_from(BASES)))
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3, 4]))):
        name = draw(st.sampled_from(sorted(files)))
        match draw(st.sampled_from(["edit"] * 12 + ["remove", "rename", "copy"])):
            case "edit":
                files[name] = draw(st.sampled_from(EDITS))(draw, files[name])
            case "copy":
                files[draw(st.sampled_from(OTHER_NAMES))] = files[name]
            case what if len(files) > 1:
                data = files.pop(name)
                if what == "rename":
                    files[draw(st.sampled_from([*OTHER_NAMES, *sorted(files)]))] = data
    return files


@st.composite
def queries(draw: st.DrawFn) -> bytes:
    """A query file with a few mistakes."""
    data = (Path(FOLDER) / draw(st.sampled_from(["both.sql", "search.sql", "matrix.sql", "events.sql"]))).read_bytes()
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3, 4]))):
        data = draw(st.sampled_from(EDITS))(draw, data)
    return data


SOUND_FILES: dict[str, bytes] = {
    "icews": "".join(
        "\t".join(fields) + "\n"
        for fields in (ICEWS, ICEWS.values(), (ICEWS | {"Event ID": "2", "CAMEO Code": "190"}).values())
    ).encode(),
    "gdelt": "".join(
        "\t".join((GDELT | {0: number}).get(place, "") for place in range(61)) + "\n" for number in ("1", "2", "2")
    ).encode(),
    "ungdc": (
        b"statement_id,iso3,session,year,country,speaker,post,bytes,path\n"
        b'KAZ_75_2020,KAZ,75,2020,Kazakhstan,"Tokayev, K.",President,19939,texts/KAZ_75_2020.txt\n'
        b"SUN_01_1946,SUN,1,1946,USSR,Mr. Molotov,,27882,\n"
    ),
    "cow-states": (
        b"stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"
        b"KZK,705,Kazakhstan,1991,12,16,2016,12,31,2016\nHAI,41,Haiti,1859,1,1,1915,7,28,2016\n"
        b"HAI,41,Haiti,1934,8,15,2016,12,31,2016\n"
    ),
    "cow-igo": (
        b"ioname,orgname,year,kazakhstan,russia,sdate,ionum\n"
        b'SCO,"Shanghai, Coop",1996.0,1.0,1.0,1996.0,4115.0\nSCO,"Shanghai, Coop",1997.0,-9.0,1.0,1996.0,4115.0\n'
        b"SCO,,1999.0,1.0,,1996.0,4115.0\nCSTO,CSTO,2014.0,3.0,2.0,2002.0,1125.0\n"
    ),
}
"""A small file of every kind that can be imported."""


@st.composite
def data_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A kind, and a file with a few mistakes; some are packed, with mistakes in the package."""
    kind = draw(st.sampled_from(sorted(SOUND_FILES)))
    data = SOUND_FILES[draw(st.sampled_from([kind] * 9 + sorted(SOUND_FILES)))]
    is_packed = draw(st.sampled_from([True] + [False] * 4))
    if is_packed:
        data = gzip.compress(data, mtime=0)
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3, 4]))):
        data = draw(st.sampled_from(EDITS))(draw, data)
    return kind, data
