"""`regional plot`: what is written, in which format, and what is refused; and data that is hostile to pictures."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import regional
from regional.pictures.kinds import KINDS, Drawing
from regional.pictures.raster import png
from regional.pictures.typeface import clean, fitting, uncovered, width, wrapped
from regional.questions import Connection
from regional.seeds.loader import load
from tests.conftest import Result, Run, run_command
from tests.datasets import BLOCS, write
from tests.pictures import FONTS, measured, read

PNG = b"\x89PNG\r\n\x1a\n"

NAMES = (
    "<script>alert(1)</script>",
    "]]>&amp;&#0;&lt;\"'",
    "\x1b[2Jred\x07",
    "\u202egnikcab\u2066 turned",
    "W" * 10_000,
    "上海合作组织",
    "منظمة شنغهاي للتعاون",
    "e\u0301\u0323" * 50,
    "'; DROP TABLE memberships; --",
    "url(#p-hatch-0b3a6f)",
)
"""Names that would run, end the document, move the cursor, turn the line around, or burst their box."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Connection:
    """Three thousand members of an organization, all with names of this kind."""
    folder = tmp_path_factory.mktemp("hostile")
    code = "{:04}".format
    quoted = ['"' + name.replace('"', '""') + '"' for name in NAMES]
    files = {
        "sources.csv": "id,type,title,consulted\narchive,record,<script>alert(2)</script>,no\n",
        "states.csv": "id,name,classification,citations\n"
        + "".join(f"S{code(at)},{quoted[at % len(NAMES)]},un_member,archive\n" for at in range(3000)),
        "organizations.csv": "id,name,classification,founding_date,citations\n"
        f"SCO,{quoted[0]},igo,2001-06-15,archive\nCSTO,{quoted[4]},igo,2001-06-15,archive\n",
        "memberships.csv": "organization_id,member_id,status,start_date,citations\n"
        + "".join(f"SCO,S{code(at)},member,[2001-06-15..2003],archive\n" for at in range(3000))
        + "".join(f"CSTO,S{code(at)},member,2001-06-15,archive\n" for at in range(10)),
        "events.yaml": "".join(
            f"- {{id: e{at}, title: {_yaml(name)}, kind: aid, start_date: 2021-09-17, participants: [SCO host],"
            " citations: [archive]}\n"
            for at, name in enumerate(NAMES)
        ),
    }
    load([write(folder / "hostile", files, licence='"<script>alert(3)</script>"')], folder / "regional.db")
    return regional.connect(folder / "regional.db")


def _yaml(name: str) -> str:
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in name) + '"'


DRAWN = [
    ("timeline", ["SCO"]),
    ("timeline", ["CSTO", "SCO"]),
    ("overlap", ["CSTO", "SCO"]),
    ("matrix", ["CSTO", "SCO"]),
    ("map", ["SCO"]),
    ("events", []),
]


@pytest.mark.parametrize(("kind", "arguments"), DRAWN)
def test_what_is_hostile_in_the_data_is_only_text_in_a_picture(
    hostile: Connection, kind: str, arguments: list[str]
) -> None:
    picture = Drawing(hostile, kind, *([arguments] if arguments else [])).picture(480)
    seen = read(picture.svg)
    tags = {element.tag.partition("}")[2] for element in seen.root.iter()}
    assert tags <= {
        "svg",
        "title",
        "desc",
        "defs",
        "pattern",
        "clipPath",
        "g",
        "rect",
        "circle",
        "line",
        "path",
        "text",
    }
    assert {name for element in seen.root.iter() for name in element.attrib if name.startswith("on")} == set()
    letters = set("".join(seen.root.itertext()))
    assert {letter for letter in letters if not letter.isprintable()} <= {"\n"}
    assert [text for text in seen.texts if text.left < -1 or text.right > 481] == []
    assert max(map(len, seen.titles), default=0) <= 400


