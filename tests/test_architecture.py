"""The house rules that the code keeps: which way imports point, who touches the world, how long a file may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "regional"
FILES = sorted(PACKAGE.rglob("*.py"))

LAYERS = (
    {"__main__"},
    {"cli"},
    {"pages"},
    {"pictures"},
    {"questions"},
    {"render", "references", "seeds", "importers", "exporters", "sql", "database", "names", "fingerprint", "sealing"},
    {"models"},
    {"dates", "date_mends", "date_wordings", "vocabulary", "folding", "errors", "progress", "shipped"}
    | {"visible", "wordings", "name_words", "personal_names", "chinese", "json_texts"},
)
"""From top to bottom: a file imports from its own layer and from those under it. Names are looked up in a database."""

CLOCK = {"today", "now", "utcnow", "time", "localtime", "gmtime"}
"""What tells the time of day. A stopwatch, `time.monotonic`, does not."""

HANDS_OVER_THE_CLOCK = "regional.questions.connection"
"""Whoever connects from a notebook need not say which day it is: only the default of `connect` names the clock."""


def unit(module: str) -> str:
    """The part of the house to which a module belongs: `regional.seeds.loader` is of `seeds`."""
    return module.split(".")[1]


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports anywhere, at its top or inside a function, in full."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "regional":
            yield from (f"regional.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            yield node.module or ""


def dotted(node: ast.expr) -> str:
    """`os.environ` of an expression that is one; of `date.today().isoformat` only the last name."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return node.id if isinstance(node, ast.Name) else ""


def touches(path: Path) -> Iterator[str]:
    """What a file does to the world around it: print, write to a stream, read the environment or the clock, exit."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    called = {dotted(node.func) for node in nodes if isinstance(node, ast.Call)}
    for node in nodes:
        name = dotted(node.func) if isinstance(node, ast.Call) else ""
        if name in {"print", "input"} or name.endswith((".write", ".writelines", ".echo")):
            yield "writes"
        if name in {"exit", "quit", "sys.exit", "os._exit"} or name.split(".")[-1] == "SystemExit":
            yield "exits"
        if isinstance(node, ast.Attribute) and node.attr in CLOCK:
            yield "reads the clock" if dotted(node) in called else "hands over the clock"
        if isinstance(node, ast.Attribute) and dotted(node) in {"sys.stdout", "sys.stderr"}:
            yield "writes"
        if isinstance(node, ast.Attribute) and dotted(node) in {"os.environ", "os.getenv", "sys.argv"}:
            yield "reads the environment"


@pytest.mark.parametrize("path", FILES[1:], ids=module_of)
def test_imports_point_one_way(path: Path) -> None:
    levels = {name: level for level, names in enumerate(LAYERS) for name in names}
    mine = levels[unit(module_of(path))]
    ours = [module for module in imported(path) if module.startswith("regional.")]
    assert [module for module in ours if levels[unit(module)] < mine] == []


def test_the_parts_of_one_layer_do_not_import_each_other_in_a_circle() -> None:
    wanted: dict[str, set[str]] = {}
    for path in FILES[1:]:
        needs = {unit(module) for module in imported(path) if module.startswith("regional.")}
        wanted.setdefault(unit(module_of(path)), set()).update(needs - {unit(module_of(path))})
    while free := {name for name, needs in wanted.items() if not needs & set(wanted)}:
        wanted = {name: needs for name, needs in wanted.items() if name not in free}
    assert wanted == {}


@pytest.mark.parametrize("path", [path for path in FILES if "cli" not in path.parts], ids=module_of)
def test_only_the_command_line_knows_click_the_environment_the_clock_and_the_exit(path: Path) -> None:
    assert {module.partition(".")[0] for module in imported(path)} & {"click"} == set()
    allowed = {"regional.__main__": {"exits"}, HANDS_OVER_THE_CLOCK: {"hands over the clock"}}
    writes = {"writes"} if {"render", "references"} & set(path.parts) else set()
    assert set(touches(path)) <= allowed.get(module_of(path), writes)


def test_the_rules_would_notice(tmp_path: Path) -> None:
    """They are not blind: a file that does all of it is found out."""
    guilty = tmp_path / "guilty.py"
    guilty.write_text(
        "import os, sys\nfrom datetime import date, datetime\n\n"
        "clock = datetime.now\n\n"
        "def f():\n    print(date.today(), os.environ['X'])\n    sys.stderr.write('x')\n    sys.exit(1)\n",
        encoding="utf-8",
    )
    assert set(touches(guilty)) == {
        *("writes", "exits", "reads the clock", "hands over the clock", "reads the environment")
    }
    assert list(imported(guilty)) == ["os", "sys", "datetime"]


def test_files_are_short_enough_to_read_at_a_sitting() -> None:
    files = [
        path
        for ending in ("py", "sql")
        for folder in (PACKAGE, PACKAGE.parent / "tests")
        for path in folder.rglob(f"*.{ending}")
    ]
    long = {path.name: size for path in files if (size := len(path.read_text(encoding="utf-8").splitlines())) >= 250}
    assert long == {}
