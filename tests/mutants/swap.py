"""A change within a function, made in a program that has been imported: who holds the function calls it as it is then.

So a change need not be waited for: nothing is imported again, and the tests are not collected again.
"""

import ast
import functools
import gc
import importlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import CodeType, FunctionType
from typing import Any

from tests.mutants.change import Change

Functions = Mapping[tuple[str, str], list[FunctionType]]
"""All functions that are held anywhere, by file and qualified name."""


def import_file(path: str) -> None:
    """Import the module of a file of Python, whose path begins where Python looks for modules."""
    if path.endswith(".py"):
        importlib.import_module(path.removesuffix(".py").replace("/", ".").removesuffix(".__init__"))


def functions_of(files: Iterable[str]) -> Functions:
    """The functions that were made of some files."""
    wanted, found = set(files), defaultdict(list)
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename in wanted:
            found[thing.__code__.co_filename, thing.__code__.co_qualname].append(thing)
    return found


def caches_of(places: Iterable[str]) -> list[Any]:
    """What remembers the answers of functions of some files or folders."""
    wanted = tuple(places)
    kept = [thing for thing in gc.get_objects() if isinstance(thing, functools._lru_cache_wrapper)]  # noqa: SLF001
    return [cache for cache in kept if _file_of(cache).startswith(wanted)]


def _file_of(cache: Any) -> str:
    code = getattr(getattr(cache, "__wrapped__", None), "__code__", None)
    return code.co_filename if code else ""


def function_around(change: Change, text: str) -> str:
    """The qualified name of the outermost function in whose body a change is made, or nothing."""
    lines = text.encode().split(b"\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    first, last = (len(text[:place].encode()) for place in (change.start, change.end))
    for name, node in outermost(ast.parse(text)):
        begins, ends = node.body[0], node.body[-1]
        after = starts[(ends.end_lineno or 0) - 1] + (ends.end_col_offset or 0)
        if starts[begins.lineno - 1] + begins.col_offset <= first and last <= after:
            return name
    return ""


def outermost(node: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """The functions and methods of a module that are made in no other, with their qualified names."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield prefix + child.name, child
        else:
            yield from outermost(child, f"{prefix}{child.name}." if isinstance(child, ast.ClassDef) else prefix)


def swap(path: str, old: CodeType, new: CodeType, name: str, functions: Functions) -> bool:
    """Give a function, and those within it, the code that they have in another text of their file, if that can be."""
    before, after = _codes(old, name), _codes(new, name)
    done = False
    for inner, codes in before.items():
        held = [function for function in functions.get((path, inner), []) if function.__code__ in codes]
        if not held:
            continue
        if len(after[inner]) != len(codes):
            return False
        for function in held:
            try:
                function.__code__ = after[inner][codes.index(function.__code__)]
            except ValueError:  # it takes another number of names from around it
                return False
            done = True
    return done


def _codes(code: CodeType, name: str) -> dict[str, list[CodeType]]:
    """The code of a function and of those within it, by their names, which several can have."""
    found: dict[str, list[CodeType]] = defaultdict(list)
    for part in _within(code):
        if is_within(part.co_qualname, name):
            found[part.co_qualname].append(part)
    return found


def _within(code: CodeType) -> Iterator[CodeType]:
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part
            yield from _within(part)


def is_within(inner: str, name: str) -> bool:
    """Whether a function is another one or is made in it."""
    return f"{inner}.".startswith(f"{name}.")