def test_a_picture_that_is_too_large_for_a_png_says_so(hostile: Connection) -> None:
    with pytest.raises(regional.RegionalError, match=r"a PNG of 4,000 by [0-9,]+ pixels is too large: ask for less"):
        png(Drawing(hostile, "timeline", "SCO").picture(4000))


def test_letters_that_the_font_does_not_have_are_drawn_by_the_fonts_of_the_system(
    hostile: Connection, tmp_path: Path
) -> None:
    assert png(Drawing(hostile, "timeline", "CSTO").picture(400)).startswith(PNG)
    files = {"states.csv": "id,name,classification,citations\nCHN,中国,un_member,archive\n"}
    files["memberships.csv"] = "organization_id,member_id,status,start_date,citations\nSCO,CHN,member,2001,archive\n"
    load([write(tmp_path / "han", BLOCS | files)], tmp_path / "han.db")
    result = run_command("--database", tmp_path / "han.db", "plot", "timeline", "SCO", "--out", tmp_path / "han.png")
    said = "regional: the letters 中国 are drawn by a font of this system, or left out if it has none\n"
    assert (result.stderr, result.status) == (f"{said}regional: drawn in {tmp_path / 'han.png'}\n", 0)


def test_text_is_measured_as_wide_as_the_fonts_draw_it() -> None:
    for text in ("Kazakhstan", "Türkiye", "São Tomé and Príncipe", "Côte d'Ivoire", "Quảng Trị", "Казахстан", "…"):
        assert width(text, 13) == pytest.approx(measured(text, 13, "regular"), abs=0.01)
        assert width(text, 21, 600) == pytest.approx(measured(text, 21, "semibold"), abs=0.02)
    assert width("上海", 10) >= 20


def test_text_is_cut_and_wrapped_to_the_room_that_there_is() -> None:
    assert fitting("Kazakhstan", 200, 13) == "Kazakhstan"
    assert fitting("Kazakhstan", 40, 13) == "Kaza…"
    assert width(fitting("W" * 10_000, 100, 13), 13) <= 100
    assert wrapped("one two three", 45, 13) == ["one two", "three"]
    assert all(width(line, 13) <= 50 for line in wrapped("W" * 500 + " and more", 50, 13))
    assert clean("a\x00b\u202ec\nd") == "a b c d"


def test_without_a_file_svg_goes_to_standard_output_with_its_fonts(ask_file: Run) -> None:
    stdout, stderr, status = ask_file("plot", "timeline", "SCO", "--on", "2021-09-17")
    assert (stderr, status) == ("", 0)
    assert read(stdout).words[0].startswith("Shanghai Cooperation Organisation")
    assert stdout.count("@font-face") == 2
    assert set(re.findall(r"url\(([a-z]+)", stdout)) == {"data"}


@pytest.mark.parametrize("ending", ["svg", "png", "html", "SVG"])
def test_the_ending_of_the_file_says_the_format(ask_file: Run, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"sco.{ending}"
    assert ask_file("plot", "timeline", "SCO", "--out", path) == Result("", f"regional: drawn in {path}\n", 0)
    content = path.read_bytes()
    start = {"png": PNG, "html": b"<!doctype html>"}.get(ending, b"<svg ")
    assert content.startswith(start)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_page_has_the_picture_for_two_widths_and_the_rows(ask_file: Run, tmp_path: Path) -> None:
    path = tmp_path / "sco.html"
    ask_file("plot", "timeline", "CSTO", "--out", path)
    page = path.read_text(encoding="utf-8")
    pictures = [read(svg) for svg in re.findall(r"<svg.*?</svg>", page)]
    assert [picture.width for picture in pictures] == [960, 380]
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert "<td>Kazakhstan</td>" in page
    assert "src=" not in page


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("timeline", "SCO", "--out", "sco.jpg"), 2, "'sco.jpg' ends in none of .svg, .png, .html."),
        (("timeline", "SCO", "--out", "no/such/sco.svg"), 1, "regional: no/such/sco.svg: No such file or directory"),
        (("timeline", "SCO", "--status", "candidate"), 1, "regional: there is nothing to draw: no row answers this"),
        (("timeline", "NOWHERE"), 1, "regional: no state or organization is called 'NOWHERE'"),
        (("timelin", "SCO"), 2, "there is no picture 'timelin' (did you mean timeline?)"),
        (("timeline", "SCO", "--width", "100"), 2, "100 is not in the range 320<=x<=4000."),
        (("timeline", "SCO", "--dataset", "core", "--dataset", "core"), 2, "a picture shows one dataset."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_drawn_is_refused_in_one_line(
    ask_file: Run, tmp_path: Path, arguments: tuple[str, ...], status: int, message: str
) -> None:
    result = ask_file("plot", *arguments, cwd=tmp_path)
    assert (result.stdout, result.status) == ("", status)
    assert message in result.stderr.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["own.svg", "link.svg", "second.svg"])
def test_a_picture_takes_the_place_of_no_database(tmp_path: Path, name: str) -> None:
    load([write(tmp_path / "blocs", BLOCS)], tmp_path / "own.svg")
    before = (tmp_path / "own.svg").read_bytes()
    (tmp_path / "link.svg").symlink_to("own.svg")
    os.link(tmp_path / "own.svg", tmp_path / "second.svg")
    result = run_command("--database", "own.svg", "plot", "timeline", "SCO", "--out", name, cwd=tmp_path)
    assert (result.stdout, result.status, (tmp_path / name).read_bytes()) == ("", 2, before)
    assert result.stderr.endswith("\nError: Invalid value for '--out': it would overwrite own.svg.\n")


def test_without_the_extra_a_png_says_how_to_get_it(record: Path, tmp_path: Path) -> None:
    (tmp_path / "resvg_py.py").write_text("raise ImportError\n", encoding="utf-8")
    result = run_command(
        "--database",
        record,
        "plot",
        "timeline",
        "SCO",
        "--out",
        tmp_path / "sco.png",
        PYTHONPATH=os.pathsep.join([str(tmp_path), str(Path(regional.__file__).parents[1])]),
    )
    assert (result.stderr, result.status) == (
        "regional: a PNG needs resvg-py: pip install 'regional-record[png]'\n",
        1,
    )


def test_every_kind_says_what_it_draws(ask_file: Run) -> None:
    listed = " ".join(ask_file("plot", "--help").stdout.split())
    for kind, about in KINDS.items():
        assert about.help in listed
        assert f"Example: regional {about.example}" in " ".join(ask_file("plot", kind, "--help").stdout.split())


@pytest.mark.parametrize("example", [about.example for about in KINDS.values()], ids=list(KINDS))
def test_every_example_draws(ask_file: Run, tmp_path: Path, example: str) -> None:
    assert ask_file(*example.split(), cwd=tmp_path).status == 0
    (written,) = tmp_path.iterdir()
    seen = read(written.read_text(encoding="utf-8"))
    assert seen.root[0].text == seen.words[0] or seen.words[0] in str(seen.root[0].text)
    assert seen.root.find("{http://www.w3.org/2000/svg}desc") is not None


def test_no_other_module_writes_svg() -> None:
    folder = FONTS.parent
    for path in folder.glob("*.py"):
        if path.name not in ("canvas.py", "document.py"):
            assert not re.search(r"<(svg|rect|path|text|g|circle|line)[ >]", path.read_text(encoding="utf-8")), path


def test_a_question_does_without_pictures() -> None:
    code = "import sys, regional.cli; print([m for m in sys.modules if m.startswith(('regional.pictures', 'xml'))])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_typeface_has_the_letters_of_all_names_in_latin_and_cyrillic() -> None:
    assert uncovered("Қырғыз Республикасы, Тоҷикистон, Україна, Монгол Улс, Azərbaycan, Việt Nam, Özbekistan") == ""
    assert set(uncovered("上合组织 منظمة")) == set("上合组织منظمة")
